// Whether lines that begin with a mark such as # are remarks. Only where the mark never begins a row of the table.
import type { Grammar } from '../records/grammar.ts';
import type { RawRecord } from '../records/parse-text.ts';

const marks = ['#', '//', '%', ';', '--'];

/** `records` start with the first row of the table, `width` is its width. */
export function detectComment(
  records: readonly RawRecord[],
  width: number,
  { delimiter }: Pick<Grammar, 'delimiter'>,
): string | null {
  if (width < 2) return null;
  const found = marks.find((mark) => {
    const marked = records.filter(({ cells }) => cells[0]?.startsWith(mark));
    return marked.length > 0 && marked.every(({ cells }) => cells.length !== width);
  });
  return found === undefined || found.startsWith(delimiter) ? null : found;
}
