// The review of a batch over the API: what it shows, what decisions by a filter do, and how all of it goes back.
import { afterEach, describe, expect, it } from 'vitest';
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import type {
  ReviewMatrix,
  ReviewOverview,
  ReviewRecord,
  ReviewSummary,
} from '../../../shared/schema/review.ts';
import { must } from '../../lib/assert.ts';
import { answeredBatch } from '../../domain/review/testing.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { parseId } from '../../lib/ids.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
afterEach(() => test.close());

async function data<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data: T };
  expect(answer, `${method} ${path}`).toHaveProperty('data');
  return answer.data;
}

const names = ['Acme', 'Bolt', 'Cord'];
const answers = {
  gleif: { confidence: 0.95, cost: 4, fields: { industry: 'Cloth', foundationYear: '1951', taxId: 'T' } },
  registry: { confidence: 0.6, cost: 2, fields: { foundationYear: '1952', taxId: 'T' } },
};

async function setUp(over: { answers?: typeof answers } = {}) {
  test = openApp();
  const { db } = test.services.store;
  const made: Company[] = [];
  for (const name of names) made.push(await data('POST', '/v1/companies', { name, industry: 'Steel' }));
  const records = made.map(({ id }) => must(findCompanyByUuid(db, must(parseId('com', id), id)), id));
  const batch = answeredBatch(
    db,
    records.map((record) => ({ record, answers: over.answers ?? answers })),
  );
  const at = `/v1/enrichment/batches/${batch.id}`;
  const all = async () => {
    const found: Company[] = [];
    for (const { id } of made) found.push(await data('GET', `/v1/companies/${id}`));
    return found.map(({ updatedAt: _at, version: _version, ...rest }) => rest);
  };
  const ended = async ({ id }: BulkJob): Promise<BulkJob> => {
    const look = () => data<BulkJob>('GET', `/v1/companies/bulk/${id}`);
    await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBe(null);
    return look();
  };
  const bulk = async (body: unknown) => ended(await data<BulkJob>('POST', `${at}/review/bulk`, body));
  const overview = () => data<ReviewOverview>('GET', `${at}/review`);
  return { at, made, all, ended, bulk, overview };
}

describe('a batch under review', () => {
  it('is counted, listed page by page and shown record by record', async () => {
    const { at, overview, made } = await setUp();
    expect(await overview()).toEqual({
      open: 15,
      conflicts: 3,
      fills: 12,
      decided: 0,
      total: 15,
      accepted: 0,
      edited: 0,
      rejected: 0,
      confident: 9,
      byField: [
        { field: 'foundationYear', open: 6, conflicts: 0, fills: 6, decided: 0 },
        { field: 'industry', open: 3, conflicts: 3, fills: 0, decided: 0 },
        { field: 'taxId', open: 6, conflicts: 0, fills: 6, decided: 0 },
      ],
      byProvider: [
        { provider: 'gleif', open: 9, conflicts: 3, fills: 6, decided: 0 },
        { provider: 'registry', open: 6, conflicts: 0, fills: 6, decided: 0 },
      ],
    });
    type Page = { items: ReviewRecord[]; pagination: { nextLink?: string } };
    const page = await data<Page>('GET', `${at}/review/records?limit=2&tab=conflicts`);
    expect(page.items).toMatchObject([{ name: 'Acme', open: 5, conflicts: 1, fills: 4 }, { name: 'Bolt' }]);
    const rest = await data<Page>(
      'GET',
      must(page.pagination.nextLink, 'link').replace(/^https?:\/\/[^/]+/, ''),
    );
    expect(rest).toMatchObject({ items: [{ name: 'Cord' }], pagination: {} });
    const none = await data<Page>('GET', `${at}/review/records?provider=registry&minConfidence=0.9`);
    expect(none.items).toEqual([]);
    const matrix = await data<ReviewMatrix>('GET', `${at}/review/records/${page.items[0]?.itemId}`);
    expect(matrix).toMatchObject({
      recordId: made[0]?.id,
      providers: [{ code: 'gleif', cost: 4, isCached: false }, { code: 'registry' }],
      fields: [
        {
          field: 'industry',
          value: 'Steel',
          source: { kind: 'person' },
          isLocked: false,
          cells: [
            { provider: 'gleif', value: 'Cloth', relation: 'conflicts', state: 'open', confidence: 0.95 },
          ],
        },
        { field: 'foundationYear', value: null, source: null, cells: [{}, { provider: 'registry' }] },
        { field: 'taxId' },
      ],
    });
  });

  it('is shown for several records at once, in the order in which they are asked for', async () => {
    const { at } = await setUp();
    const { items } = await data<{ items: ReviewRecord[] }>('GET', `${at}/review/records`);
    const ids = items.map(({ itemId }) => itemId).toReversed();
    const shown = await data<{ items: ReviewMatrix[] }>('GET', `${at}/review/matrices?items=${ids.join()}`);
    expect(shown.items.map(({ name }) => name)).toEqual(['Cord', 'Bolt', 'Acme']);
    expect(shown.items[2]).toEqual(await data('GET', `${at}/review/records/${ids[2]}`));
    const tooMany = Array.from({ length: 51 }, () => ids[0]).join();
    const asked = [`itm_none`, tooMany].map((list) =>
      test.send('GET', `${at}/review/matrices?items=${list}`),
    );
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([404, 400]);
  });

  it('is decided by a filter as one step, of each field the surest value', async () => {
    const { all, bulk, overview, at } = await setUp();
    const before = await all();
    const count = { do: 'accept', where: { relation: 'fills', minConfidence: 0.5 }, dryRun: true };
    expect(await data('POST', `${at}/review/bulk`, count)).toEqual({ matching: 12 });
    const job = await bulk({ ...count, dryRun: false });
    expect(job).toMatchObject({
      status: 'completed',
      changed: 3,
      failed: 0,
      step: { label: { action: 'accept', companies: 3 } },
    });
    expect(await all()).toMatchObject(
      names.map(() => ({ industry: 'Steel', foundationYear: '1951', taxId: 'T' })),
    );
    expect(await overview()).toMatchObject({
      open: 3,
      conflicts: 3,
      fills: 0,
      decided: 12,
      accepted: 6,
      total: 15,
    });
    await data('POST', '/v1/steps/undo');
    expect(await all()).toEqual(before);
    expect(await overview()).toMatchObject({ open: 15, decided: 0 });
    await data('POST', '/v1/steps/redo');
    expect(await overview()).toMatchObject({ open: 3, decided: 12 });
  });

  it('accepts what fills an empty field only where it is still empty', async () => {
    const { made, bulk, all, overview } = await setUp();
    await data('PATCH', `/v1/companies/${made[0]?.id}`, { taxId: 'mine' });
    await data('PATCH', `/v1/companies/${made[1]?.id}`, { taxId: 'T' });
    await bulk({ do: 'accept', where: { relation: 'fills', field: 'taxId' } });
    expect((await all()).map(({ taxId }) => taxId)).toEqual(['mine', 'T', 'T']);
    expect((await overview()).byField).toContainEqual({
      field: 'taxId',
      open: 2,
      conflicts: 2,
      fills: 0,
      decided: 4,
    });
  });

  it('rejects a provider as a whole', async () => {
    const { bulk, overview } = await setUp();
    const job = await bulk({ do: 'reject', where: { provider: 'registry' } });
    expect(job).toMatchObject({ changed: 3, step: { label: { action: 'reject' } } });
    // The tax id that the other provider gives too is the same value.
    expect(await overview()).toMatchObject({ rejected: 9, open: 6 });
  });

  it('is taken back whole or provider by provider, but for what was edited since', async () => {
    const { at, bulk, ended, all, overview, made } = await setUp();
    const before = await all();
    await bulk({ do: 'accept', where: { provider: 'gleif', field: 'industry' } });
    await bulk({ do: 'accept', where: { provider: 'registry', field: 'foundationYear' } });
    const accepted = await all();
    const first = await ended(await data<BulkJob>('POST', `${at}/take-back`, { provider: 'gleif' }));
    expect(first).toMatchObject({ changed: 3, keptCount: 0, step: { label: { action: 'take_back' } } });
    expect(await all()).toEqual(before.map((one) => ({ ...one, foundationYear: '1952' })));
    await data('POST', '/v1/steps/undo');
    expect(await all()).toEqual(accepted);
    await data('PATCH', `/v1/companies/${made[0]?.id}`, { industry: 'Typed' });
    const whole = await ended(await data<BulkJob>('POST', `${at}/take-back`, {}));
    expect(whole).toMatchObject({
      keptCount: 1,
      kept: [{ companyName: 'Acme', field: 'industry', reason: 'edited' }],
    });
    expect((await all()).map(({ industry }) => industry)).toEqual(['Typed', 'Steel', 'Steel']);
    expect(await overview()).toMatchObject({ accepted: 0 });
  });

  it('tells in the history who accepted what, from where and how sure', async () => {
    const { at, made, bulk } = await setUp();
    const job = await bulk({ do: 'accept', where: { field: 'industry' } });
    const path = `/v1/companies/${made[0]?.id}/history?field=industry`;
    const { items } = await data<{ items: HistoryEntry[] }>('GET', path);
    expect(items[0]).toMatchObject({
      kind: 'provider',
      name: 'gleif',
      action: 'accept',
      accepted: { batchId: at.split('/').at(-1), confidence: 0.95, by: job.step?.actor },
    });
  });

  it('is summed up: coverage, match rates, agreement and cost', async () => {
    const { at, bulk } = await setUp();
    await bulk({ do: 'accept', where: { provider: 'gleif', relation: 'fills' } });
    const summary = await data<ReviewSummary>('GET', `${at}/review/summary`);
    expect(summary).toMatchObject({
      records: 3,
      providers: [
        { provider: 'gleif', asked: 3, matched: 3, cost: 12, filled: 6, costPerCell: 2 },
        { provider: 'registry', asked: 3, matched: 3, cost: 6, filled: 0, costPerCell: null },
      ],
      agreement: [{ providers: ['gleif', 'registry'], both: 6, equal: 3 }],
    });
    expect(summary.fields).toContainEqual({ field: 'taxId', before: 0, after: 3, filled: 3, cost: 6 });
    expect(summary.fields).toContainEqual({ field: 'industry', before: 3, after: 3, filled: 0, cost: 0 });
  });

  it('is decided only by who may write the records', async () => {
    const { at } = await setUp();
    const key = test.makeKey(['write:enrich', 'read:enrichment']);
    const send = (path: string, body: unknown) =>
      test.send('POST', `${at}${path}`, { key, caller: { kind: 'network' }, body });
    const refused = await Promise.all([
      send('/review/decisions', { decisions: [{ proposalId: 'prp_1', do: 'reject' }] }),
      send('/review/bulk', { do: 'accept' }),
      send('/take-back', {}),
    ]);
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});
