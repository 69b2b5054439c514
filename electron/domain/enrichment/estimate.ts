// What a batch would come to, before anything is asked: lookups and cents for each provider, if those before it find all that
// they may and if they find nothing. Answers that are kept are counted as what they are. In steps: it may be long.
import type { EntityType, Estimate, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import { must } from '../../lib/assert.ts';
import type { Provider } from '../../providers/provider.ts';
import type { ReadDb } from '../../store/database.ts';
import { providerSettings } from '../../store/enrichment/provider-settings.ts';
import { findKeptAnswer } from '../../store/enrichment/answers.ts';
import { lookupHash, usableLookup } from './lookup-input.ts';
import { fillableBy, placed } from './field-targets.ts';
import { priceOf } from './price.ts';
import { readRecord } from './read-item.ts';
import { emptyIn, fieldsOf } from './waterfall.ts';

export type EstimateWish = {
  entity: EntityType;
  steps: readonly WaterfallStep[];
  /** As it is set. */
  findProvider: (code: string) => Provider | null;
  forceRefresh: boolean;
  nowMs: number;
};

/** Records between two steps. */
const piece = 100;
/** More are drawn from, and the figures scaled up. */
export const mostLooked = 10_000;

type Tally = { best: number; worst: number; cached: number };

/** `records`: those that are looked at, out of `total`. */
export function* estimate(
  db: ReadDb,
  records: readonly Buffer[],
  total: number,
  wish: EstimateWish,
): Generator<undefined, Estimate> {
  const tallies: Tally[] = wish.steps.map(() => ({ best: 0, worst: 0, cached: 0 }));
  let withoutInputs = 0;
  for (const [at, uuid] of records.entries()) {
    if (!countRecord(db, uuid, wish, tallies)) withoutInputs += 1;
    if (at % piece === piece - 1) yield;
  }
  const scale = (count: number): number => Math.ceil((count * total) / Math.max(1, records.length));
  const byProvider = wish.steps.map(({ provider: code }, at) => {
    const { best, worst, cached } = must(tallies[at]);
    const provider = wish.findProvider(code);
    const cents = provider ? priceOf(provider) : 0;
    return {
      provider: code,
      bestLookups: scale(best),
      worstLookups: scale(worst),
      cached: scale(cached),
      bestCents: scale(best) * cents,
      worstCents: scale(worst) * cents,
    };
  });
  return {
    records: total,
    looked: records.length,
    withoutInputs: scale(withoutInputs),
    byProvider,
    bestCents: byProvider.reduce((sum, { bestCents }) => sum + bestCents, 0),
    worstCents: byProvider.reduce((sum, { worstCents }) => sum + worstCents, 0),
  };
}

/** False where no provider can look it up. */
function countRecord(db: ReadDb, uuid: Buffer, wish: EstimateWish, tallies: readonly Tally[]): boolean {
  const record = readRecord(db, wish.entity, uuid);
  if (!record) return false;
  const isEmpty = emptyIn(record.values);
  const known = new Set<string>();
  const hoped = new Set<string>();
  let isUsable = false;
  for (const [at, step] of wish.steps.entries()) {
    const provider = wish.findProvider(step.provider);
    const lookup = provider && usableLookup(provider, record.lookup);
    if (!provider || !lookup) continue;
    isUsable = true;
    const tally = must(tallies[at]);
    const fields = fieldsOf(step, fillableBy(db, wish.entity, provider));
    const isWanted = (told: ReadonlySet<string>): boolean =>
      !fields.every((field) => told.has(field)) &&
      (step.onlyIfEmpty?.some((field) => isEmpty(field) && !told.has(field)) ?? true);
    if (!isWanted(known)) continue;
    const hash = lookupHash(provider, lookup, providerSettings(db, provider.code).config);
    const kept = wish.forceRefresh ? null : findKeptAnswer(db, hash, wish.nowMs, 0);
    if (kept) {
      tally.cached += 1;
      for (const field of Object.keys(placed(db, wish.entity, kept).offered.fields)) known.add(field);
      for (const field of known) hoped.add(field);
      continue;
    }
    tally.worst += 1;
    if (isWanted(hoped)) tally.best += 1;
    for (const field of fields) hoped.add(field);
  }
  return isUsable;
}
