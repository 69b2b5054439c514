// Which few bars tell most about a column: its numbers or dates in order, else its most frequent values; a column whose
// values hardly come twice has nothing to compare.
import type { ColumnProfile } from '../../../../../../shared/schema/profile.ts';

export type Bars = {
  /** `unique`: all bars are alike. */
  kind: 'unique' | 'numbers' | 'dates' | 'values';
  /** 0 … 1, the highest is 1. */
  heights: readonly number[];
};

const mostBars = 12;
const uniqueBars: Bars = { kind: 'unique', heights: Array.from({ length: 16 }, () => 1) };

/** Null for a column without values. */
export function barsOf(profile: ColumnProfile): Bars | null {
  const filled = profile.rows - profile.empty;
  if (filled === 0) return null;
  const spread = spreadOf(profile, filled);
  if (spread) return { kind: spread.kind, heights: scaled(spread.bins.map(({ rows }) => rows)) };
  if (isUnique(profile)) return uniqueBars;
  return { kind: 'values', heights: scaled(profile.top.slice(0, mostBars).map(({ rows }) => rows)) };
}

/** Nearly every row has a value of its own. */
export const isUnique = ({ distinct, rows, empty }: ColumnProfile): boolean =>
  distinct > 20 && distinct >= (rows - empty) * 0.8;

function spreadOf({ numbers, dates, types, distinct }: ColumnProfile, filled: number) {
  const rowsOf = (wanted: readonly string[]): number =>
    types.reduce((sum, { type, rows }) => sum + (wanted.includes(type) ? rows : 0), 0);
  if (distinct < 4) return null;
  if (dates && rowsOf(['date']) > filled / 2) return { kind: 'dates' as const, bins: dates.bins };
  const isNumeric = rowsOf(['integer', 'decimal', 'amount', 'year']) > filled / 2;
  return numbers && isNumeric ? { kind: 'numbers' as const, bins: numbers.bins } : null;
}

function scaled(counts: readonly number[]): number[] {
  const highest = Math.max(...counts, 1);
  return counts.map((count) => count / highest);
}
