// Values that stand out of their column: of another type than nearly all others, or far away from them.
import { profileLimits, type Outlier, type ValueType } from '../../../../shared/schema/profile.ts';
import type { ColumnStats, Extreme, PlacedExample } from './column-stats.ts';
import type { SpreadCounter } from './spread.ts';
import type { TalliedValue } from './tally.ts';

/** A type that so many rows have makes the others odd. */
const rule = 0.9;
/** Of how many values at least. */
const enough = 20;
/** How many times the middle half's width a number may be away from it. */
const fence = 6;

export function findOutliers(stats: ColumnStats): Outlier[] {
  const types = stats.typeCounts();
  const rows = types.reduce((sum, { rows: of }) => sum + of, 0);
  const main = types[0]?.type ?? 'text';
  if (rows < enough) return [];
  const far = [
    ...(stats.zeroCodes > 0 ? [] : farOf(stats, stats.numbers, 'smallest', 'largest', main)),
    ...farOf(stats, stats.dates, 'first', 'last', 'date'),
    ...longOnes(stats, main),
  ];
  return [...odd(stats, rows), ...far].slice(0, profileLimits.outliers);
}

/** Values that are not of the column's kind. */
export const strangeValues = (values: readonly TalliedValue[]): Outlier[] =>
  values
    .slice(0, profileLimits.outliers)
    .map(({ text, count, row }) => ({ value: text, rows: count, row, kind: 'type', type: 'text' }));

/** Types that are close to each other are not odd beside each other. */
const families: readonly (readonly ValueType[])[] = [
  ['integer', 'decimal', 'amount', 'year'],
  ['integer', 'year', 'range'],
  ['domain', 'url'],
  ['id', 'integer', 'year'],
  ['phone', 'integer', 'id'],
];

function odd(stats: ColumnStats, rows: number): Outlier[] {
  const counts = stats.typeCounts();
  const sumOf = (types: readonly ValueType[]): number =>
    counts.reduce((sum, { type, rows: of }) => sum + (types.includes(type) ? of : 0), 0);
  const [main] = counts;
  if (!main || main.type === 'text') return [];
  const usual = [[main.type], ...families.filter((family) => family.includes(main.type))].find(
    (family) => sumOf(family) >= rows * rule,
  );
  if (!usual) return [];
  return counts
    .filter(({ type }) => !usual.includes(type))
    .flatMap(({ type }) =>
      (stats.examples.get(type) ?? []).map((found) => ({ ...found, kind: 'type' as const, type })),
    )
    .toSorted((a, b) => b.rows - a.rows || a.row - b.row);
}

function farOf(
  stats: ColumnStats,
  spread: SpreadCounter,
  low: Extreme,
  high: Extreme,
  type: ValueType,
): Outlier[] {
  if (spread.count < enough) return [];
  const [lower, upper] = [spread.quantile(0.25), spread.quantile(0.75)];
  const reach = (upper - lower) * fence;
  const found: (PlacedExample | null)[] = [
    spread.min < lower - reach ? stats.extremes[low] : null,
    spread.max > upper + reach ? stats.extremes[high] : null,
  ];
  return reach === 0 ? [] : found.flatMap((one) => (one ? [{ ...one, kind: 'number' as const, type }] : []));
}

function longOnes({ lengths, extremes }: ColumnStats, type: ValueType): Outlier[] {
  const usual = lengths.quantile(0.95);
  const { longest } = extremes;
  if (!longest || lengths.max < 60 || lengths.max < usual * 4) return [];
  return [{ ...longest, kind: 'length', type }];
}
