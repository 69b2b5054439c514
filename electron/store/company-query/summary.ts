// What the status bar says of a selection: for each field how many values, and for numbers their sum, exact to the last digit.
import type { ReadDb } from '../database.ts';
import { createFacetCounter, type Raw } from './facet-counter.ts';
import { storedSql } from './field-sql.ts';
import { withFunctions } from './functions.ts';
import { searchSql } from '../search/search-sql.ts';
import { querySql } from './query-sql.ts';
import type { QueryField, StoreQuery } from './types.ts';

/** `numbers`: of these companies only; of all that the query finds without it. */
export type SummaryRequest = {
  query: StoreQuery;
  numbers: Float64Array | null;
  fields: readonly QueryField[];
};

export type FieldSummary = {
  filled: number;
  empty: number;
  sum: string | null;
  avg: string | null;
  min: string | null;
  max: string | null;
};

export type Summary = { count: number; fields: FieldSummary[]; complete: boolean };

const rowsOfStep = 1000;

export function* summarize(db: ReadDb, request: SummaryRequest): Generator<() => Summary, Summary> {
  withFunctions(db);
  const counters = request.fields.map(createSummaryCounter);
  let count = 0;
  const result = (complete: boolean): Summary => ({
    count,
    fields: counters.map((counter) => counter.result()),
    complete,
  });
  for (const rows of piecesOf(db, request)) {
    for (const row of rows) for (const [at, counter] of counters.entries()) counter.add(row[at] ?? null);
    count += rows.length;
    yield () => result(false);
  }
  return result(true);
}

function* piecesOf(db: ReadDb, { query, numbers, fields }: SummaryRequest): Generator<Raw[][]> {
  const columns = fields.map(storedSql).join(', ') || '1';
  if (numbers !== null) {
    const some = db.raw
      .prepare<unknown[], Raw[]>(
        `SELECT ${columns} FROM company WHERE no IN (SELECT value FROM json_each(?))`,
      )
      .raw();
    for (let at = 0; at < numbers.length; at += rowsOfStep)
      yield some.all(JSON.stringify([...numbers.subarray(at, at + rowsOfStep)]));
    return;
  }
  const where = querySql(query, searchSql(db, query));
  const all = db.raw.prepare<unknown[], Raw[]>(`SELECT ${columns} FROM company WHERE ${where.text}`).raw();
  let piece: Raw[][] = [];
  for (const row of all.iterate(...where.values)) {
    piece.push(row);
    if (piece.length < rowsOfStep) continue;
    yield piece;
    piece = [];
  }
  yield piece;
}

function createSummaryCounter(field: QueryField) {
  // No room for values: only emptiness and range are asked for.
  const counter = createFacetCounter(field, 0, { left: 0 });
  const sum = field.kind === 'number' ? createSum() : null;
  return {
    add(raw: Raw): void {
      counter.add(raw);
      if (raw !== null) sum?.add(String(raw));
    },
    result(): FieldSummary {
      const { count, empty, range } = counter.result();
      const filled = count - empty;
      return {
        filled,
        empty,
        sum: sum && filled > 0 ? sum.total() : null,
        avg: sum && filled > 0 ? sum.average(filled) : null,
        min: range?.min ?? null,
        max: range?.max ?? null,
      };
    },
  };
}

const scale = 40;
const one = 10n ** BigInt(scale);

/** Of decimal texts. */
export function createSum() {
  let total = 0n;
  return {
    add(text: string): void {
      const [whole = '', fraction = ''] = text.split('.');
      total += BigInt(whole + fraction) * 10n ** BigInt(scale - fraction.length);
    },
    total: (): string => decimal(total),
    /** Rounded to six decimals. */
    average(count: number): string {
      const unit = 10n ** BigInt(scale - 6);
      const parts = total / BigInt(count);
      const half = parts < 0n ? -unit / 2n : unit / 2n;
      return decimal(((parts + half) / unit) * unit);
    },
  };
}

function decimal(scaled: bigint): string {
  const sign = scaled < 0n ? '-' : '';
  const value = scaled < 0n ? -scaled : scaled;
  const fraction = String(value % one)
    .padStart(scale, '0')
    .replace(/0+$/, '');
  return `${sign}${value / one}${fraction === '' ? '' : `.${fraction}`}`;
}
