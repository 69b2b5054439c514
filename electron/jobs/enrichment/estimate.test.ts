import { expect, it, onTestFinished } from 'vitest';
import type { Estimate, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import { estimate } from '../../domain/enrichment/estimate.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompanies, batchOf, engineOver, startTestBatch } from './testing.ts';
import { matched, scripted } from './testing-provider.ts';

const industry = scripted((lookups) => lookups.map(({ id }) => matched(id)), {
  code: 'industry',
  fields: ['industry'],
  costCents: 10,
  billed: 'for a lookup',
});
const both = scripted(() => [], {
  code: 'both',
  fields: ['industry', 'phones'],
  costCents: 30,
  billed: 'for a match',
});
const twoKinds = scripted(() => [], {
  code: 'two-kinds',
  fields: ['industry', 'fullName', 'jobTitle'],
  costCents: 28,
  billed: 'for a match',
});
const providers: Provider[] = [industry, both, twoKinds];

function estimateOf(
  store: Store,
  records: readonly Buffer[],
  steps: WaterfallStep[],
  { total = records.length, forceRefresh = false } = {},
): Estimate {
  const findProvider = (code: string) => findAsSet(store.db, providers, code, 'live');
  const wish = { entity: 'company' as const, steps, findProvider, forceRefresh, nowMs: Date.now() };
  const work = estimate(store.db, records, total, wish);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const fill = (store: Store): Buffer[] =>
  addCompanies(store, [
    { name: 'A', domain: 'a.example' },
    { name: 'B', domain: 'b.example', industry: 'Steel' },
    { name: 'No domain' },
  ]);

it('counts what is asked if those before find all, and if they find nothing', () => {
  const store = tempStore();
  const records = fill(store);
  const steps = [
    { provider: 'industry', onlyIfEmpty: ['industry'] },
    { provider: 'both', fields: ['industry'] },
  ];
  expect(estimateOf(store, records, steps)).toEqual({
    records: 3,
    looked: 3,
    withoutInputs: 1,
    byProvider: [
      { provider: 'industry', bestLookups: 1, worstLookups: 1, cached: 0, bestCents: 10, worstCents: 10 },
      { provider: 'both', bestLookups: 1, worstLookups: 2, cached: 0, bestCents: 30, worstCents: 60 },
    ],
    bestCents: 40,
    worstCents: 70,
  });
});

it('counts nobody who could only tell more of the other kind of record', () => {
  const store = tempStore();
  const steps = [{ provider: 'industry' }, { provider: 'two-kinds' }];
  expect(estimateOf(store, fill(store), steps).byProvider[1]).toMatchObject({
    bestLookups: 0,
    worstLookups: 2,
  });
});

it('scales what it saw of a part up to all', () => {
  const store = tempStore();
  const records = fill(store).slice(0, 2);
  expect(estimateOf(store, records, [{ provider: 'both' }], { total: 5 })).toMatchObject({
    records: 5,
    looked: 2,
    worstCents: 150,
  });
});

it('counts answers that are kept as what they say, unless they are to be fresh; and the batch costs no more than the worst', async () => {
  const store = tempStore();
  const records = fill(store);
  const steps = [{ provider: 'industry' }];
  const { worstCents } = estimateOf(store, records, steps);
  const no = startTestBatch(store, { records }, { providers: steps, budgetCents: 1000 });
  const engine = engineOver(store, providers);
  onTestFinished(() => engine.stop());
  await expect.poll(() => batchOf(store, no).finishedAt).not.toBeNull();
  expect(batchOf(store, no).cost).toBe(worstCents);
  expect(estimateOf(store, records, [...steps, { provider: 'both', fields: ['industry'] }])).toMatchObject({
    byProvider: [
      { cached: 2, worstLookups: 0 },
      { worstLookups: 0, cached: 0 },
    ],
    worstCents: 0,
  });
  expect(estimateOf(store, records, steps, { forceRefresh: true }).worstCents).toBe(20);
});
