// json-logic-engine, interpreted: nothing is made into code. It knows the operators of rules and no other, and reaches a record only
// through readers that were looked up when the rule was compiled.
import { LogicEngine } from 'json-logic-engine';
import { ruleOperators, type RuleOperator, type RuleValue } from '../../../shared/schema/rule-conditions.ts';
import { entriesOf, holds } from './compare.ts';
import type { Reader, Scope } from './paths.ts';

/** JSON logic of `fact`, `and`, `or`, `none`, `some` and the operators, see compile.ts. */
export type Logic = { readonly [operator: string]: unknown };

type Run = { scope: Scope; readers: readonly Reader[] };
type Method = (args: readonly unknown[], run: Run, above: unknown, engine: Runner) => unknown;
type Runner = { run(logic: unknown, run: Run): unknown };

const isTrue = (engine: Runner, run: Run) => (logic: unknown) => engine.run(logic, run) === true;

/** Their arguments are logic that they run themselves, as far as it takes. */
const lazy: Readonly<Record<string, Method>> = {
  and: (nodes, run, _, engine) => nodes.every(isTrue(engine, run)),
  or: (nodes, run, _, engine) => nodes.some(isTrue(engine, run)),
  none: (nodes, run, _, engine) => !nodes.some(isTrue(engine, run)),
  some: ([list, where], run, _, engine) =>
    entriesOf(engine.run(list, run)).some((entry) => fits(engine, where, entry, run)),
};

function fits(engine: Runner, where: unknown, entry: unknown, { scope, readers }: Run): boolean {
  scope.budget.spend(1);
  return engine.run(where, { scope: { ...scope, entry }, readers }) === true;
}

const compare =
  (operator: RuleOperator): Method =>
  ([actual, wanted], { scope }) =>
    holds(operator, actual, (wanted ?? null) as RuleValue | null, scope.budget);

const methods = {
  fact: (([index], { scope, readers }) => readers[Number(index)]?.(scope) ?? null) satisfies Method,
  ...Object.fromEntries(Object.entries(lazy).map(([name, method]) => [name, { lazy: true, method }])),
  ...Object.fromEntries(ruleOperators.map((operator) => [operator, compare(operator)])),
};

const engine = new LogicEngine(methods, {
  disableInline: true,
  disableInterpretedOptimization: true,
}) as Runner;

export const runLogic = (logic: Logic, readers: readonly Reader[], scope: Scope): boolean =>
  engine.run(logic, { scope, readers }) === true;

/** What a condition looks at. */
export const readFact = (condition: Logic, readers: readonly Reader[], scope: Scope): unknown =>
  engine.run(argumentsOf(condition)[0], { scope, readers });

/** Of a `some`: how many entries fit. */
export function countFitting(some: Logic, readers: readonly Reader[], scope: Scope): number {
  const [, where] = argumentsOf(some);
  return entriesOf(readFact(some, readers, scope)).filter((entry) =>
    fits(engine, where, entry, { scope, readers }),
  ).length;
}

const argumentsOf = (logic: Logic): readonly unknown[] => Object.values(logic)[0] as readonly unknown[];
