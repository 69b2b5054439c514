import { expect, it, onTestFinished } from 'vitest';
import { saveEnrichmentSettings } from '../../domain/enrichment/enrichment-settings.ts';
import { silentLog } from '../../lib/log.ts';
import { transact } from '../../store/database.ts';
import { insertAnswer } from '../../store/enrichment/answers.ts';
import type { Store } from '../../store/open-store.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { startRawRetention } from './raw-retention.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** An answer from each of so many days. */
function storeWith(days: number): Store {
  const store = tempStore();
  const add = (day: number) =>
    insertAnswer(store.db, {
      provider: 'gleif',
      requestHash: Buffer.from([0]),
      expiresAtMs: 0,
      status: 'matched',
      confidence: 0.9,
      answer: { normalized: { activity: { industry: 'Steel' } } },
      raw: '{"word":"for word"}',
      costCents: 3,
      asOf: null,
      fetchedAtMs: day * dayMs,
    });
  transact(store.db, () => Array.from({ length: days }, (_, day) => add(day)));
  return store;
}

type Row = { day: number; isKept: number };
const keptDays = ({ db }: Store): number[] =>
  db
    .sql<Row>(`SELECT fetched_at_ms / ${dayMs} AS day, raw IS NOT NULL AS isKept FROM provider_answer`)
    .all()
    .flatMap(({ day, isKept }) => (isKept === 1 ? [day] : []));

const over = (store: Store, now: () => number) => {
  const retention = startRawRetention({ store, clock: { now }, log: silentLog, onDamage: () => undefined });
  onTestFinished(() => retention.stop());
  return retention;
};

it('lets go of raw answers that are older than 90 days, and of nothing else', async () => {
  const store = storeWith(1300);
  await over(store, () => 1299 * dayMs).look();
  expect(keptDays(store)).toEqual(Array.from({ length: 91 }, (_, at) => 1209 + at));
  const rest = store.db
    .sql('SELECT DISTINCT provider, status, answer, cost_cents AS cents FROM provider_answer')
    .all();
  expect(rest).toEqual([
    {
      provider: 'gleif',
      status: 'matched',
      answer: '{"version":1,"normalized":{"activity":{"industry":"Steel"}}}',
      cents: 3,
    },
  ]);
});

it('keeps them for as long as a person said', async () => {
  const store = storeWith(20);
  transact(store.db, () => saveEnrichmentSettings(store.db, { rawDays: 7 }));
  let day = 10;
  const retention = over(store, () => day * dayMs);
  await retention.look();
  expect(keptDays(store)[0]).toBe(3);
  day = 19;
  await retention.look();
  expect(keptDays(store)[0]).toBe(12);
});
