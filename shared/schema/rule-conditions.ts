// Conditions of rules as data: a tree of all/any/none over conditions on single values, and over the entries of lists. It is checked
// here for its shape and size; whether a path exists is decided in electron/domain/rules-engine.
import { t } from '../messages/message.ts';

export const ruleOperators = [
  'eq',
  'not_eq',
  'in',
  'not_in',
  'contains',
  'not_contains',
  'starts_with',
  'ends_with',
  'matches',
  'gt',
  'gte',
  'lt',
  'lte',
  'empty',
  'not_empty',
] as const;
export type RuleOperator = (typeof ruleOperators)[number];

export type RuleScalar = string | number | boolean;
export type RuleValue = RuleScalar | readonly RuleScalar[];

export type RuleCondition = { path: string; operator: RuleOperator; value?: RuleValue | null | undefined };

export const ruleGroups = ['all', 'any', 'none'] as const;
export type RuleGroup = (typeof ruleGroups)[number];

/** `some`: at least one entry of the list fits `where`, whose paths are parts of an entry, such as `share`. */
export type RuleNode =
  | RuleCondition
  | { all: readonly RuleNode[] }
  | { any: readonly RuleNode[] }
  | { none: readonly RuleNode[] }
  | { some: string; where: RuleNode };

export const conditionLimits = { nodes: 100, depth: 8, values: 500, text: 1000, path: 1200 } as const;

export const isValueless = (operator: RuleOperator): boolean =>
  operator === 'empty' || operator === 'not_empty';

const takesList = (operator: RuleOperator): boolean => operator === 'in' || operator === 'not_in';

/** One thing wrong with conditions; `path` leads from them to it. */
export type ConditionProblem = { path: (string | number)[]; message: string };
type Path = (string | number)[];
type Check = { problems: ConditionProblem[]; nodes: number };

/** What is wrong with the shape, in its order; empty where it is a `RuleNode`. */
export function checkConditions(node: unknown): ConditionProblem[] {
  const check: Check = { problems: [], nodes: 0 };
  checkNode(node, [], 0, check);
  if (check.nodes > conditionLimits.nodes)
    check.problems.unshift({
      path: [],
      message: t('A rule takes at most {n} conditions. Split it.', { n: conditionLimits.nodes }),
    });
  return check.problems;
}

const example = '{"path": "industry", "operator": "eq", "value": "Metal"}';

function checkNode(node: unknown, path: Path, depth: number, check: Check): void {
  const refuse = (message: string): void => void check.problems.push({ path, message });
  check.nodes += 1;
  if (check.nodes > conditionLimits.nodes) return;
  if (depth > conditionLimits.depth)
    return refuse(t('Nest conditions at most {n} deep.', { n: conditionLimits.depth }));
  if (!isRecord(node))
    return refuse(
      t('Send a condition such as {example}, or {all}, {any}, {none}, {some}.', {
        example,
        all: '{"all": [...]}',
        any: '{"any": [...]}',
        none: '{"none": [...]}',
        some: '{"some": "relations.shareholders", "where": {...}}',
      }),
    );
  const group = ruleGroups.find((name) => Object.hasOwn(node, name));
  if (group) checkGroup(node, group, path, depth, check);
  else if (Object.hasOwn(node, 'some')) checkSome(node, path, depth, check);
  else checkCondition(node, path, check.problems);
}

function checkGroup(
  node: Record<string, unknown>,
  group: RuleGroup,
  path: Path,
  depth: number,
  check: Check,
): void {
  noteUnknown(node, [group], path, check.problems);
  const children = node[group];
  if (!Array.isArray(children) || children.length === 0)
    check.problems.push({
      path: [...path, group],
      message: t('Send a list of conditions, such as {example}.', { example: `[${example}]` }),
    });
  else for (const [at, child] of children.entries()) checkNode(child, [...path, group, at], depth + 1, check);
}

function checkSome(node: Record<string, unknown>, path: Path, depth: number, check: Check): void {
  noteUnknown(node, ['some', 'where'], path, check.problems);
  checkPath(node['some'], [...path, 'some'], check.problems);
  checkNode(node['where'], [...path, 'where'], depth + 1, check);
}

function checkCondition(node: Record<string, unknown>, path: Path, problems: ConditionProblem[]): void {
  noteUnknown(node, ['path', 'operator', 'value'], path, problems);
  checkPath(node['path'], [...path, 'path'], problems);
  const operator = ruleOperators.find((known) => known === node['operator']);
  if (!operator) {
    const message = t('Use one of {values}.', { values: ruleOperators.join(', ') });
    problems.push({ path: [...path, 'operator'], message });
    return;
  }
  const message = valueProblem(operator, node['value']);
  if (message !== null) problems.push({ path: [...path, 'value'], message });
}

function checkPath(value: unknown, path: Path, problems: ConditionProblem[]): void {
  if (typeof value === 'string' && value !== '' && value.length <= conditionLimits.path) return;
  problems.push({
    path,
    message: t('Name what is looked at, such as {example}.', { example: '"industry"' }),
  });
}

function noteUnknown(
  node: Record<string, unknown>,
  known: readonly string[],
  path: Path,
  problems: ConditionProblem[],
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

function valueProblem(operator: RuleOperator, value: unknown): string | null {
  if (isValueless(operator))
    return value === undefined || value === null ? null : t('Leave the value out: this asks for none.');
  if (!takesList(operator)) return Array.isArray(value) ? oneValue() : scalarProblem(value);
  if (!Array.isArray(value)) return t('Send a list of values.');
  if (value.length === 0 || value.length > conditionLimits.values)
    return t('Send 1 to {n} values.', { n: conditionLimits.values });
  return value.map(scalarProblem).find((problem) => problem !== null) ?? null;
}

const oneValue = (): string => t('Send one value. For several use "in" or "not_in".');

function scalarProblem(value: unknown): string | null {
  if (typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : t('Send a finite number.');
  if (typeof value !== 'string') return t('Send a text, a number, true or false.');
  if (value.length > conditionLimits.text)
    return t('Send at most {n} characters.', { n: conditionLimits.text });
  return value.isWellFormed() ? null : t('Send a whole text: this one has half a character.');
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
