// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Decision } from '../../../../shared/schema/review.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderWindow } from '../../../testing/render-window.tsx';
import { settled } from '../settle-matrix.ts';
import { cell, matrix } from '../test-data.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const at = '/v1/enrichment/batches/bat_1';
const names = ['Acme', 'Bolt', 'Cord'];

/** Three records with a conflict in one field and two values for another. `isLong`: there are more records than these. */
function open({ isLong = false } = {}) {
  const sent: Decision[][] = [];
  const bulk: unknown[] = [];
  let stored = names.map((name, row) =>
    matrix(
      [
        { field: 'industry', value: 'Steel', cells: [cell(row * 10 + 1, 'gleif', 'Cloth')] },
        {
          field: 'taxId',
          value: null,
          cells: [
            cell(row * 10 + 2, 'gleif', 'DE1', 'fills', 0.7),
            cell(row * 10 + 3, 'registry', 'DE2', 'fills', 0.8),
          ],
        },
      ],
      { itemId: `itm_${row}`, recordId: `com_${row}`, name },
    ),
  );
  const amounts = { open: 9, conflicts: 3, fills: 6, decided: 0 };
  const overview = {
    ...amounts,
    total: 9,
    accepted: 0,
    edited: 0,
    rejected: 0,
    confident: 0,
    byField: [
      { field: 'taxId', open: 6, conflicts: 0, fills: 6, decided: 0 },
      { field: 'industry', open: 3, conflicts: 3, fills: 0, decided: 0 },
    ],
    byProvider: [],
  };
  const batch = { id: 'bat_1', no: 1, name: null, entity: 'company', environment: 'live', toReview: 9 };
  installFakeBackend({
    'GET /v1/enrichment/batches': () => ({ data: { items: [batch], pagination: {} } }),
    [`GET ${at}/review`]: () => ({ data: overview }),
    [`GET ${at}/review/records`]: ({ url }: FakeRequest) =>
      url.searchParams.has('cursor')
        ? new Promise(() => undefined)
        : { data: { items: stored, pagination: isLong ? { nextLink: '/x?cursor=c' } : {} } },
    [`GET ${at}/review/matrices`]: ({ url }: FakeRequest) => ({
      data: {
        items: (url.searchParams.get('items') ?? '')
          .split(',')
          .flatMap((id) => stored.filter(({ itemId }) => itemId === id)),
      },
    }),
    [`POST ${at}/review/decisions`]: ({ body }: FakeRequest) => {
      const { decisions } = body as { decisions: Decision[] };
      sent.push(decisions);
      stored = stored.map((one) => settled(one, decisions));
      return { data: { step: null, decided: decisions.length, problems: [] } };
    },
    [`POST ${at}/review/bulk`]: ({ body }: FakeRequest) => {
      bulk.push(body);
      return { data: {} };
    },
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
  });
  renderWindow('/review?view=grid');
  return { sent, bulk, user: userEvent.setup() };
}

const row = async (name: string) => screen.findByRole('row', { name: new RegExp(`^${name}`) });
const cellOf = async (name: string, column: number) =>
  within(await row(name)).getAllByRole('gridcell')[column] as HTMLElement;
const ids = (decisions: readonly Decision[] | undefined) =>
  decisions?.map((one) => ('proposalId' in one ? `${one.do} ${one.proposalId}` : one.do));

describe('the review as a grid', () => {
  it('shows what is stored and what is proposed, a row for each record, a column for each field', async () => {
    open();
    const heads = (await screen.findAllByRole('columnheader')).map(({ textContent }) => textContent);
    expect(heads).toEqual(['Company', 'Industry', 'Tax ID']);
    await waitFor(async () => expect((await cellOf('Bolt', 0)).textContent).toBe('SteelCloth0.90'));
    expect((await cellOf('Bolt', 1)).textContent).toBe('emptyDE2+10.80');
  });

  it('decides the cell at hand and goes on below', async () => {
    const { sent, user } = open();
    await screen.findAllByText('Cloth');
    await user.keyboard('ar');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(ids)).toEqual([['accept prp_1'], ['reject prp_11']]);
    expect((await cellOf('Acme', 0)).textContent).toContain('Accepted');
    expect((await cellOf('Bolt', 0)).textContent).toContain('Rejected');
  });

  it('decides what is selected as one step: cells, whole rows, a whole column', async () => {
    const { sent, user } = open();
    await screen.findAllByText('Cloth');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}a');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(ids(sent[0])).toEqual(['accept prp_1', 'accept prp_11']);
    await user.click(await cellOf('Cord', 1));
    await user.keyboard('{Shift>}A{/Shift}');
    await waitFor(() => expect(sent).toHaveLength(2));
    expect(ids(sent[1])).toEqual(['accept prp_21', 'accept prp_23']);
    await user.click(screen.getByRole('columnheader', { name: 'Tax ID' }));
    await screen.findByText('Selection, 1 whole column');
    await user.click(screen.getByRole('button', { name: /^Reject/ }));
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(ids(sent[2])?.toSorted()).toEqual([
      'reject prp_12',
      'reject prp_13',
      'reject prp_2',
      'reject prp_3',
    ]);
  });

  it('decides whole columns of a long list as a job, and refuses as much of single cells', async () => {
    const { sent, bulk, user } = open({ isLong: true });
    await screen.findAllByText('Cloth');
    await user.click(screen.getByRole('columnheader', { name: 'Industry' }));
    await user.keyboard('a');
    await waitFor(() =>
      expect(bulk).toEqual([{ do: 'accept', where: { field: 'industry' }, dryRun: false }]),
    );
    await user.keyboard('l');
    await screen.findByText(/more than 500 decisions/);
    expect(sent).toEqual([]);
  });

  it('changes a value first, and opens the record', async () => {
    const { sent, user } = open();
    await screen.findAllByText('Cloth');
    await user.keyboard('e');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 's{Enter}');
    await waitFor(() => expect(sent).toEqual([[{ proposalId: 'prp_1', do: 'accept', value: 'Cloths' }]]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(await cellOf('Bolt', 0));
    await user.keyboard('{Enter}');
    await screen.findByRole('navigation', { name: 'Records to review' });
  });
});
