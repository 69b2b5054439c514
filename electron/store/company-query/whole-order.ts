// The row numbers of a whole list in order. SQLite reads the values and this program sorts them: its own sorter takes twice as long over a million.
import type { ReadDb } from '../database.ts';
import { listOf, type Raw } from './facet-counter.ts';
import { storedSql, valueSql } from './field-sql.ts';
import { sortedPlaces } from './radix.ts';
import { sortedTexts } from './sort-texts.ts';
import type { Sql } from './sql.ts';
import type { QueryField } from './types.ts';

export type ValueOrder = { field: QueryField; down: boolean };

/** Companies without a value last, equal ones by their numbers. */
export function sortedNumbers(db: ReadDb, where: Sql, { field, down }: ValueOrder): Float64Array {
  const { numbers, values } = readValues(db, where, field.key === 'name' ? 'name_key' : columnOf(field));
  const keys = keyOf(field);
  const filled: number[] = [];
  const empty: number[] = [];
  const sortable: (string | number)[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const key = keys(values[at] ?? null);
    if (key === null) empty.push(numbers[at] ?? 0);
    else {
      filled.push(numbers[at] ?? 0);
      sortable.push(key);
    }
  }
  const places = sortKeys(field, sortable, down);
  const sorted = new Float64Array(numbers.length);
  for (let at = 0; at < places.length; at += 1) sorted[at] = filled[places[at] ?? 0] ?? 0;
  sorted.set(empty, filled.length);
  return sorted;
}

const columnOf = (field: QueryField): string =>
  field.kind === 'number' ? valueSql(field) : storedSql(field);

function sortKeys({ key, kind }: QueryField, keys: readonly (string | number)[], down: boolean): Uint32Array {
  if (kind === 'text' || kind === 'texts' || kind === 'ids' || kind === 'actor') {
    const noCase = key !== 'name' && kind !== 'ids' && kind !== 'actor';
    return sortedTexts(keys as readonly string[], noCase, down);
  }
  const sign = down ? -1 : 1;
  return sortedPlaces(Float64Array.from(keys as readonly number[], (value) => sign * value));
}

/** From a stored value to what it is sorted by; null where it is empty. */
function keyOf({ kind, choices = [] }: QueryField): (raw: Raw) => string | number | null {
  const ranks = new Map(choices.map((choice, rank) => [String(choice), rank]));
  const rankOf = (choice: string): number => ranks.get(choice) ?? Infinity;
  switch (kind) {
    case 'choice':
      return (raw) => (raw === null ? null : (ranks.get(String(raw)) ?? null));
    case 'choices':
    case 'groups':
      return (raw) =>
        finite(listOf(raw).reduce((least, choice) => Math.min(least, rankOf(choice)), Infinity));
    case 'texts':
    case 'ids':
      return (raw) => firstOf(raw);
    case 'date':
      return (raw) => (raw === null ? null : dayNumber(String(raw)));
    case 'number':
    case 'time':
      return (raw) => (raw === null ? null : Number(raw));
    case 'text':
    case 'actor':
    case 'uuid':
      break;
  }
  return (raw) => (raw === null ? null : String(raw));
}

const finite = (rank: number): number | null => (rank === Infinity ? null : rank);

const firstOf = (raw: Raw): string | null =>
  typeof raw === 'string' && raw.startsWith('[')
    ? ((JSON.parse(raw) as string[])[0] ?? null)
    : (raw as string | null);

/** `YYYY-MM-DD` as a number in the same order. */
function dayNumber(day: string): number {
  let value = 0;
  for (let at = 0; at < 10; at += 1) if (at !== 4 && at !== 7) value = value * 10 + day.charCodeAt(at) - 48;
  return value;
}

type Read = { numbers: ArrayLike<number>; values: readonly Raw[] };

/** Pairs cost more to hand over than values alone, so the numbers of a whole store are counted where none is missing. */
function readValues(db: ReadDb, where: Sql, column: string): Read {
  const numbers = where.text === '1' ? allNumbers(db) : null;
  const from = `FROM company WHERE ${where.text} ORDER BY no`;
  if (numbers)
    return { numbers, values: db.raw.prepare<unknown[], Raw>(`SELECT ${column} ${from}`).pluck().all() };
  const rows = db.raw
    .prepare<unknown[], [number, Raw]>(`SELECT no, ${column} ${from}`)
    .raw()
    .all(...where.values);
  return { numbers: Float64Array.from(rows, ([no]) => no), values: rows.map(([, value]) => value) };
}

/** Row numbers of all companies in the order of their making; null where some in between are missing. */
export function allNumbers(db: ReadDb): Float64Array | null {
  const { count, first, last } = db
    .sql<{ count: number; first: number; last: number }>(
      `SELECT (SELECT count(*) FROM company) AS count, ifnull((SELECT min(no) FROM company), 1) AS first,
         ifnull((SELECT max(no) FROM company), 0) AS last`,
    )
    .get() ?? { count: 0, first: 1, last: 0 };
  if (last - first + 1 !== count) return null;
  return Float64Array.from({ length: count }, (_, at) => first + at);
}
