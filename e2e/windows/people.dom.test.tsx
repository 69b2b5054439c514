// @vitest-environment jsdom
// What is done with many people from their list, over the real handler: told before it is written, changed as one step, and taken back.
import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openFaultServer } from '../../electron/testing/fault-server.ts';
import { keepFresh } from '../../renderer/api/cache-updates.ts';
import { installDomShims } from '../../renderer/testing/dom-shims.ts';
import { renderWindow } from '../../renderer/testing/render-window.tsx';
import type { Person } from '../../shared/schema/person.ts';
import { openRealBackend } from './real-backend.ts';

let backend: ReturnType<typeof openRealBackend>;
let people: Person[];

beforeAll(async () => {
  installDomShims();
  configure({ asyncUtilTimeout: 20_000 });
  backend = openRealBackend();
  people = [];
  for (const fullName of ['Ada Long', 'Ben Short', 'Cy Tall'])
    people.push((await send<{ data: Person }>('POST', '/v1/people', { fullName })).data);
});
afterAll(() => backend.close());
afterEach(cleanup);

async function send<T>(method: string, path: string, body?: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Of all three. */
const valuesOf = (field: 'jobTitle' | 'description') =>
  Promise.all(
    people.map(async ({ id }) => (await send<{ data: Person }>('GET', `/v1/people/${id}`)).data[field]),
  );

/** The list of people with the first two of them selected. */
async function openSelected() {
  const { client } = renderWindow('/people');
  const stop = keepFresh(client);
  const user = userEvent.setup();
  const grid = await screen.findByRole('grid', { name: '3 people' });
  await within(grid).findByText('Ada Long');
  grid.focus();
  await user.keyboard('{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
  const open = async (button: string, name: RegExp) => {
    await user.click(await screen.findByRole('button', { name: button }));
    return within(await screen.findByRole('dialog', { name }));
  };
  const undo = async () =>
    user.click(within(await screen.findByRole('alert')).getByRole('button', { name: 'Undo' }));
  return { user, grid, open, undo, stop };
}

test('those that are selected get what the registry says, and an undo takes it from all of them', async () => {
  const registry = await openFaultServer();
  registry.on('*', { body: { name: 'Told Otherwise', title: 'Director' } });
  const fields = { fullName: '$.name', jobTitle: '$.title' };
  const config = { entity: 'person', url: `${registry.url}/{fullName}`, fields };
  await send('PATCH', '/v1/enrichment/providers/http-json', { isOn: true, isLocal: true, config });
  await send('PATCH', '/v1/enrichment/refresh-settings', { otherwise: 'http-json' });
  const { user, grid, open, undo, stop } = await openSelected();
  const dialog = await open('Refresh…', /^Refresh 2 people/);
  await user.click(await dialog.findByRole('radio', { name: /^Basic data/ }));
  await user.click(await dialog.findByRole('button', { name: 'Ask about 2 people' }));
  expect(await dialog.findByText(/^2 of 2 are known; 2 change, the name of 0/)).toBeTruthy();
  expect(dialog.getByRole('row', { name: /^Ada Long Job title Director/ })).toBeTruthy();
  await user.click(dialog.getByRole('switch', { name: 'Preserve name' }));
  expect(await dialog.findByText('Off: 2 names change.')).toBeTruthy();
  await user.click(dialog.getByRole('switch', { name: 'Preserve name' }));
  expect(await valuesOf('jobTitle')).toEqual([null, null, null]);
  await user.click(await dialog.findByRole('button', { name: /^Change 2 people/ }));
  await waitFor(() => expect(within(grid).getAllByText('Director')).toHaveLength(2));
  expect(await valuesOf('jobTitle')).toEqual(['Director', 'Director', null]);
  await undo();
  await waitFor(() => expect(within(grid).queryByText('Director')).toBeNull());
  expect(await valuesOf('jobTitle')).toEqual([null, null, null]);
  expect(registry.calls).toHaveLength(2);
  stop();
});

test('a rule that was picked is run over those that are selected, and an undo takes back what it wrote', async () => {
  const rule = {
    name: 'No title',
    entity: 'person',
    conditions: { path: 'jobTitle', operator: 'empty' },
    outcomes: [{ kind: 'field', field: 'description', value: 'Ask for a title' }],
  };
  await send('POST', '/rules', rule);
  await send('POST', '/rules', { ...rule, name: 'Other', outcomes: [{ kind: 'risk', points: 1 }] });
  const { user, open, undo, stop } = await openSelected();
  const dialog = await open('Run rules…', /^Run rules over 2 people/);
  // Each rule is counted by itself.
  await waitFor(() => expect(dialog.getAllByText('2 of 2')).toHaveLength(2));
  await user.click(dialog.getByRole('checkbox', { name: 'Other' }));
  await user.click(dialog.getByRole('button', { name: /^Run 1 rule/ }));
  await screen.findByRole('alert');
  expect(await valuesOf('description')).toEqual(['Ask for a title', 'Ask for a title', null]);
  const { riskPoints } = await send<{ riskPoints: number }>('GET', `/entities/${people[0]?.id}/rules`);
  expect(riskPoints).toBe(0);
  await undo();
  await waitFor(async () => expect(await valuesOf('description')).toEqual([null, null, null]));
  stop();
});
