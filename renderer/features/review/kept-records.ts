// The list of records as a person sees it: what is decided meanwhile keeps its place, ticked, and what comes anew stands where it
// belongs. Nothing jumps under the hand.
import type { ReviewRecord } from '../../../shared/schema/review.ts';

export type KeptRecord = ReviewRecord & {
  /** Nothing of it is asked for any more. */
  isDone: boolean;
};

/** `shown`: as it stood; `fresh`: what the list holds now, both in the order of the batch. */
export function keptRecords(shown: readonly KeptRecord[], fresh: readonly ReviewRecord[]): KeptRecord[] {
  const byId = new Map(fresh.map((record) => [record.itemId, record]));
  const kept: KeptRecord[] = shown.map((record) => {
    const now = byId.get(record.itemId);
    return now ? { ...now, isDone: false } : { ...record, isDone: true };
  });
  const known = new Set(shown.map(({ itemId }) => itemId));
  const lastKnown = fresh.findLastIndex(({ itemId }) => known.has(itemId));
  let at = 0;
  for (const [index, record] of fresh.entries()) {
    if (known.has(record.itemId)) at = kept.findIndex(({ itemId }) => itemId === record.itemId) + 1;
    // Behind all that is known a further page begins, and ticked ones stand before it.
    else kept.splice(index > lastKnown ? kept.length : at++, 0, { ...record, isDone: false });
  }
  return kept;
}
