// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decision, ReviewCell, ReviewMatrix, ReviewOverview } from '../../../shared/schema/review.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';
import { acceptAll, columnsOf, moved, nextOpen } from './open-cells.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const cell = (id: number, provider: string, value: unknown, rest: Partial<ReviewCell> = {}): ReviewCell => ({
  id: `prp_${id}`,
  provider,
  value,
  confidence: 0.9,
  relation: 'fills',
  state: 'open',
  note: null,
  written: null,
  decidedBy: null,
  decidedAt: null,
  stepId: null,
  ...rest,
});

const matrixOf = (itemId: string, name: string): ReviewMatrix => ({
  itemId,
  recordId: `com_${itemId}`,
  name,
  open: 4,
  conflicts: 1,
  fills: 3,
  decided: 0,
  providers: ['gleif', 'registry'].map((code) => ({
    code,
    confidence: 0.9,
    fetchedAt: '2026-11-19T10:00:00Z',
    asOf: null,
    isCached: false,
    cost: 4,
  })),
  fields: [
    {
      field: 'name',
      value: name,
      source: null,
      isLocked: false,
      cells: [cell(1, 'gleif', name, { state: 'same' })],
    },
    {
      field: 'industry',
      value: 'Steel',
      source: {
        kind: 'person',
        name: 'Ada',
        actor: 'usr_1',
        run: null,
        at: '2026-11-01T10:00:00Z',
        row: null,
      },
      isLocked: false,
      cells: [cell(2, 'gleif', 'Cloth', { relation: 'conflicts' })],
    },
    {
      field: 'foundationYear',
      value: null,
      source: null,
      isLocked: false,
      cells: [cell(3, 'gleif', '1951', { confidence: 0.6 }), cell(4, 'registry', '1952')],
    },
    { field: 'phones', value: [], source: null, isLocked: false, cells: [cell(5, 'registry', ['1', '2'])] },
    {
      field: 'taxId',
      value: 'T',
      source: null,
      isLocked: true,
      cells: [cell(6, 'gleif', 'X', { state: 'locked' })],
    },
  ],
});

const amounts = { open: 8, conflicts: 2, fills: 6, decided: 0 };
const overview: ReviewOverview = {
  ...amounts,
  total: 8,
  accepted: 0,
  edited: 0,
  rejected: 0,
  confident: 3,
  byField: [{ field: 'industry', ...amounts }],
  byProvider: [
    { provider: 'gleif', ...amounts },
    { provider: 'registry', ...amounts },
  ],
};

const batch = { id: 'bat_1', no: 41, name: 'October', entity: 'company', environment: 'live', toReview: 8 };
const at = '/v1/enrichment/batches/bat_1';

/** Decisions are remembered, and the record shows them. */
function open() {
  const sent: Decision[][] = [];
  const asked: unknown[] = [];
  const decidedIds = () =>
    new Map(sent.flat().flatMap((one) => ('proposalId' in one ? [[one.proposalId, one.do]] : [])));
  const shown = (itemId: string, name: string): ReviewMatrix => {
    const matrix = matrixOf(itemId, name);
    const state = (id: string) => (decidedIds().get(id) === 'accept' ? 'accepted' : 'rejected');
    for (const field of matrix.fields)
      field.cells = field.cells.map((one) =>
        decidedIds().has(one.id) ? { ...one, state: state(one.id) } : one,
      );
    return matrix;
  };
  const job = ({ body }: FakeRequest) => {
    asked.push(body);
    return { data: {} };
  };
  installFakeBackend({
    'GET /v1/enrichment/batches': () => ({ data: { items: [batch], pagination: {} } }),
    [`GET ${at}/review`]: () => ({ data: overview }),
    [`GET ${at}/review/records`]: () => ({
      data: {
        items: [
          { itemId: 'itm_1', recordId: 'com_1', name: 'Acme', ...amounts },
          { itemId: 'itm_2', recordId: 'com_2', name: 'Bolt', ...amounts },
        ],
        pagination: {},
      },
    }),
    [`GET ${at}/review/records/itm_1`]: () => ({ data: shown('itm_1', 'Acme') }),
    [`GET ${at}/review/records/itm_2`]: () => ({ data: matrixOf('itm_2', 'Bolt') }),
    [`POST ${at}/review/decisions`]: ({ body }: FakeRequest) => {
      sent.push((body as { decisions: Decision[] }).decisions);
      return { data: { step: null, decided: 1, problems: [] } };
    },
    [`POST ${at}/review/bulk`]: job,
    [`POST ${at}/take-back`]: job,
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
  });
  renderWindow('/review');
  return { sent, asked, user: userEvent.setup() };
}

const picked = () => screen.getByRole('button', { pressed: true, name: / proposes / });

describe('the review', () => {
  it('shows what is stored beside what each provider proposes', async () => {
    open();
    const table = await screen.findByRole('table', { name: 'Acme' });
    const row = within(table).getByRole('row', { name: /^Industry/ });
    expect(within(row).getByText('Steel')).toBeTruthy();
    expect(within(row).getByRole('button', { name: 'gleif proposes Cloth for Industry' })).toBeTruthy();
    expect(within(row).getByText('nothing')).toBeTruthy();
    expect(within(table).getByText('Locked, not offered')).toBeTruthy();
    expect(screen.getByText('0 of 8 reviewed')).toBeTruthy();
  });

  it('is done by keyboard alone', async () => {
    const { sent, user } = open();
    await screen.findByRole('table', { name: 'Acme' });
    expect(picked().getAttribute('aria-label')).toContain('Cloth');
    await user.keyboard('a');
    await waitFor(() => expect(picked().getAttribute('aria-label')).toContain('1952'));
    await user.keyboard('{ArrowLeft}');
    expect(picked().getAttribute('aria-label')).toContain('1951');
    await user.keyboard('r');
    await waitFor(() => expect(sent).toHaveLength(2));
    await user.keyboard('{ArrowDown}');
    await user.keyboard('l');
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent).toMatchObject([
      [{ proposalId: 'prp_2', do: 'accept' }],
      [{ proposalId: 'prp_3', do: 'reject' }],
      [{ itemId: 'itm_1', do: 'lock' }],
    ]);
    await user.keyboard('j');
    await screen.findByRole('table', { name: 'Bolt' });
    await user.keyboard('k');
    await screen.findByRole('table', { name: 'Acme' });
  });

  it('accepts all of a record with Shift+A, of each field the surest', async () => {
    const { sent, user } = open();
    await screen.findByRole('table', { name: 'Acme' });
    await user.keyboard('{Shift>}A{/Shift}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]?.map((one) => 'proposalId' in one && one.proposalId)).toEqual(['prp_2', 'prp_4', 'prp_5']);
  });

  it('takes a value that was changed first, a list line by line', async () => {
    const { sent, user } = open();
    const table = await screen.findByRole('table', { name: 'Acme' });
    await user.click(within(table).getByRole('button', { name: /proposes 1, 2 for Phones/ }));
    await user.keyboard('e');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), '\n3');
    await user.click(within(dialog).getByRole('button', { name: 'Accept' }));
    await waitFor(() =>
      expect(sent).toEqual([[{ proposalId: 'prp_5', do: 'accept', value: ['1', '2', '3'] }]]),
    );
  });

  it('decides many at once, and takes a batch back', async () => {
    const { asked, user } = open();
    await user.click(await screen.findByRole('button', { name: /Accept where empty/ }));
    await user.click(screen.getByRole('button', { name: /Accept confidence ≥ 0\.90/ }));
    await waitFor(() =>
      expect(asked).toEqual([
        { do: 'accept', where: { relation: 'fills' }, dryRun: false },
        { do: 'accept', where: { minConfidence: 0.9 }, dryRun: false },
      ]),
    );
  });
});

describe('the way through a record', () => {
  const matrix = matrixOf('itm_1', 'Acme');

  it('goes on to the next open field, round the end', () => {
    expect(nextOpen(matrix, { field: 'phones', provider: 'registry' })).toEqual({
      field: 'phones',
      provider: 'registry',
    });
    expect(nextOpen(matrix, { field: 'taxId', provider: 'gleif' })).toEqual({
      field: 'industry',
      provider: 'gleif',
    });
  });

  it('stays within the table', () => {
    expect(moved(matrix, { field: 'name', provider: 'gleif' }, -1, -1)).toEqual({
      field: 'name',
      provider: 'gleif',
    });
    expect(moved(matrix, { field: 'taxId', provider: 'gleif' }, 1, 1)).toEqual({
      field: 'taxId',
      provider: 'registry',
    });
    expect(columnsOf(matrix)).toEqual(['gleif', 'registry']);
    expect(acceptAll(matrix)).toHaveLength(3);
  });
});
