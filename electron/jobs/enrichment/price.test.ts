// What a person says that a lookup costs them is what is estimated, reserved, paid and held to the budget.
import { expect, it, onTestFinished } from 'vitest';
import { estimate } from '../../domain/enrichment/estimate.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import type { Answer } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { setProviderConfig } from '../../store/enrichment/provider-settings.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { addCompanies, batchOf, engineOver, itemsOf, startTestBatch } from './testing.ts';
import { matched, scripted } from './testing-provider.ts';

type Price = { costCents: number; billed: 'for a match' | 'for a lookup' };

let asked = 0;
/** One that knows its price only by its settings. */
const own = scripted(
  (lookups) => {
    asked += lookups.length;
    return lookups.map(({ id }): Answer =>
      Number(id) % 2 === 0 ? { id, raw: null, status: 'no_match' } : matched(id),
    );
  },
  {
    code: 'own',
    billed: 'for a lookup',
    batchSize: 3,
    parseConfig: (config) => config,
    asSet: (config) => config as Price | null,
  },
);

function storeWith(price: Price | null): { store: Store; records: Buffer[] } {
  const store = tempStore();
  asked = 0;
  const inputs = Array.from({ length: 10 }, (_, at) => ({ name: `C ${at}`, domain: `c${at}.example` }));
  const records = addCompanies(store, inputs);
  if (price) transact(store.db, () => setProviderConfig(store.db, 'own', price));
  return { store, records };
}

async function ended(store: Store, records: readonly Buffer[], budgetCents: number): Promise<number> {
  const no = startTestBatch(store, { records }, { providers: ['own'], budgetCents });
  const engine = engineOver(store, [own]);
  onTestFinished(() => engine.stop());
  await expect.poll(() => batchOf(store, no).finishedAt, { interval: 5 }).not.toBeNull();
  return no;
}

it('stops at the budget to the cent by the price that was set, and asks nobody for more', async () => {
  const { store, records } = storeWith({ costCents: 7, billed: 'for a lookup' });
  const no = await ended(store, records, 34);
  expect(asked).toBe(4);
  expect(batchOf(store, no)).toMatchObject({ cost: 28, counts: { budget_stopped: 6 } });
});

it('pays for matches only where that was set, and estimates the same price', async () => {
  const { store, records } = storeWith({ costCents: 7, billed: 'for a match' });
  const findProvider = (code: string) => findAsSet(store.db, [own], code, 'live');
  const steps = [{ provider: 'own' }];
  const wish = { entity: 'company' as const, steps, findProvider, forceRefresh: false, nowMs: Date.now() };
  expect(estimate(store.db, records, 10, wish).next().value).toMatchObject({ worstCents: 70 });
  const no = await ended(store, records, 70);
  expect(batchOf(store, no)).toMatchObject({ cost: 35, counts: { matched: 5, no_match: 5 } });
  expect(itemsOf(store, no).map(({ cost }) => cost)).toEqual([7, 0, 7, 0, 7, 0, 7, 0, 7, 0]);
});

it('passes one that cannot be asked before it is set up', async () => {
  const { store, records } = storeWith(null);
  const no = await ended(store, records, 100);
  expect(asked).toBe(0);
  expect(batchOf(store, no)).toMatchObject({ cost: 0, counts: { skipped: 10 } });
  expect(itemsOf(store, no)[0]).toMatchObject({ status: 'skipped', error: { code: 'needs_settings' } });
});
