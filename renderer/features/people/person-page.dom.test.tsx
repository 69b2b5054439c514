// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { person, personIdOf, personRowsAnswer } from '../../testing/people.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const none = () => ({ data: { items: [], pagination: {} } });

function backend() {
  let jobTitle = 'Buyer';
  let isGone = false;
  const { requests } = installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'W', companies: 0, imports: 0, activeImports: 0 } }),
    'GET /v1/import/jobs': none,
    'GET /v1/steps': none,
    'GET /v1/definitions': () => ({ data: { groups: [] } }),
    'GET /v1/person-rows': personRowsAnswer(90),
    'PATCH /v1/people/*': () => {
      jobTitle = 'Director';
      return { data: person(0, { jobTitle }) };
    },
    'GET /v1/people/*': ({ url }) => {
      const [, , , id = '', part] = url.pathname.split('/');
      if (part !== undefined) return { data: { origin: null, fields: {}, locks: {}, rows: 0 } };
      if (isGone) throw new Refusal('not_found', 'There is no such person.');
      return { data: person(Number(id.slice(-12)), { jobTitle }) };
    },
  });
  return { requests, remove: () => (isGone = true) };
}

/** A busy machine takes its time. */
const patient = { timeout: 10_000 };

test('a person has a page of its own, where the form is at hand', async () => {
  const { requests } = backend();
  const { router } = renderWindow(`/people/${personIdOf(0)}`);
  const page = within(await screen.findByRole('region', { name: 'Record of Person 1' }, patient));
  expect(await page.findByText('Buyer')).toBeTruthy();
  expect(page.getAllByRole('tab').map(({ textContent }) => textContent?.trim())).toEqual([
    'Profile',
    'Relations',
    'Rules',
    'History',
  ]);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  await user.type(await screen.findByRole('textbox', { name: 'Job title' }, patient), 'x');
  await user.click(screen.getByRole('button', { name: 'Save the person' }));
  expect(await screen.findByText('Saved Person 1.')).toBeTruthy();
  expect(requests).toContain(`PATCH /v1/people/${personIdOf(0)}`);
  await user.click(page.getByRole('tab', { name: 'Rules' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ tab: 'rules' }));
});

test('keeps the form that is open while the person is deleted elsewhere', async () => {
  const { remove } = backend();
  const { client } = renderWindow(`/people/${personIdOf(0)}`);
  await screen.findByRole('region', { name: 'Record of Person 1' }, patient);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Edit' }));
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Job title' }, patient);
  await user.type(field, ' of wire');
  remove();
  await act(() => client.invalidateQueries({ queryKey: ['getPerson'] }));
  expect(await screen.findByText(/^This record was deleted elsewhere meanwhile/)).toBeTruthy();
  expect(field.isConnected).toBe(true);
  expect(field.value).toBe('Buyer of wire');
});

test('opens from the list, which is found again as it was left', async () => {
  backend();
  renderWindow('/people?sort=fullName');
  const list = await screen.findByRole('grid', { name: '90 people' }, patient);
  for (const key of ['ArrowDown', 'PageDown', 'PageDown']) fireEvent.keyDown(list, { key });
  const before = { active: list.getAttribute('aria-activedescendant'), top: list.scrollTop };
  expect(before.top).toBeGreaterThan(500);
  fireEvent.keyDown(list, { key: 'Enter', ctrlKey: true });
  await screen.findByRole('region', { name: /^Record of Person/ }, patient);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  const again = await screen.findByRole('grid', { name: '90 people' }, patient);
  expect({ active: again.getAttribute('aria-activedescendant'), top: again.scrollTop }).toEqual(before);
});
