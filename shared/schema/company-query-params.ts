// The same query in an address: `filter[industry][like]=%metal%&combinator=or`. It becomes the tree that a body would hold.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import {
  checkFilter,
  combinators,
  filterOperators,
  type FilterCondition,
  type FilterNode,
  type FilterOperator,
  type FilterValue,
} from './company-filter.ts';
import { companyQueryShape, sourceConditionSchema } from './company-query.ts';

/** What `filter[a][b]=c` stands for once its brackets are read: objects by name, texts, and lists where a name came again. */
export type Nested = string | readonly string[] | { readonly [name: string]: Nested };

type Problem = { path: string[]; message: string };

const shape = (): string =>
  t(
    'Write filter[field][operator]=value, filter[groups][in][id][]=grp_… or filter[customFieldValues][grp_…][Field][operator]=value.',
  );

/** The conditions of a filter in an address, and what is wrong with it. */
export function readFilterParams(nested: unknown): { conditions: FilterCondition[]; problems: Problem[] } {
  const conditions: FilterCondition[] = [];
  const problems: Problem[] = [];
  for (const [field, operators] of fieldsOf(nested, problems)) {
    if (!isNested(operators)) {
      problems.push({ path: [field], message: shape() });
      continue;
    }
    for (const [operator, value] of Object.entries(operators)) {
      if (isOperator(operator)) conditions.push({ field, operator, ...valueOf(operator, value) });
      else
        problems.push({
          path: [field, operator],
          message: `${t('Use one of {values}.', { values: filterOperators.join(', ') })} ${shape()}`,
        });
    }
  }
  return { conditions, problems };
}

/** Custom fields stand below their group. */
function fieldsOf(nested: unknown, problems: Problem[]): [string, Nested][] {
  if (!isNested(nested)) {
    problems.push({ path: [], message: shape() });
    return [];
  }
  return Object.entries(nested).flatMap(([field, below]): [string, Nested][] => {
    if (field !== 'customFieldValues' || !isNested(below)) return [[field, below]];
    return Object.entries(below).flatMap(([group, fields]): [string, Nested][] => {
      if (isNested(fields))
        return Object.entries(fields).map(([name, operators]) => [`custom:${group}:${name}`, operators]);
      problems.push({ path: [field, group], message: shape() });
      return [];
    });
  });
}

function valueOf(operator: FilterOperator, value: Nested): { value?: FilterValue } {
  if (operator === 'empty' || operator === 'not_empty')
    return value === '' || value === 'true' ? {} : { value: value as FilterValue };
  return { value: value as FilterValue };
}

const isOperator = (name: string): name is FilterOperator =>
  (filterOperators as readonly string[]).includes(name);

const isNested = (value: unknown): value is { readonly [name: string]: Nested } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const filterParams = z
  .custom<{ readonly [name: string]: Nested }>()
  .transform((nested, context): readonly FilterCondition[] => {
    const { conditions, problems } = readFilterParams(nested);
    for (const [at, condition] of conditions.entries()) {
      const found = checkFilter(condition);
      const { field, operator } = conditions[at] ?? condition;
      problems.push(...found.map(({ message }) => ({ path: [field, operator], message })));
    }
    for (const { path, message } of problems.slice(0, 20))
      context.addIssue({ code: 'custom', path, message, input: nested });
    return conditions;
  })
  .meta({ type: 'object', description: shape() });

const lockedParam = z
  .string()
  .max(1200)
  .transform((text): boolean | string => (text === 'true' ? true : text === 'false' ? false : text));

/** For `query` of an endpoint; `queryOfParams` makes the query of it. */
export const companyQueryParams = {
  ...companyQueryShape,
  filter: filterParams.optional(),
  combinator: z.enum(combinators).optional(),
  source: sourceConditionSchema.optional(),
  locked: lockedParam.optional(),
};

/** Joins the conditions of an address into one filter. */
export function filterOf(
  conditions: readonly FilterCondition[] | undefined,
  combinator: 'and' | 'or' = 'and',
): FilterNode | undefined {
  if (!conditions || conditions.length === 0) return undefined;
  return combinator === 'and' ? { and: conditions } : { or: conditions };
}
