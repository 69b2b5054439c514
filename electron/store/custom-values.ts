// Custom values over all records of a kind: how many there are, which, and who holds them. Each reads the whole table, so ask in
// the query thread, or where the store is small. A kind of record is called as its table is.
import type { EntityType } from '../../shared/schema/custom-field.ts';
import type { ReadDb } from './database.ts';
import type { CustomKey } from './field-key.ts';

const stored = (key: CustomKey): string => `(custom ->> '$.${key}')`;

/** A field's values; `options`: those that live, where it has options. A chosen one that was deleted is no value. */
export type Counted = { key: CustomKey; options: readonly number[] | null };

function hasValue({ key, options }: Counted): string {
  if (options === null) return `(${stored(key)} IS NOT NULL)`;
  return `(${stored(key)} IS NOT NULL AND EXISTS (
    SELECT 1 FROM json_each(custom, '$.${key}') WHERE value IN (${options.join(', ')})))`;
}

/** In how many companies each of these has a value, and in how many at least one of them has. */
export function countValues(
  db: ReadDb,
  table: EntityType,
  fields: readonly Counted[],
): { each: number[]; any: number } {
  if (fields.length === 0) return { each: [], any: 0 };
  const has = fields.map(hasValue);
  const row = db.raw
    .prepare<[], number[]>(
      `SELECT count(*), ${has.map((one) => `total(${one})`).join(', ')} FROM ${table}
       WHERE custom IS NOT NULL AND (${has.join(' OR ')})`,
    )
    .raw()
    .get();
  const [any = 0, ...each] = row ?? [];
  return { any, each };
}

export const countMembers = (db: ReadDb, table: EntityType, groupNo: number): number =>
  db
    .sql<number>(
      `SELECT count(*) FROM ${table} WHERE group_nos = @no
       OR (group_nos LIKE '[%' AND EXISTS (SELECT 1 FROM json_each(group_nos) WHERE value = @no))`,
    )
    .pluck()
    .get({ no: String(groupNo) }) as number;

/** Option number → in how many companies it is chosen. */
export function countOptions(db: ReadDb, table: EntityType, key: CustomKey): Map<number, number> {
  const rows = db
    .sql<{ no: number; count: number }>(
      `SELECT value AS no, count(*) AS count FROM ${table}, json_each(custom, '$.${key}')
       WHERE ${stored(key)} IS NOT NULL GROUP BY value`,
    )
    .all();
  return new Map(rows.map(({ no, count }) => [no, count]));
}

/** Companies that have one of these options. */
export const countWithOptions = (
  db: ReadDb,
  table: EntityType,
  key: CustomKey,
  options: readonly number[],
): number =>
  db
    .sql<number>(
      `SELECT count(*) FROM ${table} WHERE ${stored(key)} IS NOT NULL AND EXISTS (
         SELECT 1 FROM json_each(custom, '$.${key}') WHERE value IN (SELECT value FROM json_each(?)))`,
    )
    .pluck()
    .get(JSON.stringify(options)) as number;

/** Every different value as JSON with its count, the most frequent first. */
export const distinctValues = (
  db: ReadDb,
  table: EntityType,
  key: CustomKey,
): IterableIterator<{ value: string; count: number }> =>
  db
    .sql<{ value: string; count: number }>(
      `SELECT custom -> '$.${key}' AS value, count(*) AS count FROM ${table}
       WHERE ${stored(key)} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .iterate();

/** At most `limit` records after a number that have a value, in the order of their numbers. */
export const listHolders = (
  db: ReadDb,
  table: EntityType,
  key: CustomKey,
  { afterNo, limit }: { afterNo: number; limit: number },
): number[] =>
  db
    .sql<number>(`SELECT no FROM ${table} WHERE no > ? AND ${stored(key)} IS NOT NULL ORDER BY no LIMIT ?`)
    .pluck()
    .all(afterNo, limit);

/** At least as high as the number of records of the kind, and found at once. */
export const highestNo = (db: ReadDb, table: EntityType): number =>
  db.sql<number | null>(`SELECT max(no) FROM ${table}`).pluck().get() ?? 0;
