// How well what was read matches the truth: precision and recall of names, records and cells, each as multisets.
import type { Table } from './clean-table.ts';

export type Measure = { precision: number; recall: number };
export type Score = { header: Measure; record: Measure; cell: Measure };

export function scoreOf(read: Table, truth: Table): Score {
  return {
    header: compare(read.header, truth.header),
    record: compare(read.records.map(keyOf), truth.records.map(keyOf)),
    cell: compare(cellsOf(read), cellsOf(truth)),
  };
}

const keyOf = (cells: readonly string[]): string => cells.join('\u001F');

/** Cells count by their column, so that a shifted value is wrong. Empty ones tell nothing. */
const cellsOf = ({ records }: Table): string[] =>
  records.flatMap((cells) => cells.flatMap((cell, column) => (cell === '' ? [] : [`${column}:${cell}`])));

function compare(read: readonly string[], truth: readonly string[]): Measure {
  const counts = new Map<string, number>();
  for (const item of truth) counts.set(item, (counts.get(item) ?? 0) + 1);
  let hits = 0;
  for (const item of read) {
    const left = counts.get(item) ?? 0;
    if (left > 0) hits += 1;
    counts.set(item, left - 1);
  }
  return { precision: share(hits, read.length), recall: share(hits, truth.length) };
}

const share = (hits: number, all: number): number => (all === 0 ? 1 : hits / all);

export function meanScore(scores: readonly Score[]): Score {
  const mean = (of: (score: Score) => number): number =>
    scores.reduce((sum, score) => sum + of(score), 0) / Math.max(1, scores.length);
  const part = (name: keyof Score): Measure => ({
    precision: mean((score) => score[name].precision),
    recall: mean((score) => score[name].recall),
  });
  return { header: part('header'), record: part('record'), cell: part('cell') };
}
