// What became of each row of a dry run, a few bytes a row: a million rows stay in memory, so that any filter is one pass
// over numbers and any page of its result is there at once.
import type { Fate } from '../../../../shared/schema/import.ts';
import { fates } from '../../../../shared/schema/import.ts';
import { skipCodes, type SkipCode } from '../../../../shared/schema/dry-run.ts';
import { companyFields } from '../../../../shared/schema/company.ts';

export type LoggedRow = {
  rowNumber: number;
  line: number | null;
  fate: Fate;
  /** The company that was made or met; null where there is none. */
  companyNo: number | null;
  by: 'domain' | 'name' | null;
  code: SkipCode | null;
  /** Which fields change, or fail: see `maskOf`. */
  mask: number;
};

export type RowLog = {
  push(row: LoggedRow): void;
  count(): number;
  at(index: number): LoggedRow;
  /** Indexes of the rows that `keep` takes, in the order of the file. */
  select(keep: (row: LoggedRow) => boolean): Uint32Array;
};

const bits = new Map([...companyFields, 'groups'].map((field, at): [string, number] => [field, 1 << at]));
const customBit = 1 << bits.size;

/** All custom fields share one bit: there may be more of them than a number has. */
export const bitOf = (field: string | undefined): number =>
  field === undefined ? 0 : (bits.get(field) ?? customBit);

export function maskOf(fields: Iterable<string | undefined>): number {
  let mask = 0;
  for (const field of fields) mask |= bitOf(field);
  return mask;
}

const fateCodes = new Map(fates.map((fate, at) => [fate, at]));
const ways = [null, 'domain', 'name'] as const;
/** fate, way and skip code in one number. */
const packKind = ({ fate, by, code }: LoggedRow): number =>
  (fateCodes.get(fate) ?? 0) |
  (ways.indexOf(by) << 4) |
  ((code === null ? 0 : skipCodes.indexOf(code) + 1) << 8);

const width = 5;

export function createRowLog(): RowLog {
  let rows = new Uint32Array(1024 * width);
  let count = 0;
  const read = (index: number, into: LoggedRow): LoggedRow => {
    const from = index * width;
    const kind = rows[from + 2] ?? 0;
    into.rowNumber = rows[from] ?? 0;
    into.line = (rows[from + 1] ?? 0) || null;
    into.fate = fates[kind & 15] ?? 'blank';
    into.by = ways[(kind >> 4) & 15] ?? null;
    into.code = skipCodes[(kind >> 8) - 1] ?? null;
    into.companyNo = (rows[from + 3] ?? 0) || null;
    into.mask = rows[from + 4] ?? 0;
    return into;
  };
  return {
    push(row) {
      if ((count + 1) * width > rows.length) {
        const grown = new Uint32Array(rows.length * 2);
        grown.set(rows);
        rows = grown;
      }
      const from = count * width;
      rows[from] = row.rowNumber;
      rows[from + 1] = row.line ?? 0;
      rows[from + 2] = packKind(row);
      rows[from + 3] = row.companyNo ?? 0;
      rows[from + 4] = row.mask;
      count += 1;
    },
    count: () => count,
    at: (index) => read(index, emptyRow()),
    select(keep) {
      const found = new Uint32Array(count);
      const row = emptyRow();
      let size = 0;
      for (let index = 0; index < count; index += 1) if (keep(read(index, row))) found[size++] = index;
      return found.slice(0, size);
    },
  };
}

export const emptyRow = (): LoggedRow => ({
  rowNumber: 0,
  line: null,
  fate: 'blank',
  companyNo: null,
  by: null,
  code: null,
  mask: 0,
});
