// Widths of the ledger's stacked bar. Whole pixels, so that the edges are sharp, and never a fate that happened but cannot be seen.
import { fates, type Fate, type Ledger } from '../../../../shared/schema/import.ts';

export type LedgerSegment = { fate: Fate; count: number; width: number };

/** Narrowest segment of a fate that happened, in px. */
export const minSegment = 4;
/** Space between two segments, in px. */
export const segmentGap = 1;

/**
 * Segments of the fates that happened. Their widths and the gaps between them add up to `width`;
 * tiny ones are widened to `minSegment` at the cost of the others. Empty where nothing happened or nothing fits.
 */
export function ledgerSegments(ledger: Ledger, width: number): LedgerSegment[] {
  const present = fates.filter((fate) => ledger[fate] > 0);
  const room = Math.floor(width) - segmentGap * Math.max(0, present.length - 1);
  if (present.length === 0 || room < present.length) return [];
  const widths = shareOut(
    present.map((fate) => ledger[fate]),
    room,
    Math.min(minSegment, Math.floor(room / present.length)),
  );
  return present.map((fate, i) => ({ fate, count: ledger[fate], width: widths[i] ?? 0 }));
}

/** Splits `room` whole pixels by weight, giving each weight at least `least`. */
function shareOut(weights: number[], room: number, least: number): number[] {
  const tiny = findTiny(weights, room, least);
  const rest = room - tiny.size * least;
  const sum = weights.reduce((total, weight, i) => (tiny.has(i) ? total : total + weight), 0);
  const exact = weights.map((weight, i) => (tiny.has(i) ? least : (weight / sum) * rest));
  return roundKeepingSum(exact, room);
}

/** Which weights would come out narrower than `least`; widening some can make others tiny, hence the loop. */
function findTiny(weights: number[], room: number, least: number): Set<number> {
  const tiny = new Set<number>();
  for (;;) {
    const rest = room - tiny.size * least;
    const sum = weights.reduce((total, weight, i) => (tiny.has(i) ? total : total + weight), 0);
    const found = weights.findIndex((weight, i) => !tiny.has(i) && (weight / sum) * rest < least);
    if (found === -1 || tiny.size === weights.length - 1) return tiny;
    tiny.add(found);
  }
}

/** Rounds each border instead of each width: the sum stays and no width is off by more than one. */
function roundKeepingSum(widths: number[], sum: number): number[] {
  let end = 0;
  const borders = widths.map((width) => Math.round((end += width)));
  borders[borders.length - 1] = sum;
  return borders.map((border, i) => border - (borders[i - 1] ?? 0));
}
