// What of a batch waits for a person and what was decided: in all, and record by record.
import {
  decidedStates,
  reviewLimits,
  type ReviewAmounts,
  type ReviewOverview,
  type ReviewRecord,
  type ReviewTab,
} from '../../../shared/schema/review.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { withKey } from './review-filter.ts';
import { formatId } from '../../lib/ids.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq, type StoredItem } from '../../store/enrichment/items.ts';
import {
  listReviewSeqs,
  tabFilters,
  tallyItems,
  tallyProposals,
  type ItemTally,
  type Tally,
} from '../../store/proposal-lists.ts';
import { findReviewRecord, nameOf } from './review-record.ts';

type Counted = Pick<Tally, 'state' | 'relation' | 'n'>;
const decided: ReadonlySet<string> = new Set(decidedStates);

export function amountsOf(tallies: readonly Counted[]): ReviewAmounts {
  const sum = (is: (one: Counted) => boolean): number =>
    tallies.reduce((all, one) => (is(one) ? all + one.n : all), 0);
  return {
    open: sum(({ state }) => state === 'open'),
    conflicts: sum(({ state, relation }) => state === 'open' && relation === 'conflicts'),
    fills: sum(({ state, relation }) => state === 'open' && relation === 'fills'),
    decided: sum(({ state }) => decided.has(state)),
  };
}

export function showOverview(db: ReadDb, { no }: StoredBatch): ReviewOverview {
  const tallies = tallyProposals(db, no, reviewLimits.confident).filter(
    ({ state }) => state === 'open' || decided.has(state),
  );
  const inState = (wanted: string): number =>
    tallies.reduce((sum, { state, n }) => (state === wanted ? sum + n : sum), 0);
  const amounts = amountsOf(tallies);
  return {
    ...amounts,
    total: amounts.open + amounts.decided,
    accepted: inState('accepted'),
    edited: inState('edited'),
    rejected: inState('rejected'),
    confident: tallies.reduce((sum, one) => (one.state === 'open' ? sum + one.confident : sum), 0),
    byField: groupBy(tallies, ({ field }) => field).map(([field, some]) => ({
      field: pathOfKey(db, field),
      ...amountsOf(some),
    })),
    byProvider: groupBy(tallies, ({ provider }) => provider).map(([provider, some]) => ({
      provider,
      ...amountsOf(some),
    })),
  };
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

export type ReviewAsked = {
  tab: ReviewTab;
  field?: string | undefined;
  provider?: string | undefined;
  minConfidence?: number | undefined;
};

/** `next`: the item that the next page starts after; null on the last one. */
export function listReview(
  db: ReadDb,
  batch: StoredBatch,
  { tab, ...narrowed }: ReviewAsked,
  { after, limit }: { after: number; limit: number },
): { items: ReviewRecord[]; next: number | null } {
  const filter = { ...withKey(db, narrowed), ...tabFilters[tab] };
  const found = listReviewSeqs(db, batch.no, filter, after, limit + 1);
  const seqs = found.slice(0, limit);
  const tallies = tallyItems(db, batch.no, seqs);
  const items = seqs.flatMap((seq) => {
    const item = findItemBySeq(db, batch.no, seq);
    return item?.recordUuid ? [showRecord(db, batch.entity, item, item.recordUuid, tallies)] : [];
  });
  return { items, next: found.length > limit ? (seqs.at(-1) ?? null) : null };
}

export function showRecord(
  db: ReadDb,
  entity: EntityType,
  { uuid, seq }: StoredItem,
  recordUuid: Buffer,
  tallies: readonly ItemTally[],
): ReviewRecord {
  const record = findReviewRecord(db, entity, recordUuid);
  return {
    itemId: formatId('itm', uuid),
    recordId: formatId(entity === 'company' ? 'com' : 'per', recordUuid),
    name: record && nameOf(record),
    ...amountsOf(tallies.filter((one) => one.seq === seq)),
  };
}
