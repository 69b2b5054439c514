import { expect, it, onTestFinished } from 'vitest';
import type { Answer, Provider } from '../../providers/provider.ts';
import { ProviderError } from '../../providers/provider.ts';
import { tempStore } from '../../testing/temp-store.ts';
import type { EngineOptions } from './engine.ts';
import type { Store } from '../../store/open-store.ts';
import { cancelBatch, pauseBatch } from '../../domain/enrichment/control-batch.ts';
import { must } from '../../lib/assert.ts';
import { silentLog } from '../../lib/log.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { createWriter, type Writer } from './patient-writer.ts';
import { addCompanies, batchOf, engineOver, itemsOf, startTestBatch } from './testing.ts';
import { matched, scripted } from './testing-provider.ts';

const companies = (store: Store, count: number, rest: object = {}): Buffer[] =>
  addCompanies(
    store,
    Array.from({ length: count }, (_, at) => ({ name: `Company ${at}`, domain: `c${at}.example`, ...rest })),
  );

/** Runs until the batch has ended. */
async function run(
  store: Store,
  no: number,
  providers: readonly Provider[],
  options: Partial<EngineOptions> = {},
): Promise<void> {
  const engine = engineOver(store, providers, options);
  onTestFinished(() => engine.stop());
  await expect.poll(() => batchOf(store, no).finishedAt, { interval: 5 }).not.toBeNull();
  await engine.stop();
}

const numberOf = ({ input }: { input: { domain?: string } }): number =>
  Number(/\d+/.exec(input.domain ?? '')?.[0]);

it('asks in groups, keeps every answer and ends the batch with a balanced ledger', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 25) });
  const sizes: number[] = [];
  const say = scripted((lookups) => {
    sizes.push(lookups.length);
    return lookups.map((lookup): Answer => {
      if (numberOf(lookup) % 5 === 1) return { id: lookup.id, raw: null, status: 'no_match' };
      if (numberOf(lookup) % 5 === 2)
        return {
          id: lookup.id,
          raw: null,
          status: 'ambiguous',
          candidates: [{ name: 'A', confidence: 0.5 }],
        };
      return matched(lookup.id);
    });
  });
  await run(store, no, [say]);
  expect(sizes).toEqual([10, 10, 5]);
  expect(batchOf(store, no)).toMatchObject({
    status: 'completed',
    total: 25,
    succeeded: 15,
    failed: 10,
    pending: 0,
    counts: { matched: 15, no_match: 5, ambiguous: 5 },
  });
  expect(itemsOf(store, no)[0]).toMatchObject({
    status: 'matched',
    isRetryable: true,
    data: { industry: 'Steel' },
    provider: 'scripted',
    cost: 0,
  });
});

it('takes answers in any order, and asks again only for what is missing, failed or came twice', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 5) });
  const asked: number[][] = [];
  const say = scripted((lookups) => {
    asked.push(lookups.map(numberOf));
    const [first, second, ...others] = lookups.map(({ id }) => id).reverse();
    if (asked.length > 1) return lookups.map(({ id }) => matched(id));
    return [
      ...others.map((id) => matched(id, { industry: `of ${id}` })),
      { id: first ?? '', raw: null, status: 'failed', code: 'busy', message: 'Busy.', isRetryable: true },
      ...others.map((id) => matched(id, { industry: 'again' })),
      matched('unknown'),
      ...(second === undefined ? [] : []),
    ];
  });
  let draws = 0;
  // One after a millisecond, the next after fifty: what one call leaves open is asked again together all the same.
  await run(store, no, [say], { random: () => (draws++ % 2 === 0 ? 0.001 : 0.05) });
  expect(asked).toEqual([
    [0, 1, 2, 3, 4],
    [3, 4],
  ]);
  expect(itemsOf(store, no).map(({ data }) => data?.['industry'])).toEqual([
    'of 1',
    'of 2',
    'of 3',
    'Steel',
    'Steel',
  ]);
});

it('asks the next provider of a waterfall only for what is still open', async () => {
  const store = tempStore();
  const empty = companies(store, 3);
  const full = addCompanies(store, [{ name: 'Full', domain: 'c9.example', industry: 'Cloth' }]);
  const asked: Record<string, number[]> = { first: [], second: [], third: [] };
  const saying = (
    code: string,
    fields: Provider['fields'],
    give: (at: number) => Record<string, unknown> | null,
  ) =>
    scripted(
      (lookups) =>
        lookups.map((lookup): Answer => {
          asked[code]?.push(numberOf(lookup));
          const fields = give(numberOf(lookup));
          return fields ? matched(lookup.id, fields) : { id: lookup.id, raw: null, status: 'no_match' };
        }),
      { code, fields },
    );
  const providers = [
    saying('first', ['phones'], (at) => (at === 0 ? { phones: ['+49 30 1'] } : null)),
    saying('second', ['phones', 'description'], () => ({ phones: ['+49 30 2'], description: 'Text' })),
    saying('third', ['industry'], () => ({ industry: 'Steel' })),
  ];
  const steps = [
    'first',
    { provider: 'second', fields: ['phones'] },
    { provider: 'third', onlyIfEmpty: ['industry'] },
  ];
  const no = startTestBatch(store, { records: [...empty, ...full] }, { providers: steps });
  await run(store, no, providers);
  expect(asked).toEqual({ first: [0, 1, 2, 9], second: [1, 2, 9], third: [0, 1, 2] });
  expect(itemsOf(store, no).map(({ data, provider }) => [data, provider])).toEqual([
    [{ phones: ['+49 30 1'], industry: 'Steel' }, 'first, third'],
    [{ phones: ['+49 30 2'], industry: 'Steel' }, 'second, third'],
    [{ phones: ['+49 30 2'], industry: 'Steel' }, 'second, third'],
    [{ phones: ['+49 30 2'] }, 'second'],
  ]);
});

it('skips what no provider can look up, and fails what its record is gone for', async () => {
  const store = tempStore();
  const [bare] = addCompanies(store, [{ name: 'No domain' }]);
  const requests = [
    { domain: 'gone.example' },
    { companyId: 'com_1' },
    'x',
    {},
    { domain: 'no host' },
    { name: 'A' },
  ];
  const no = startTestBatch(store, {
    requests: [...requests, { companyId: `com_00000000-0000-7000-8000-000000000000` }],
  });
  const other = startTestBatch(store, { records: bare ? [bare] : [] });
  await run(store, no, [scripted((lookups) => lookups.map(({ id }) => matched(id)))]);
  await run(store, other, [scripted(() => [])]);
  expect(itemsOf(store, no).map(({ status, error }) => error?.code ?? status)).toEqual([
    'matched',
    'invalid_id',
    'invalid_request',
    'no_identifier',
    'invalid_domain',
    'no_identifier',
    'not_found',
  ]);
  expect(itemsOf(store, other)[0]).toMatchObject({ status: 'skipped', isRetryable: false });
});

it('never bills the same lookup twice: not within a batch, not in a later one unless it is to be fresh', async () => {
  const store = tempStore();
  const records = companies(store, 4);
  let lookups = 0;
  const paid = scripted(
    (asked) => {
      lookups += asked.length;
      return asked.map(({ id }) => matched(id));
    },
    { costCents: 7, billed: 'for a match', batchSize: 2 },
  );
  const twice = startTestBatch(store, { records: [...records, ...records] }, { budgetCents: 100 });
  await run(store, twice, [paid]);
  expect([lookups, batchOf(store, twice).cost]).toEqual([4, 28]);
  const later = startTestBatch(store, { records }, { budgetCents: 100 });
  await run(store, later, [paid]);
  expect([lookups, batchOf(store, later).cost]).toEqual([4, 0]);
  const fresh = startTestBatch(store, { records }, { budgetCents: 100, forceRefresh: true });
  await run(store, fresh, [paid]);
  expect([lookups, batchOf(store, fresh).cost]).toEqual([8, 28]);
});

it('stops at the budget to the cent, goes on with what is free, and asks for the rest once it is raised', async () => {
  const store = tempStore();
  const records = companies(store, 10);
  const billed: string[] = [];
  const paid = scripted(
    (asked) =>
      asked.map((lookup): Answer => {
        billed.push(lookup.id);
        return numberOf(lookup) % 2 === 0
          ? matched(lookup.id)
          : { id: lookup.id, raw: null, status: 'no_match' };
      }),
    { code: 'paid', costCents: 10, billed: 'for a lookup', batchSize: 3 },
  );
  const free = scripted((asked) => asked.map(({ id }) => ({ id, raw: null, status: 'no_match' })), {
    code: 'free',
  });
  const no = startTestBatch(store, { records }, { budgetCents: 45, providers: ['paid', 'free'] });
  await run(store, no, [paid, free]);
  expect(billed).toHaveLength(4);
  expect(batchOf(store, no)).toMatchObject({
    cost: 40,
    counts: { matched: 2, no_match: 2, budget_stopped: 6 },
  });
});

it('tries again what fails for a passing reason, and gives it up after five times', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 2) });
  // Each item waits for a time of its own, so a call may be about one of them.
  const tries = new Map<string, number>();
  const down = scripted((lookups) => {
    for (const { id } of lookups) tries.set(id, (tries.get(id) ?? 0) + 1);
    throw new ProviderError('http_503', 'It is down.', { kind: 'passing' });
  });
  await run(store, no, [down]);
  expect([...tries.values()]).toEqual([5, 5]);
  expect(batchOf(store, no)).toMatchObject({ status: 'failed', failed: 2 });
  expect(itemsOf(store, no)[0]?.error).toEqual({
    code: 'http_503',
    message: 'It is down.',
    isRetryable: true,
  });
});

it('goes on at once where the clock was set back by a day while items waited for another try', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 2) });
  let setBackMs = 0;
  let calls = 0;
  const say = scripted((lookups) => {
    calls += 1;
    if (calls > 1) return lookups.map(({ id }) => matched(id));
    setBackMs = 86_400_000;
    throw new ProviderError('http_503', 'It is down.', { kind: 'passing' });
  });
  const waits = [1, 0];
  await run(store, no, [say], {
    // The first waits by the clock as it was, the second by the new one.
    clock: { now: () => Date.now() - (waits.length > 1 ? 0 : setBackMs) },
    random: () => waits.shift() ?? 0,
    leaseMs: 60,
  });
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', succeeded: 2 });
});

it('pauses where a provider refuses the key, with the reason, and burns no item', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 30) });
  let calls = 0;
  const refusing = scripted(
    () => {
      calls += 1;
      throw new ProviderError('http_401', 'It does not take the key.', { kind: 'refused', status: 401 });
    },
    { rate: { calls: 1, perMs: 60_000 } },
  );
  const engine = engineOver(store, [refusing]);
  onTestFinished(() => engine.stop());
  await expect.poll(() => batchOf(store, no).status).toBe('paused');
  expect(calls).toBeLessThanOrEqual(4);
  expect(batchOf(store, no)).toMatchObject({
    pausedBy: 'provider',
    pausedReason: 'It does not take the key.',
    counts: { queued: 30 },
  });
  // A pause is no end: whoever cancels it before this is heard tells of the end.
  await expect.poll(() => engine.notes.at(-1)).toMatchObject({ kind: 'idle' });
  const told = engine.notes.flatMap((note) => (note.kind === 'progress' ? [note.isEnd] : []));
  expect(new Set(told)).toEqual(new Set([false]));
});

it('asks nothing more of a batch that is paused while its calls are being made up', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 5) });
  let calls = 0;
  const say = scripted(
    (lookups) => {
      calls += 1;
      return lookups.map(({ id }) => matched(id));
    },
    { batchSize: 1 },
  );
  const writer = createWriter(store.db, silentLog, null);
  let isPaused = false;
  const pauseSecond: Writer = Object.assign(
    async <T>(work: (db: WriteDb) => T): Promise<T> => {
      const hasAsked = batchOf(store, no).status === 'running';
      if (hasAsked && !isPaused) await writer((db) => pauseBatch(db, must(findBatchByNo(db, no))));
      isPaused ||= hasAsked;
      return writer(work);
    },
    { stop: () => writer.stop() },
  );
  const engine = engineOver(store, [say], { write: pauseSecond });
  onTestFinished(() => engine.stop());
  await expect
    .poll(() => batchOf(store, no), { interval: 5 })
    .toMatchObject({ status: 'paused', succeeded: 1 });
  await expect.poll(() => engine.notes.at(-1), { interval: 5 }).toMatchObject({ kind: 'idle' });
  expect(calls).toBe(1);
  expect(batchOf(store, no)).toMatchObject({ pausedBy: 'person', pending: 4 });
});

it('leaves a batch cancelled that is cancelled just before it would be paused', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 1) });
  const refusing = scripted(() => {
    throw new ProviderError('http_401', 'It does not take the key.', { kind: 'refused', status: 401 });
  });
  const writer = createWriter(store.db, silentLog, null);
  const cancelFirst: Writer = Object.assign(
    async <T>(work: (db: WriteDb) => T): Promise<T> => {
      const batch = must(findBatchByNo(store.db, no));
      if (providerSettings(store.db, 'scripted').paused && batch.finishedAtMs === null)
        await writer((db) => cancelBatch(db, batch, 1000));
      return writer(work);
    },
    { stop: () => writer.stop() },
  );
  const engine = engineOver(store, [refusing], { write: cancelFirst });
  onTestFinished(() => engine.stop());
  await expect.poll(() => engine.notes.at(-1), { interval: 5 }).toMatchObject({ kind: 'idle' });
  expect(batchOf(store, no)).toMatchObject({ status: 'cancelled', pausedBy: null });
  // Of the answer, and none of a pause.
  expect(engine.notes.filter(({ kind }) => kind === 'progress')).toHaveLength(1);
});

it('waits while it is offline and goes on by itself, with no try lost', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 3) });
  const seen: (string | null)[] = [];
  let calls = 0;
  const say = scripted((lookups) => {
    calls += 1;
    if (calls > 1) seen.push(batchOf(store, no).pausedBy);
    if (calls < 3) throw new ProviderError('offline', 'There is no network.', { kind: 'passing' });
    return lookups.map(({ id }) => matched(id));
  });
  await run(store, no, [say]);
  expect(seen).toEqual(['offline', 'offline']);
  expect(batchOf(store, no)).toMatchObject({ status: 'completed', succeeded: 3, pausedBy: null });
});

it('asks nothing before a provider said when to come back', async () => {
  const store = tempStore();
  const no = startTestBatch(store, { records: companies(store, 30) });
  const times: number[] = [];
  const say = scripted(
    (lookups) => {
      times.push(Date.now());
      if (times.length === 1)
        throw new ProviderError('http_429', 'Wait.', { kind: 'limited', retryAfterMs: 300 });
      return lookups.map(({ id }) => matched(id));
    },
    { rate: null },
  );
  await run(store, no, [say]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(300);
});
