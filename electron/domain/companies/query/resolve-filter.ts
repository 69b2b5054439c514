// From a filter of the wire to conditions of the store. Everything that is wrong is gathered, each with its path and what to write.
import { t } from '../../../../shared/messages/message.ts';
import {
  isAll,
  isAny,
  type FilterCondition,
  type FilterNode,
  type FilterOperator,
  type FilterScalar,
  type FilterValue,
} from '../../../../shared/schema/company-filter.ts';
import type { Issue } from '../../../../shared/errors.ts';
import type { Condition, QueryValue } from '../../../store/company-query/types.ts';
import type { Definitions } from '../../custom-fields/definitions.ts';
import { findAskedField, standardPaths, type AskedField } from './query-fields.ts';
import { choicesLike, dayOf, operatorsOf, parseQueryValue } from './query-values.ts';

export type FilterContext = {
  definitions: Definitions;
  issues: Issue[];
  /** How a condition is called where the filter was read from. */
  pathOf: (at: string, condition: FilterCondition, part: 'field' | 'operator' | 'value') => string;
  /** The id of a user that is named by an e-mail address. */
  userId: (email: string) => string | null;
  /** Another kind of record than companies; null where it has no such field. */
  fields?: { find: (path: string) => AskedField | null; unknown: (path: string) => string };
};

export function resolveFilter(node: FilterNode, context: FilterContext, at = 'filter'): Condition {
  if (isAll(node)) return { is: 'all', of: resolveAll(node.and, context, `${at}.and`) };
  if (isAny(node)) return { is: 'any', of: resolveAll(node.or, context, `${at}.or`) };
  return resolveCondition(node, context, at);
}

const resolveAll = (nodes: readonly FilterNode[], context: FilterContext, at: string): Condition[] =>
  nodes.map((node, index) => resolveFilter(node, context, `${at}.${index}`));

const nothing: Condition = { is: 'any', of: [] };

function resolveCondition(condition: FilterCondition, context: FilterContext, at: string): Condition {
  const { definitions, issues, pathOf } = context;
  const refuse = (part: 'field' | 'operator' | 'value', code: string, message: string): Condition => {
    issues.push({ path: pathOf(at, condition, part), code, message });
    return nothing;
  };
  const fields = context.fields ?? {
    find: (path) => findAskedField(definitions, path),
    unknown: unknownField,
  };
  const asked = fields.find(condition.field);
  if (!asked) return refuse('field', 'unknown_field', fields.unknown(condition.field));
  const operators = operatorsOf[asked.field.kind];
  const { operator } = condition;
  if (!operators.includes(operator))
    return refuse(
      'operator',
      'invalid_operator',
      t('{field} cannot be asked for with "{operator}". Use one of {operators}.', {
        field: condition.field,
        operator,
        operators: operators.join(', '),
      }),
    );
  const raw = rawValues(condition.value);
  if (!isListOperator(operator) && !isValueless(operator) && raw.length !== 1)
    return refuse(
      'value',
      'invalid_value',
      t('Send one value for "{operator}". For several use "in" or "not_in".', { operator }),
    );
  const resolved = valuesOf(asked, operator, raw, context);
  return typeof resolved === 'string' ? refuse('value', 'invalid_value', resolved) : resolved;
}

export const unknownField = (path: string): string =>
  path.startsWith('custom:')
    ? t(
        'There is no custom field "{path}". Write {form} as GET /v1/groups and its custom fields list them.',
        { path, form: 'custom:{groupId}:{fieldName}' },
      )
    : t('There is no field "{path}". Use one of {paths}, or {form}.', {
        path: path.slice(0, 100),
        paths: standardPaths.join(', '),
        form: 'custom:{groupId}:{fieldName}',
      });

const isValueless = (operator: FilterOperator): boolean => operator === 'empty' || operator === 'not_empty';
const isListOperator = (operator: FilterOperator): boolean => operator === 'in' || operator === 'not_in';

function rawValues(value: FilterValue | null | undefined): readonly FilterScalar[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return 'id' in value ? [value.id].flat() : value;
}

/** A condition, or what is wrong with the values. */
function valuesOf(
  asked: AskedField,
  operator: FilterOperator,
  raw: readonly FilterScalar[],
  context: FilterContext,
): Condition | string {
  const { field } = asked;
  const one = raw[0] ?? '';
  if (isValueless(operator)) return { is: 'field', field, operator, values: [] };
  if (operator === 'like' || operator === 'not_like') return likeOf(asked, operator, String(one));
  const day = field.kind === 'time' ? dayOf(one) : null;
  if (day && !isListOperator(operator)) return dayCondition(asked, operator, day);
  const values: QueryValue[] = [];
  for (const entry of raw) {
    const parsed = parseQueryValue(asked, withUser(asked, entry, context));
    if (!parsed.ok) return parsed.message;
    values.push(parsed.value);
  }
  return { is: 'field', field, operator, values };
}

function withUser({ type, field }: AskedField, raw: FilterScalar, { userId }: FilterContext): FilterScalar {
  const mayBeEmail = type === 'userField' || field.kind === 'actor';
  return mayBeEmail && String(raw).includes('@') ? (userId(String(raw)) ?? raw) : raw;
}

function likeOf(asked: AskedField, operator: 'like' | 'not_like', pattern: string): Condition {
  const { field } = asked;
  if (field.choices === undefined) return { is: 'field', field, operator, values: [pattern] };
  const values = choicesLike(asked, pattern);
  return { is: 'field', field, operator: operator === 'like' ? 'in' : 'not_in', values };
}

type Day = { startMs: number; endMs: number };

function dayCondition({ field }: AskedField, operator: FilterOperator, { startMs, endMs }: Day): Condition {
  const compare = (sign: FilterOperator, ms: number): Condition => ({
    is: 'field',
    field,
    operator: sign,
    values: [ms],
  });
  if (operator === 'gt') return compare('gte', endMs);
  if (operator === 'gte') return compare('gte', startMs);
  if (operator === 'lt') return compare('lt', startMs);
  if (operator === 'lte') return compare('lt', endMs);
  if (operator === 'not_eq') return { is: 'any', of: [compare('lt', startMs), compare('gte', endMs)] };
  return { is: 'all', of: [compare('gte', startMs), compare('lt', endMs)] };
}
