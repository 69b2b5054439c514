// All columns of a file while it is read once, in bounded memory: when the kept values take too much, the column that has
// the most of them gives up being exact.
import type { SourceRecord } from '../reader/records/source-record.ts';
import { FitCounter } from './column-fit.ts';
import { ColumnProfiler, type FinishedColumn } from './column-profiler.ts';
import { fieldOf } from './read-value.ts';

export type ProfileLimits = {
  /** Values of one column that are kept. */
  values: number;
  /** What the kept values of all columns may take. */
  bytes: number;
};

const usualLimits: ProfileLimits = { values: 50_000, bytes: 40 * 1024 * 1024 };

/** Of a wider table less is kept of each column that has too many values. */
const usualColumns = 40;

/** `target`: the field that its values are tried with. */
export type ProfiledColumn = { key: string; target: string };

export type TableProfiler = {
  add(records: readonly SourceRecord[]): void;
  finish(): FinishedColumn[];
};

export function profileTable(
  columns: readonly ProfiledColumn[],
  { values, bytes }: ProfileLimits = usualLimits,
): TableProfiler {
  const share = Math.min(1, usualColumns / columns.length);
  const profilers = columns.map(({ target }) => {
    const field = fieldOf(target);
    return new ColumnProfiler(field ? new FitCounter(field) : null, share);
  });
  let rows = 0;

  const keepWithin = (): void => {
    for (const profiler of profilers)
      if (profiler.exact && profiler.distinctKept > values) profiler.giveUpExactness();
    while (profilers.reduce((sum, profiler) => sum + profiler.bytes, 0) > bytes) {
      const largest = profilers.reduce((most, profiler) => (profiler.bytes > most.bytes ? profiler : most));
      if (!largest.exact) return;
      largest.giveUpExactness();
    }
  };

  return {
    add(records) {
      for (const { blank } of records) if (!blank) rows += 1;
      for (const [column, profiler] of profilers.entries()) profiler.addAll(records, column);
      keepWithin();
    },
    finish: () => profilers.map((profiler, index) => profiler.finish(columns[index]?.key ?? '', index, rows)),
  };
}
