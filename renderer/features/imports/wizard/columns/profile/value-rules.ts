// What a person decided about values of a column, written into the rules of the draft. Each change gives new rules; a rule
// that says nothing any more is gone.
import type {
  ClusterMethod,
  ClusterRule,
  ColumnRule,
  ImportRules,
} from '../../../../../../shared/schema/import-rules.ts';

/** null: left empty. */
export type Choice = string | null;

export function columnRule(rules: ImportRules, key: string): ColumnRule {
  return (rules.columns && Object.hasOwn(rules.columns, key) ? rules.columns[key] : undefined) ?? {};
}

function withColumn(rules: ImportRules, key: string, rule: ColumnRule): ImportRules {
  const { columns = {}, ...rest } = rules;
  const others = Object.entries(columns).filter(([column]) => column !== key);
  const kept = Object.keys(rule).length === 0 ? others : [...others, [key, rule] as const];
  return kept.length === 0 ? rest : { ...rest, columns: Object.fromEntries(kept) };
}

/** undefined: nothing was decided. */
export function choiceOf(rules: ImportRules, key: string, value: string): Choice | undefined {
  const { values } = columnRule(rules, key);
  return values && Object.hasOwn(values, value) ? values[value] : undefined;
}

export const decidedValues = (rules: ImportRules, key: string): ReadonlySet<string> =>
  new Set(Object.keys(columnRule(rules, key).values ?? {}));

/** undefined takes a choice back. `once`: the others count for this import only. */
export function choose(
  rules: ImportRules,
  key: string,
  choices: readonly (readonly [string, Choice | undefined])[],
  once = isOnce(rules, key),
): ImportRules {
  const { values = {}, once: before = [], ...rest } = columnRule(rules, key);
  const kept = new Map(Object.entries(values));
  const only = new Set(before);
  for (const [value, becomes] of choices) {
    if (becomes === undefined) kept.delete(value);
    else kept.set(value, becomes);
    if (becomes === undefined || !once) only.delete(value);
    else only.add(value);
  }
  return withColumn(rules, key, {
    ...rest,
    ...(kept.size > 0 && { values: Object.fromEntries(kept) }),
    ...(only.size > 0 && { once: [...only] }),
  });
}

/** A person's decisions about values of a column, merges included, that count for this import only, and all of them. */
function decisions(rules: ImportRules, key: string): { all: number; once: number } {
  const { values = {}, once = [], clusters = [] } = columnRule(rules, key);
  return {
    all: sum([values, ...clusters.map(({ into }) => into)].map((entries) => Object.keys(entries).length)),
    once: sum([once, ...clusters.map((cluster) => cluster.once ?? [])].map(({ length }) => length)),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);

/** `some`: a few were decided for this import only. */
export function remembered(rules: ImportRules, key: string): 'nothing' | 'all' | 'some' | 'none' {
  const { all, once } = decisions(rules, key);
  if (all === 0) return 'nothing';
  if (once === 0) return 'all';
  return once === all ? 'none' : 'some';
}

/** What is decided next goes the way of what was decided before. */
const isOnce = (rules: ImportRules, key: string): boolean => remembered(rules, key) === 'none';

/** Every decision about values of the column is kept in the recipe, or counts for this import only. */
export function rememberValues(rules: ImportRules, key: string, keep: boolean): ImportRules {
  const { once: _, values, clusters, ...rest } = columnRule(rules, key);
  return withColumn(rules, key, {
    ...rest,
    ...(clusters && {
      clusters: clusters.map(({ method, into }) =>
        keep ? { method, into } : { method, into, once: Object.keys(into) },
      ),
    }),
    ...(values && { values }),
    ...(values && !keep && { once: Object.keys(values) }),
  });
}

/** The spelling that a cluster becomes; undefined where it is not merged. */
export function mergedInto(
  rules: ImportRules,
  key: string,
  method: ClusterMethod,
  cluster: string,
): string | undefined {
  const into = columnRule(rules, key).clusters?.find((rule) => rule.method === method)?.into;
  return into && Object.hasOwn(into, cluster) ? into[cluster] : undefined;
}

/** undefined takes a merge back. */
export function merge(
  rules: ImportRules,
  key: string,
  method: ClusterMethod,
  changes: readonly (readonly [string, string | undefined])[],
): ImportRules {
  const { clusters = [], ...rest } = columnRule(rules, key);
  const before = clusters.find((rule) => rule.method === method);
  const into = new Map(Object.entries(before?.into ?? {}));
  const only = new Set(before?.once);
  const once = isOnce(rules, key);
  for (const [cluster, spelling] of changes) {
    if (spelling === undefined) into.delete(cluster);
    else into.set(cluster, spelling);
    if (spelling === undefined || !once) only.delete(cluster);
    else only.add(cluster);
  }
  const others = clusters.filter((rule) => rule.method !== method);
  const merged: ClusterRule = {
    method,
    into: Object.fromEntries(into),
    ...(only.size > 0 && { once: [...only] }),
  };
  const kept = into.size === 0 ? others : [...others, merged];
  return withColumn(rules, key, kept.length === 0 ? rest : { ...rest, clusters: kept });
}
