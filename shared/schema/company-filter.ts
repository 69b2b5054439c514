// A filter of companies as data: a tree of and/or over conditions on single fields. It is checked here for its shape; whether a field
// exists and what its values mean is decided in electron/domain/companies/query.
import { z } from 'zod';
import { t } from '../messages/message.ts';

export const filterOperators = [
  'eq',
  'not_eq',
  'like',
  'not_like',
  'in',
  'not_in',
  'gt',
  'gte',
  'lt',
  'lte',
  'empty',
  'not_empty',
] as const;
export type FilterOperator = (typeof filterOperators)[number];

export const combinators = ['and', 'or'] as const;

export type FilterScalar = string | number;
/** `{id}` is the form in which records refer to groups, people and users. */
export type FilterValue = FilterScalar | readonly FilterScalar[] | { id: string | readonly string[] };

/** `field` is a path: `industry`, `groups`, `custom:{groupId}:{fieldName}`. `empty` and `not_empty` take no value. */
export type FilterCondition = {
  field: string;
  operator: FilterOperator;
  value?: FilterValue | null | undefined;
};

export type FilterNode = FilterCondition | { and: readonly FilterNode[] } | { or: readonly FilterNode[] };

export const filterLimits = { conditions: 200, depth: 10, values: 1000, text: 5000 } as const;

export const isAll = (node: FilterNode): node is { and: readonly FilterNode[] } => 'and' in node;
export const isAny = (node: FilterNode): node is { or: readonly FilterNode[] } => 'or' in node;

/** One thing wrong with a filter; `path` leads from the filter to it. */
export type FilterProblem = { path: (string | number)[]; message: string };

const example = '{"field": "industry", "operator": "eq", "value": "Metal"}';

/** What is wrong with the shape of a filter, in the order in which it stands there; empty where it is a `FilterNode`. */
export function checkFilter(filter: unknown): FilterProblem[] {
  const problems: FilterProblem[] = [];
  const count = { conditions: 0 };
  checkNode(filter, [], problems, count);
  if (count.conditions > filterLimits.conditions)
    problems.push({ path: [], message: t('Send at most {n} conditions.', { n: filterLimits.conditions }) });
  return problems;
}

type Path = (string | number)[];

function checkNode(
  node: unknown,
  path: Path,
  problems: FilterProblem[],
  count: { conditions: number },
): void {
  if (path.length > filterLimits.depth * 2) {
    problems.push({ path, message: t('Nest "and" and "or" at most {n} deep.', { n: filterLimits.depth }) });
    return;
  }
  if (!isRecord(node)) {
    problems.push({
      path,
      message: t('Send a condition such as {example}, or {all}, {any}.', {
        example,
        all: '{"and": [...]}',
        any: '{"or": [...]}',
      }),
    });
    return;
  }
  const combinator = combinators.find((name) => Object.hasOwn(node, name));
  if (!combinator) {
    count.conditions += 1;
    checkCondition(node, path, problems);
    return;
  }
  noteUnknown(node, [combinator], path, problems);
  const children = node[combinator];
  if (!Array.isArray(children))
    problems.push({
      path: [...path, combinator],
      message: t('Send a list of conditions, such as {example}.', { example: `[${example}]` }),
    });
  else
    for (const [at, child] of children.entries())
      checkNode(child, [...path, combinator, at], problems, count);
}

function checkCondition(node: Record<string, unknown>, path: Path, problems: FilterProblem[]): void {
  noteUnknown(node, ['field', 'operator', 'value'], path, problems);
  const { field, operator, value } = node;
  if (typeof field !== 'string')
    problems.push({
      path: [...path, 'field'],
      message: t('Name a field, such as "industry" or "{form}".', {
        form: 'custom:{groupId}:{fieldName}',
      }),
    });
  if (!filterOperators.some((known) => known === operator))
    problems.push({
      path: [...path, 'operator'],
      message: t('Use one of {values}.', { values: filterOperators.join(', ') }),
    });
  const problem =
    operator === 'empty' || operator === 'not_empty' ? notEmptyProblem(value) : valueProblem(value);
  if (problem !== null) problems.push({ path: [...path, 'value'], message: problem });
}

function noteUnknown(
  node: Record<string, unknown>,
  known: readonly string[],
  path: Path,
  problems: FilterProblem[],
): void {
  for (const key of Object.keys(node))
    if (!known.includes(key))
      problems.push({
        path: [...path, key],
        message: t('There is no "{name}" here. Use {names}.', {
          name: key.slice(0, 100),
          names: known.map((name) => `"${name}"`).join(', '),
        }),
      });
}

const notEmptyProblem = (value: unknown): string | null =>
  value === undefined || value === null || value === true || value === '' || value === 'true'
    ? null
    : t(
        'Leave the value out: "empty" and "not_empty" ask for none. Write the other of the two for the opposite.',
      );

function valueProblem(value: unknown): string | null {
  if (isScalar(value)) return scalarProblem(value);
  const list = isRecord(value) && Object.keys(value).join() === 'id' ? [value['id']].flat() : value;
  if (!Array.isArray(list))
    return t(
      'Send a text, a number or a list of them. To ask for companies without a value use the operator "empty".',
    );
  if (list.length > filterLimits.values) return t('Send at most {n} values.', { n: filterLimits.values });
  const wrong = list.find((entry) => !isScalar(entry) || scalarProblem(entry) !== null);
  return wrong === undefined ? null : t('Send texts or numbers only.');
}

function scalarProblem(value: FilterScalar): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : t('Send a finite number.');
  if (value.length > filterLimits.text) return t('Send at most {n} characters.', { n: filterLimits.text });
  return value.includes('\0') || !value.isWellFormed()
    ? t('Send a whole text: this one has half a character.')
    : null;
}

const isScalar = (value: unknown): value is FilterScalar =>
  typeof value === 'string' || typeof value === 'number';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A filter in a JSON body. */
export const filterSchema = z
  .custom<FilterNode>()
  .superRefine((filter, context) => {
    for (const { path, message } of checkFilter(filter).slice(0, 20))
      context.addIssue({ code: 'custom', path, message, input: filter });
  })
  .meta({
    description:
      'A condition {field, operator, value}, or {"and": [...]} or {"or": [...]} of such. Fields are those of a company, ' +
      '"groups", and "custom:{groupId}:{fieldName}". Operators: ' +
      `${filterOperators.join(', ')}. "like" takes % for any text and does not mind case.`,
    examples: [
      {
        and: [
          { field: 'industry', operator: 'like', value: '%metal%' },
          { field: 'domain', operator: 'not_empty' },
        ],
      },
    ],
  });
