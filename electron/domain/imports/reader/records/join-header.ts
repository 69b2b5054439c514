// One name for each column from the records of a header: "Address" over "Street" and "City" gives "Address Street", "Address City".
import type { RawRecord } from './parse-text.ts';

/** Null where there is none. */
export function joinHeader(records: readonly Pick<RawRecord, 'cells'>[], width: number): string[] | null {
  const [only] = records;
  if (only === undefined) return null;
  if (records.length === 1) return padded(only.cells, width);
  const rows = records.map(({ cells }, at) =>
    at === records.length - 1 ? padded(cells, width) : spread(padded(cells, width)),
  );
  return Array.from({ length: width }, (_, column) =>
    nameOf(rows.map((cells) => (cells[column] ?? '').trim())),
  );
}

function padded(cells: readonly string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}

/** A name over several columns stands over the first of them only. */
function spread(cells: string[]): string[] {
  let last = '';
  return cells.map((cell) => (last = cell.trim() === '' ? last : cell));
}

/** Each part once: the same word above and below is one name. */
const nameOf = (parts: string[]): string => [...new Set(parts.filter((part) => part !== ''))].join(' ');
