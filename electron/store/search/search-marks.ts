// Tells the search index of companies whose numbers were given up or taken again: nothing else in the store would.
import type { ReadDb, WriteDb } from '../database.ts';

/** Within the transaction that removes or brings back; companies between that were not touched do no harm. */
export function markForSearch(db: WriteDb, numbers: readonly number[]): void {
  const insert = db.sql('INSERT INTO search_mark (first_no, last_no) VALUES (?, ?)');
  for (const { first, last } of rangesOf(numbers)) insert.run(first, last);
}

const widestGap = 100;

function rangesOf(numbers: readonly number[]): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = [];
  for (const no of numbers.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && no - range.last <= widestGap) range.last = no;
    else ranges.push({ first: no, last: no });
  }
  return ranges;
}

/** How far the store has come: what the index has seen up to here is all there is. */
export type SearchPoint = { changeSeq: number; markSeq: number; lastNo: number };

export const searchPointOf = (db: ReadDb): SearchPoint =>
  db
    .sql<SearchPoint>(
      `SELECT ifnull((SELECT max(seq) FROM change), 0) AS changeSeq, ifnull((SELECT max(seq) FROM search_mark), 0) AS markSeq,
         ifnull((SELECT max(no) FROM company), 0) AS lastNo`,
    )
    .get() ?? { changeSeq: 0, markSeq: 0, lastNo: 0 };
