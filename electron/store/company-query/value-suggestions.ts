// Values that a field already has, for an editor to offer: the most frequent first.
import type { ReadDb } from '../database.ts';
import { beginsWith } from './condition-sql.ts';
import type { ValueCount } from './facet-counter.ts';
import { entriesSql, storedSql } from './field-sql.ts';
import { withFunctions } from './functions.ts';
import { sql } from './sql.ts';
import type { QueryField } from './types.ts';

export type ValuesRequest = { field: QueryField; prefix: string; limit: number };

const lists: readonly string[] = ['texts', 'choices', 'ids', 'groups'];

/** Values that begin with `prefix`, whatever their case. */
export function suggestValues(db: ReadDb, { field, prefix, limit }: ValuesRequest): ValueCount[] {
  withFunctions(db);
  const isList = lists.includes(field.kind);
  const value = isList ? 'entry.value' : storedSql(field);
  const from = isList ? `company, ${entriesSql(field)} AS entry` : 'company';
  const begins = prefix === '' ? sql('1') : beginsWith(value, prefix);
  return db.raw
    .prepare<unknown[], ValueCount>(
      `SELECT CAST(${value} AS TEXT) AS value, count(*) AS count FROM ${from} WHERE ${value} IS NOT NULL AND ${begins.text}
       GROUP BY 1 ORDER BY count DESC, value LIMIT ?`,
    )
    .all(...begins.values, limit);
}
