// The whole query as one condition.
import { wantedWords } from '../../lib/words.ts';
import { conditionSql } from './condition-sql.ts';
import { isLong } from './field-sql.ts';
import { join, not, sql, type Sql } from './sql.ts';
import type { QuerySource, StoreQuery } from './types.ts';

/** `search` says how the words of `q` are found; by looking through every company unless told. */
export function querySql(
  query: StoreQuery,
  search: (words: readonly string[]) => Sql = textScan(query),
): Sql {
  const pieces: Sql[] = [];
  if (query.importJob !== null) pieces.push(importSql(query.importJob));
  if (query.where) pieces.push(conditionSql(query.where));
  if (query.source) pieces.push(sourceSql(query.source));
  if (query.locked !== null) pieces.push(lockedSql(query.locked));
  const q = query.q?.trim() ?? '';
  if (q !== '') pieces.push(textSql(q, search));
  return join(pieces, 'AND', '1');
}

const importSql = (run: string): Sql =>
  sql(
    `(origin_no IN (SELECT no FROM origin WHERE run = ?)
      OR uuid IN (SELECT company_uuid FROM change WHERE source_run = ?))`,
    run,
    run,
  );

const lockedSql = (locked: boolean | string): Sql => {
  if (typeof locked === 'boolean') return sql(`locks IS ${locked ? 'NOT ' : ''}NULL`);
  return sql(
    `CASE WHEN locks IS NULL THEN 0 WHEN ${isLong('locks')} THEN ? IN (SELECT value FROM json_each(locks)) ELSE locks = ? END`,
    locked,
    locked,
  );
};

/** Where a field's value came from is its change; where it has none, the company's own origin. */
function sourceSql(source: QuerySource): Sql {
  const { kind, run, actor, key, afterMs, beforeMs } = source;
  const who = (prefix: string): Sql[] => [
    ...(kind === undefined ? [] : [sql(`${prefix}kind = ?`, kind)]),
    ...(run === undefined ? [] : [sql(`${prefix}run = ?`, run)]),
  ];
  const when = (column: string): Sql[] => [
    ...(afterMs === undefined ? [] : [sql(`${column} >= ?`, afterMs)]),
    ...(beforeMs === undefined ? [] : [sql(`${column} < ?`, beforeMs)]),
  ];
  const by = actor === undefined ? [] : [sql('actor = ?', actor)];
  const changed = join(
    [...(key === undefined ? [] : [sql('field = ?', key)]), ...who('source_'), ...by, ...when('at_ms')],
    'AND',
    '1',
  );
  const made = join([...who(''), ...by], 'AND', '1');
  const ownOrigin = join(
    [
      sql(`origin_no IN (SELECT no FROM origin WHERE ${made.text})`, ...made.values),
      ...when('created_at_ms'),
      ...(key === undefined
        ? []
        : [not(sql('EXISTS (SELECT 1 FROM field_source WHERE company_no = company.no AND field = ?)', key))]),
    ],
    'AND',
    '1',
  );
  const byChange = sql(
    `no IN (SELECT company_no FROM field_source JOIN change ON seq = change_seq WHERE ${changed.text})`,
    ...changed.values,
  );
  return join([byChange, ownOrigin], 'OR', '0');
}

/** A search without a single letter or digit is looked for as it stands. */
function textSql(q: string, search: (words: readonly string[]) => Sql): Sql {
  const words = wantedWords(q);
  return words.length > 0 ? search(words) : sql(`instr(${textsSql}, ?) > 0`, q);
}

const searched = [
  'name',
  'domain',
  'description',
  'industry',
  'emails',
  'phones',
  'urls',
  'addresses',
  'tax_id',
  'external_id',
  'tags',
];

/** All that a search looks through but custom fields, as one text. */
export const textsSql = `concat_ws(char(10), ${searched.join(', ')})`;

/** Looks at the words of every company that nothing else has ruled out. */
export const textScan =
  ({ textKeys }: StoreQuery) =>
  (words: readonly string[]): Sql =>
    sql(
      `has_words(${textsSql}, ${textKeys.length === 0 ? 'NULL' : 'custom'}, ?, ?)`,
      JSON.stringify(textKeys),
      JSON.stringify(words),
    );
