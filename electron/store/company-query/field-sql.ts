// Where each field of a query stands in a company's or a person's row. Names in SQL come from here, never from a request.
import type { Collation } from '../../lib/collation.ts';
import { pairsOf } from '../../lib/sort-key.ts';
import { isCustomKey } from '../field-key.ts';
import { companyColumns, personColumns } from '../record-columns.ts';
import { literal } from './sql.ts';
import type { QueryField } from './types.ts';

const columns: Record<string, string> = {
  ...companyColumns,
  ...personColumns,
  groups: 'group_nos',
  locks: 'locks',
  createdAt: 'created_at_ms',
  updatedAt: 'updated_at_ms',
  version: 'version',
  id: 'uuid',
  createdBy: '(SELECT actor FROM origin WHERE origin.no = origin_no)',
};

/** The value as it is stored. */
export function storedSql({ key, kind }: QueryField): string {
  if (isCustomKey(key)) return `(custom ->> '$.${key}')`;
  const [about, of] = key.split(':');
  if (about === 'source' && of !== undefined) return sourceKindSql(of);
  if (about === 'length' && of !== undefined) return lengthSql({ key: of, kind });
  const column = columns[key];
  if (column === undefined) throw new Error(`No column holds ${key}`);
  return column;
}

/** Which kind of source a value came from: its change, or the company's own origin where it has none. */
function sourceKindSql(key: string): string {
  const value = storedSql({ key, kind: 'text' });
  return `(CASE WHEN ${value} IS NOT NULL THEN ifnull(
    (SELECT source_kind FROM field_source JOIN change ON seq = change_seq WHERE company_no = company.no AND field = '${key}'),
    (SELECT kind FROM origin WHERE origin.no = company.origin_no)) END)`;
}

const listColumns = new Set(['addresses', 'emails', 'phones', 'urls', 'tags', 'groups']);

/** Signs of a text, entries of a list. */
function lengthSql(field: QueryField): string {
  const value = storedSql(field);
  if (isCustomKey(field.key))
    return `(CASE WHEN custom -> '$.${field.key}' LIKE '[%' THEN json_array_length(custom, '$.${field.key}') ELSE length(${value}) END)`;
  if (!listColumns.has(field.key)) return `length(${value})`;
  return `(CASE WHEN ${isLong(value)} THEN json_array_length(${value}) WHEN ${value} IS NOT NULL THEN 1 END)`;
}

const integers = new Set(['foundationYear', 'version']);

/** The value in the form in which values of its kind are compared. */
export const valueSql = (field: QueryField): string =>
  field.kind === 'number' && !integers.has(field.key) && !field.key.startsWith('length:')
    ? `CAST(${storedSql(field)} AS REAL)`
    : storedSql(field);

/** Rows of the list's entries, in a column `value`; none for an empty list. */
export function entriesSql(field: QueryField): string {
  if (isCustomKey(field.key)) return `json_each(custom, '$.${field.key}')`;
  const list = storedSql(field);
  return `json_each(CASE WHEN ${list} IS NULL THEN '[]' WHEN ${isLong(list)} THEN ${list} ELSE json_array(${list}) END)`;
}

/** A list of one text stands as that text, any other as JSON. */
export const isLong = (list: string): string => `substr(${list}, 1, 1) = '['`;

/** 0 for the first choice; null for what cannot be chosen any more. */
export function rankSql(expression: string, choices: readonly (string | number)[]): string {
  if (choices.length === 0) return 'NULL';
  return `CASE ${expression} ${choices.map((choice, rank) => `WHEN ${literal(choice)} THEN ${rank}`).join(' ')} END`;
}

/** What texts are compared with by `gt` and its like. */
export const comparedSql = (field: QueryField): string =>
  field.key === 'name' ? 'name_key' : `${storedSql(field)} COLLATE NOCASE`;

/** What a list is sorted by; null where the field is empty. */
export function sortSql(field: QueryField, collation: Collation = 'root'): string {
  const { kind, choices = [] } = field;
  const texts = textsSql(field, collation);
  if (texts !== null) return `${texts} COLLATE NOCASE`;
  switch (kind) {
    case 'choice':
      return rankSql(storedSql(field), choices);
    case 'choices':
    case 'groups':
      return `(SELECT min(${rankSql('value', choices)}) FROM ${entriesSql(field)})`;
    case 'number':
    case 'date':
    case 'time':
    case 'uuid':
    case 'actor':
    case 'text':
    case 'texts':
    case 'ids':
      break;
  }
  return valueSql(field);
}

/** What a list that is sorted by a text is sorted by, without ASCII case; null for any other. */
function textsSql(field: QueryField, collation: Collation): string | null {
  if (field.kind === 'ids') return `sort_key(${firstNameSql(field)}, ${literal(collation)})`;
  if (field.kind === 'texts') return keySql(primarySql(storedSql(field)), collation);
  if (field.kind !== 'text') return null;
  return keySql(field.key === 'name' ? 'name_key' : storedSql(field), collation);
}

/** Only a text that is not in its order already is taken into the program: the others are many. */
export function keySql(text: string, collation: Collation): string {
  const pairs = pairsOf(collation).map((pair) => ` OR ${text} LIKE ${literal(`%${pair}%`)}`);
  const isForeign = `octet_length(${text}) <> length(${text})${pairs.join('')}`;
  return `(CASE WHEN ${isForeign} THEN sort_key(${text}, ${literal(collation)}) ELSE ${text} END)`;
}

/** What the first of some references is called; null where that is gone. */
export function firstNameSql(field: QueryField): string {
  // The reference in a query of its own: the tables that are asked have columns of the same names.
  const first = `(SELECT ${storedSql(field)} ->> 0 AS id) AS first`;
  const name = (column: string, table: string, is: string): string =>
    `(SELECT named.${column} FROM ${first} JOIN ${table} AS named ON ${is})`;
  const byUuid = "named.uuid = unhex(replace(substr(first.id, 5), '-', ''))";
  const isLive = 'named.deleted_at_ms IS NULL';
  if (field.refersTo === 'user') return name('full_name', 'user', `named.id = first.id AND ${isLive}`);
  if (field.refersTo === 'object') return name('name', 'custom_object', `${byUuid} AND ${isLive}`);
  return `ifnull(${name('name', 'company', byUuid)}, ${name('full_name', 'person', byUuid)})`;
}

const primarySql = (list: string): string =>
  `(CASE WHEN ${isLong(list)} THEN ${list} ->> 0 ELSE ${list} END)`;
