// @vitest-environment jsdom
// The relations of a record in its panel, and on their own page as a table.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Relation } from '../../../shared/schema/relation.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderPiece, renderWindow } from '../../testing/render-window.tsx';
import { MaterializeButton } from './materialize-button.tsx';
import { graphOf, holds, node, relation } from './test-data.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const own = 'com_1';
const nodes = [
  node(own, { name: 'Kestrel & Vane' }),
  node('com_2', { name: 'Tarnhelm Holding', more: 2 }),
  node('per_3', { name: 'Mira Aldous', countryCode: null }),
];
const byRegister = relation({ subjectId: 'com_2', objectId: own, share: 75, source: 'gleif' });
const byHand = relation({ subjectId: 'per_3', objectId: own, kind: 'officer', role: 'Director' });

function openPage(answers: Record<string, (request: FakeRequest) => unknown> = {}) {
  let relations: Relation[] = [byRegister, byHand];
  const sent: unknown[] = [];
  const path = `/entities/${own}/relationships`;
  const change = (one: Relation, to: Partial<Relation>) => {
    relations = relations.map((each) => (each.id === one.id ? { ...each, ...to } : each));
    return one;
  };
  const backend = installFakeBackend({
    [`GET ${path}`]: () => graphOf(nodes, relations),
    [`POST ${path}`]: ({ body }) => {
      sent.push(body);
      relations = [...relations, { ...holds('com_4', own, 10), id: 'rel_new' }];
      return relations.at(-1);
    },
    [`PATCH ${path}/${byHand.id}`]: ({ body }) => {
      sent.push(body);
      return change(byHand, { isEnded: true, to: '2026-11-22' });
    },
    [`DELETE ${path}/${byRegister.id}`]: () => {
      relations = relations.filter(({ id }) => id !== byRegister.id);
      return { data: { id: byRegister.id } };
    },
    'GET /v1/enrichment/providers': () => ({ data: { items: [] } }),
    'GET /v1/company-rows': () => ({
      data: { items: [{ id: 'com_4', name: 'Drumlin Software' }], offset: 0, total: 1, revision: 1 },
    }),
    'GET /v1/person-rows': () => ({ data: { items: [], offset: 0, total: 0, revision: 1 } }),
    'GET /v1/steps': () => ({ data: { items: [{ id: 'stp_1' }], pagination: {} } }),
    ...answers,
  });
  renderWindow(`/relations/${own}`);
  return { backend, sent };
}

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Relations' }))
    .getAllByRole('row')
    .map((row) => row.textContent);

test('the table tells who is what, how much of it, and who says so', async () => {
  openPage();
  expect(await rows()).toEqual([
    'NameWhatShareFromToSource',
    'Shareholders 1',
    'Tarnhelm HoldingGBShareholder75 %––gleif',
    'Officers 1',
    'Mira AldousDirector–––Entered by hand',
  ]);
  expect(screen.getByText('3 records, 2 relations · 2 more are related to these')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Mira Aldous' }).getAttribute('href')).toBe('/people/per_3');
});

test('what a person told can be ended, what a register says only deleted, and a toast takes it back', async () => {
  const { sent } = openPage();
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Tarnhelm Holding' }));
  expect((await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)).toEqual(['Delete']);
  await userEvent.click(screen.getByRole('menuitem', { name: 'Delete' }));
  expect(await screen.findByText('Deleted the relation to Tarnhelm Holding.')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Actions for Mira Aldous' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Ended today' }));
  await waitFor(() => expect(sent).toEqual([{ to: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }]));
  expect(screen.getAllByRole('button', { name: 'Undo' }).length).toBeGreaterThan(0);
});

test('of a relation only what was changed is sent, and nothing where nothing was', async () => {
  const { sent } = openPage();
  const open = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Actions for Mira Aldous' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    return within(await screen.findByRole('dialog', { name: 'Relation to Mira Aldous' }));
  };
  await userEvent.click((await open()).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await userEvent.type((await open()).getByLabelText('To'), '2026-11-22{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([{ to: '2026-11-22' }]);
});

test('a dialog that is opened while another relation is deleted stays open with what is typed', async () => {
  const { promise, resolve: answer } = Promise.withResolvers<unknown>();
  openPage({ [`DELETE /entities/${own}/relationships/${byRegister.id}`]: () => promise });
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Tarnhelm Holding' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  await userEvent.click(screen.getByRole('button', { name: 'Add a relation' }));
  await userEvent.type(await screen.findByLabelText('Share'), '8');
  answer({ data: { id: byRegister.id } });
  expect(await screen.findByText('Deleted the relation to Tarnhelm Holding.')).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Share').value).toBe('8');
});

test('a relation is added to whoever is found, and what is refused stands beside its field', async () => {
  let isRefused = true;
  const { sent } = openPage({
    [`POST /entities/${own}/relationships`]: ({ body }) => {
      sent.push(body);
      if (isRefused)
        throw new Refusal('validation_error', 'It would end before it begins.', {
          issues: [{ path: 'to', code: 'invalid', message: 'It would end before it begins.' }],
        });
      return holds('com_4', own);
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Add a relation' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New relation of Kestrel & Vane' }));
  await userEvent.click(dialog.getByRole('combobox', { name: 'Company or person' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Drumlin Software' }));
  await userEvent.type(dialog.getByLabelText('To'), '2020');
  // Sent out of the field, which gives a number away as a text until it is left.
  await userEvent.type(dialog.getByLabelText('Share'), '12.50{Enter}');
  expect(await dialog.findByText('It would end before it begins.')).toBeTruthy();
  expect(sent).toEqual([
    {
      kind: 'shareholder',
      direction: 'in',
      entityId: 'com_4',
      share: 12.5,
      shareUpTo: null,
      from: null,
      to: '2020',
    },
  ]);
  isRefused = false;
  await userEvent.click(dialog.getByRole('button', { name: 'Add the relation' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('whom providers named is taken over on request, and why it cannot be is said', async () => {
  let isAsked = false;
  installFakeBackend({
    [`POST /entities/${own}/materialize-relationships`]: () => {
      if (!isAsked) throw new Refusal('no_normalized_enrichment', 'Nobody was asked about it.');
      return {
        success: true,
        created: 2,
        matched: 0,
        relationships: { created: 3, updated: 0, same: 0, removed: 0 },
        skipped: [{ name: 'N.N.', reason: 'it has no name' }],
        stepId: 'stp_1',
      };
    },
  });
  renderPiece(<MaterializeButton entityId={own} />);
  await userEvent.click(screen.getByRole('button', { name: 'From providers' }));
  expect(await screen.findByText('Nobody was asked about it.')).toBeTruthy();
  isAsked = true;
  await userEvent.click(screen.getByRole('button', { name: 'From providers' }));
  expect(
    await screen.findByText(
      '3 relations added, 0 changed, 0 removed; 2 records made. 1 left out, such as N.N.: it has no name',
    ),
  ).toBeTruthy();
});
