// @vitest-environment jsdom
// What the History tab tells of a record's relationships.
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { HistoryEntry, HistoryRelation } from '../../../shared/schema/record.ts';
import type { StepLabel, StepState } from '../../../shared/schema/step.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { RecordHistory } from './record-history.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const at = '2026-11-22T10:00:00.000Z';
const nothing = { role: null, share: null, shareUpTo: null, from: null, to: null };

type Told = Partial<HistoryRelation> & { state?: StepState; companies?: number };

function entry(no: number, { state = 'done', companies = 1, ...told }: Told): HistoryEntry {
  const actor = { id: 'usr_1', fullName: 'Mira Aldous', email: null };
  const label: StepLabel = { action: 'edit', companies, name: 'Acme', fields: ['relationships'] };
  const relation: HistoryRelation = {
    id: `rel_${no}`,
    kind: 'shareholder',
    source: 'person',
    became: 'made',
    direction: 'in',
    other: { id: 'com_2', type: 'company', name: 'Tarnhelm Holding', countryCode: 'GB' },
    before: null,
    after: null,
    step: { id: `stp_${no}`, label, state, actor, at },
    ...told,
  };
  const by = {
    kind: 'person',
    name: 'Mira Aldous',
    actor: 'usr_1',
    run: `stp_${no}`,
    at,
    row: null,
  } as const;
  return { ...by, id: `rch_${no}`, entry: 'related', reason: null, action: 'edit', cells: [], relation };
}

function open(items: HistoryEntry[]): string[] {
  const undone: string[] = [];
  installFakeBackend({
    'GET /v1/companies/com_1/history': () => ({ data: { items, pagination: {} } }),
    'POST /v1/steps/stp_1/undo': () => {
      undone.push('stp_1');
      return { data: { step: items[0]?.relation?.step, cells: 0, companies: 0, kept: [], keptCount: 0 } };
    },
  });
  const root = createRootRoute({ component: () => <RecordHistory entity="company" id="com_1" /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  renderPiece(<RouterProvider router={router} />);
  return undone;
}

test('it says with whom, what was said before and now, and takes a step of one record back', async () => {
  const undone = open([
    entry(1, {
      became: 'ended',
      before: { ...nothing, share: 25 },
      after: { ...nothing, share: 25, to: '2025' },
    }),
    entry(2, { state: 'undone', direction: 'out', other: null, after: nothing }),
    entry(3, { became: 'deleted', kind: 'officer', before: { ...nothing, role: 'Director' }, companies: 14 }),
  ]);
  const lines = await within(await screen.findByRole('list', { name: 'History' })).findAllByRole('listitem');
  for (const [no, words] of [
    'Relationship ended|Mira Aldous|ShareholdersTarnhelm Holding25 %25 % · until 2025',
    'Relationship addedtaken back|Mira Aldous|Holdingsa deleted record',
    'Relationship deleted|Mira Aldous|OfficersTarnhelm HoldingDirector',
  ].entries())
    for (const part of words.split('|')) expect(lines[no]?.textContent).toContain(part);
  const undo = await screen.findAllByRole('button', { name: /^Undo/ });
  expect(undo.map((button) => button.title)).toEqual(['Undo: Edit Relationships of Acme']);
  await userEvent.click(screen.getByRole('button', { name: 'Undo: Edit Relationships of Acme' }));
  await waitFor(() => expect(undone).toEqual(['stp_1']));
  expect(screen.getAllByRole('link', { name: 'Tarnhelm Holding' })).toHaveLength(2);
});
