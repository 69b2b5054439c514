// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { EnrichItem, ItemAnswer } from '../../../../shared/schema/enrichment.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../../testing/fake-backend.ts';
import { testProvider } from '../../../testing/providers.ts';
import { renderWindow } from '../../../testing/render-window.tsx';
import { testBatch, testItem, testReport } from '../test-data.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const failed = testItem({
  recordId: null,
  unlinked: 'Two companies have this name.',
  id: 'itm_2',
  status: 'failed',
  name: 'Vettorell',
  data: null,
  confidence: null,
  isRetryable: true,
  error: { code: 'timeout', message: 'The provider took too long.', isRetryable: true },
});

const ambiguous = testItem({
  id: 'itm_3',
  status: 'ambiguous',
  name: 'Lehtola',
  data: null,
  confidence: null,
  isRetryable: false,
});

const mayBe: ItemAnswer = {
  provider: 'domain-facts',
  status: 'ambiguous',
  confidence: null,
  fields: {},
  facts: {},
  evidence: [],
  candidates: [
    { name: 'Lehtola Oy', confidence: 0.71 },
    { name: 'Lehtola Paja Oy', confidence: 0.7 },
  ],
  raw: { hits: ['both of them'] },
  asOf: null,
  fetchedAt: '2026-11-22T10:00:00.000Z',
  isCached: true,
  cost: 0,
};

/** As the backend lists them. */
function open(address: string) {
  const items: EnrichItem[] = [testItem(), failed, ambiguous];
  const asked: string[] = [];
  const at = (id: string) => items.find((item) => item.id === id);
  const path = '/v1/enrichment/batches/enb_1';
  installFakeBackend({
    'GET /v1/views': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/enrichment/batches': () => ({
      data: {
        items: [testBatch({ counts: { matched: 1, failed: 1, ambiguous: 1 } })],
        pagination: {},
      },
    }),
    [`GET ${path}/report`]: () => ({ data: testReport() }),
    'GET /v1/enrichment/providers': () => ({ data: { items: [testProvider()] } }),
    [`GET ${path}/items`]: ({ url: { searchParams: query } }: FakeRequest) => {
      const found = items.filter(
        ({ status, name }) =>
          status === (query.get('status') ?? status) && name?.includes(query.get('q') ?? '') === true,
      );
      return { data: { items: found, offset: 0, total: found.length } };
    },
    ...Object.fromEntries(
      items.flatMap(({ id }) => [
        [`GET /v2/live/company/bulk-enrich/enb_1/items/${id}`, () => at(id)],
        [`GET ${path}/items/${id}/answers`, () => ({ data: { items: id === 'itm_3' ? [mayBe] : [] } })],
        [
          `POST ${path}/items/${id}/retry`,
          () => {
            asked.push(id);
            items[1] = { ...failed, status: 'queued', error: null, isRetryable: false };
            return { data: at(id) };
          },
        ],
      ]),
    ),
  });
  return { asked, ...renderWindow(address) };
}

const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(({ textContent }) => textContent);

test('all items are listed with what became of them, by state and by a search', async () => {
  const { router } = open('/enrichment?batch=enb_1&items=all');
  await screen.findByRole('row', { name: /Tarnhelm.*Facts from domains/ });
  expect(rows()).toEqual([
    expect.stringMatching(/^1TarnhelmMatched 0\.97Domain tarnhelm\.nlFacts from domains0\.04/),
    expect.stringMatching(/^2VettorellFailedThe provider took too long\./),
    expect.stringMatching(/^3LehtolaAmbiguousseveral records match alike/),
  ]);
  await userEvent.click(screen.getByRole('combobox', { name: 'State' }));
  await userEvent.click(await screen.findByRole('option', { name: 'Failed, 1' }));
  await waitFor(() => expect(rows()).toHaveLength(1));
  expect(router.state.location.search).toEqual({ batch: 'enb_1', items: 'failed' });
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search the items' }), 'Tarn{Enter}');
  expect(await screen.findByText('No item is like this.')).toBeTruthy();
});

test('by keyboard an item is opened, and what failed for a passing reason is asked again', async () => {
  const { asked } = open('/enrichment?batch=enb_1&items=all');
  await screen.findByRole('row', { name: /Tarnhelm/ });
  screen.getByRole('grid', { name: 'Items' }).focus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  const panel = await screen.findByRole('complementary', { name: 'Vettorell' });
  expect(await within(panel).findByText('Two companies have this name.')).toBeTruthy();
  await userEvent.click(await within(panel).findByRole('button', { name: 'Ask again' }));
  await waitFor(() => expect(within(panel).queryByRole('button', { name: 'Ask again' })).toBeNull());
  expect(asked).toEqual(['itm_2']);
  await waitFor(() => expect(rows()[1]).toMatch(/^2VettorellWaiting/));
});

test('one that may be several tells which, shows the whole answer, and can be looked up anew', async () => {
  const { router } = open('/enrichment?batch=enb_1&items=ambiguous&item=itm_3');
  const panel = await screen.findByRole('complementary', { name: 'Lehtola' });
  const answer = await within(panel).findByRole('region', { name: 'Facts from domains' });
  expect(answer.textContent).toContain('Lehtola Oy0.71Lehtola Paja Oy0.70');
  expect(answer.textContent).toContain('kept from an earlier lookup');
  expect(within(panel).queryByRole('button', { name: 'Ask again' })).toBeNull();
  await userEvent.click(within(answer).getByRole('button', { name: 'Whole answer' }));
  expect((await screen.findByRole('dialog')).textContent).toContain('both of them');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await userEvent.click(within(panel).getByRole('button', { name: 'Look up anew' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ create: true }));
});
