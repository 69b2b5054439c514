// Conditions of a filter as SQL. What a company lacks is no value: it meets `empty` and everything that begins with `not_`.
import { foldCase } from '../../lib/fold-case.ts';
import { entriesSql, isLong, rankSql, comparedSql, storedSql, valueSql } from './field-sql.ts';
import { join, literal, not, sql, type Sql } from './sql.ts';
import type { Condition, QueryField, QueryValue } from './types.ts';

type FieldCondition = Extract<Condition, { is: 'field' }>;

export function conditionSql(condition: Condition): Sql {
  if (condition.is === 'field') return fieldSql(condition);
  const pieces = condition.of.map(conditionSql);
  return condition.is === 'all' ? join(pieces, 'AND', '1') : join(pieces, 'OR', '0');
}

function fieldSql(condition: FieldCondition): Sql {
  const { field, operator, values } = condition;
  switch (operator) {
    case 'empty':
      return not(isFilled(field));
    case 'not_empty':
      break;
    case 'eq':
    case 'in':
      return isOneOf(field, values);
    case 'not_eq':
    case 'not_in':
      return not(isOneOf(field, values));
    case 'like':
      return isLike(field, String(values[0]));
    case 'not_like':
      return not(isLike(field, String(values[0])));
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
      return compares(field, signs[operator], values[0] ?? '');
  }
  return isFilled(field);
}

const signs = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

const isList = ({ kind }: QueryField): boolean =>
  kind === 'texts' || kind === 'choices' || kind === 'ids' || kind === 'groups';

function isFilled(field: QueryField): Sql {
  const { kind, choices = [] } = field;
  if (kind === 'choice') return sql(`${rankSql(storedSql(field), choices)} IS NOT NULL`);
  if (kind === 'choices' || kind === 'groups')
    return sql(
      `(${storedSql(field)} IS NOT NULL AND EXISTS (SELECT 1 FROM ${entriesSql(field)} WHERE value IN (${choices.map(literal).join(', ')})))`,
    );
  return sql(`${storedSql(field)} IS NOT NULL`);
}

function isOneOf(field: QueryField, values: readonly QueryValue[]): Sql {
  const [only] = values;
  if (only === undefined) return sql('0');
  if (field.kind === 'uuid') return hasUuid(values);
  const wanted =
    values.length === 1
      ? sql('= ?', only)
      : sql('IN (SELECT value FROM json_each(?))', JSON.stringify(values));
  const test = (expression: string): Sql => sql(`${expression} ${wanted.text}`, ...wanted.values);
  return isList(field) ? anyEntry(field, test) : test(valueSql(field));
}

const hasUuid = (values: readonly QueryValue[]): Sql =>
  join(
    values.map((value) => sql('uuid = ?', Buffer.from(String(value), 'hex'))),
    'OR',
    '0',
  );

/** Most lists hold one text, which is compared without taking JSON apart. */
function anyEntry(field: QueryField, test: (expression: string) => Sql): Sql {
  const list = storedSql(field);
  const entry = test('value');
  const inJson = `EXISTS (SELECT 1 FROM ${entriesSql(field)} WHERE ${entry.text})`;
  if (field.kind !== 'texts' && field.kind !== 'groups')
    return sql(`(${list} IS NOT NULL AND ${inJson})`, ...entry.values);
  const alone = test(list);
  return sql(
    `CASE WHEN ${list} IS NULL THEN 0 WHEN ${isLong(list)} THEN ${inJson} ELSE ${alone.text} END`,
    ...entry.values,
    ...alone.values,
  );
}

function isLike(field: QueryField, pattern: string): Sql {
  const escaped = escapeLike(pattern, /[\\_]/g);
  if (isList(field)) return anyEntry(field, (expression) => likeSql(expression, escaped));
  return field.key === 'name' ? nameLike(escaped) : likeSql(storedSql(field), escaped);
}

/** `%` is any text; every other sign is itself. */
const escapeLike = (text: string, signs: RegExp): string =>
  text.normalize('NFC').replace(signs, String.raw`\$&`);

/** The text begins with `prefix`, whatever its case. */
export const beginsWith = (expression: string, prefix: string): Sql =>
  likeSql(expression, `${escapeLike(prefix, /[\\_%]/g)}%`);

const nameLike = (escaped: string): Sql => sql(`name_key LIKE ? ESCAPE '\\'`, foldCase(escaped));

/** SQLite itself knows the case of ASCII only: texts with other letters are compared in their folded form too. */
function likeSql(expression: string, escaped: string): Sql {
  const hasOthers = `length(${expression}) <> octet_length(${expression})`;
  return sql(
    `(${expression} LIKE ? ESCAPE '\\' OR (${hasOthers} AND fold_case(${expression}) LIKE ? ESCAPE '\\'))`,
    escaped,
    foldCase(escaped),
  );
}

function compares(field: QueryField, sign: '>' | '>=' | '<' | '<=', value: QueryValue): Sql {
  if (field.kind === 'choice') {
    const { choices = [] } = field;
    return sql(`${rankSql(storedSql(field), choices)} ${sign} ?`, choices.indexOf(value));
  }
  if (field.key === 'name') return sql(`name_key ${sign} ?`, foldCase(String(value)));
  return sql(`${field.kind === 'text' ? comparedSql(field) : valueSql(field)} ${sign} ?`, value);
}
