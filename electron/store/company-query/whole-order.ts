// The row numbers of a whole list in order. SQLite reads the values and this program sorts them: its own sorter takes twice as long over a million.
import { sortKey, unkeyedIn } from '../../lib/sort-key.ts';
import type { ReadDb } from '../database.ts';
import { listOf, type Raw } from './facet-counter.ts';
import { firstNameSql, storedSql, valueSql } from './field-sql.ts';
import { sortedPlaces } from './radix.ts';
import { sortedTexts } from './sort-texts.ts';
import type { Sql } from './sql.ts';
import type { QueryField, QueryOrder } from './types.ts';

/** Companies without a value last, equal ones by their numbers. */
export function sortedNumbers(db: ReadDb, where: Sql, order: QueryOrder): Float64Array {
  const { field, down } = order;
  const read = readValues(db, where, columnOf(field));
  return isText(field) ? sortTexts(read, order) : sortNumbers(read, numberOf(field), down);
}

function columnOf(field: QueryField): string {
  if (field.key === 'name') return 'name_key';
  if (field.kind === 'ids') return firstNameSql(field);
  return field.kind === 'number' ? valueSql(field) : storedSql(field);
}

const isText = ({ kind }: QueryField): boolean =>
  kind === 'text' || kind === 'texts' || kind === 'ids' || kind === 'actor' || kind === 'uuid';

/** As `sortSql` does, but that each value is read from its row once only. */
function sortTexts({ numbers, values }: Read, { field, down, collation = 'root' }: QueryOrder): Float64Array {
  const { kind } = field;
  const textOf = kind === 'texts' ? firstOf : String;
  const isCollated = kind === 'text' || kind === 'texts' || kind === 'ids';
  const unkeyed = isCollated ? unkeyedIn(collation) : /^/;
  const keyOf = (text: string): string => (unkeyed.test(text) ? text : sortKey(text, collation));
  const texts: string[] = [];
  const split = createSplit(numbers.length);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    if (value !== null) texts.push(keyOf(textOf(value)));
    split.take(numbers[at] ?? 0, value !== null);
  }
  return split.sorted(sortedTexts(texts, isCollated, down));
}

/** A list of one text stands as that text. */
const firstOf = (raw: Raw): string => {
  const text = String(raw);
  return text.startsWith('[') ? ((JSON.parse(text) as string[])[0] ?? '') : text;
};

function sortNumbers({ numbers, values }: Read, keyOf: (raw: Raw) => number, down: boolean): Float64Array {
  const keys = new Float64Array(values.length);
  const split = createSplit(numbers.length);
  let filled = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? null;
    const key = value === null ? Number.NaN : keyOf(value);
    const isFilled = key === key;
    if (isFilled) keys[filled++] = down ? -key : key;
    split.take(numbers[at] ?? 0, isFilled);
  }
  return split.sorted(sortedPlaces(keys.subarray(0, filled)));
}

/** Those with a value in front, those without behind, both in the order in which they come. */
function createSplit(count: number) {
  const filled = new Float64Array(count);
  const empty = new Float64Array(count);
  let filledCount = 0;
  let emptyCount = 0;
  return {
    take(no: number, isFilled: boolean): void {
      if (isFilled) filled[filledCount++] = no;
      else empty[emptyCount++] = no;
    },
    sorted(places: Uint32Array): Float64Array {
      const sorted = new Float64Array(count);
      for (let at = 0; at < places.length; at += 1) sorted[at] = filled[places[at] ?? 0] ?? 0;
      sorted.set(empty.subarray(0, emptyCount), filledCount);
      return sorted;
    },
  };
}

/** From a stored value to the number that it is sorted by; NaN where it stands for nothing that is there any more. */
function numberOf({ kind, choices = [] }: QueryField): (raw: Raw) => number {
  const ranks = new Map<Raw, number>(choices.map((choice, rank) => [choice, rank]));
  if (kind === 'choice') return (raw) => ranks.get(raw) ?? Number.NaN;
  if (kind === 'date') return (raw) => dayNumber(String(raw));
  if (kind !== 'choices' && kind !== 'groups') return Number;
  const byText = new Map(choices.map((choice, rank) => [String(choice), rank]));
  return (raw) => {
    const all = listOf(raw).flatMap((choice) => byText.get(choice) ?? []);
    return all.length === 0 ? Number.NaN : Math.min(...all);
  };
}

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
  return { numbers: rows.map(([no]) => no), values: rows.map(([, value]) => value) };
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
  const numbers = new Float64Array(count);
  for (let at = 0; at < count; at += 1) numbers[at] = first + at;
  return numbers;
}
