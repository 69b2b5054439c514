import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { noteUnpromised } from '../testing/note-unpromised.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';
import { startBatch, type BatchWish, type ItemWish } from '../../domain/enrichment/start-batch.ts';
import { transact } from '../../store/database.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { inPieces } from '../../jobs/enrichment/in-pieces.ts';

const rowsOf = ({ db }: Store): [number, number] => {
  const count = (table: string) => db.sql<number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return [count('enrich_batch'), count('enrich_item')];
};

const path = '/v2/test/company/bulk-enrich';
const requestsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ domain: `c${at}.example` }));
const send = (test: TestApp, count: number, headers: Record<string, string> = {}) =>
  test.send('POST', path, { headers, body: { requests: requestsOf(count), providers: ['domain-facts'] } });

const opened = (): TestApp => {
  const test = openApp();
  onTestFinished(() => test.close());
  return test;
};

const wish: BatchWish = {
  entity: 'company',
  environment: 'live',
  purpose: 'enrich',
  name: null,
  providers: [{ provider: 'domain-facts' }],
  apply: 'review',
  forceRefresh: false,
  budgetCents: null,
  createdBy: 'usr_1',
  createdAtMs: 1,
  scheduleNo: null,
};

function* wishes(count: number, failAt = Number.POSITIVE_INFINITY): Generator<ItemWish> {
  for (let at = 0; at < count; at += 1) {
    if (at === failAt) throw new Error('This one cannot be read.');
    yield {
      request: { domain: `c${at}.example` },
      metadata: null,
      recordUuid: null,
      unlinked: null,
      error: null,
    };
  }
}

it('lets others write between two pieces, and shows a batch only once it is whole', async () => {
  const test = opened();
  const { store } = test.services;
  const isDone: string[] = [];
  const sent = send(test, 10_000).then(() => isDone.push('batch'));
  while (rowsOf(store)[1] === 0) await nextTurn();
  const made = await test.send('POST', '/v1/companies', { body: { name: 'Between' } });
  isDone.push('company');
  expect(made.status).toBe(200);
  expect(await (await test.send('GET', path)).json()).toEqual({ items: [] });
  await sent;
  expect(isDone).toEqual(['company', 'batch']);
  expect(await (await test.send('GET', path)).json()).toMatchObject({ items: [{ total: 10_000 }] });
});

it('leaves nothing of a batch that is refused when it is to be made whole', async () => {
  const test = opened();
  const { store } = test.services;
  store.db.raw.exec(
    `CREATE TEMP TRIGGER refused BEFORE INSERT ON main.idempotency BEGIN SELECT RAISE(ABORT, 'no'); END`,
  );
  expect((await send(test, 2500, { 'idempotency-key': 'k' })).status).toBe(500);
  expect(rowsOf(store)).toEqual([0, 0]);
  store.db.raw.exec('DROP TRIGGER refused');
  const [one, other] = [
    await send(test, 2500, { 'idempotency-key': 'k' }),
    await send(test, 2500, { 'idempotency-key': 'k' }),
  ];
  expect(await other.json()).toEqual(await one.json());
  expect(rowsOf(store)).toEqual([1, 2500]);
});

it('leaves nothing of a batch that fails in the middle', async () => {
  const store = tempStore();
  const start = (no: number) => transact(store.db, () => startBatch(store.db, no, 1).id);
  const failing = inPieces(store.db, wish, { total: 2500, each: wishes(2500, 1700) }, start);
  await expect(failing).rejects.toThrow('cannot be read');
  expect(rowsOf(store)).toEqual([0, 0]);
  expect(await inPieces(store.db, wish, { total: 2500, each: wishes(2500) }, start)).toMatch(/^bat_/);
});

it('takes away at a start what an earlier run of the program had begun', async () => {
  const test = opened();
  const never = () => new Promise<never>(() => undefined);
  const { store } = test.services;
  void inPieces(store.db, wish, { total: 10, each: wishes(10) }, never);
  while (rowsOf(store)[1] < 10) await nextTurn();
  await test.restart();
  expect(rowsOf(test.services.store)).toEqual([0, 0]);
});

it('tells of the end of a batch that ends as it starts, since all its items are wrong', async () => {
  const test = opened();
  const unpromised = noteUnpromised(test.services);
  const told: unknown[] = [];
  test.services.events.subscribe(({ topic, id, payload }) => told.push({ topic, id, payload }));
  const requests = [{ personId: 'per_none' }, { domain: 7 }];
  const path = '/v2/live/person/bulk-enrich';
  const body = { requests, providers: ['phone-facts'] };
  const { batchId } = (await (await test.send('POST', path, { body })).json()) as { batchId: string };
  expect(told).toMatchObject([
    { topic: 'enrichment:completed', id: batchId, payload: { status: 'failed', failed: 2 } },
  ]);
  expect([...unpromised]).toEqual([]);
});
