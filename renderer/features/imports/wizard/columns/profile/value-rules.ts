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

/** undefined takes a choice back. */
export function choose(
  rules: ImportRules,
  key: string,
  choices: readonly (readonly [string, Choice | undefined])[],
): ImportRules {
  const { values = {}, ...rest } = columnRule(rules, key);
  const kept = new Map(Object.entries(values));
  for (const [value, becomes] of choices) {
    if (becomes === undefined) kept.delete(value);
    else kept.set(value, becomes);
  }
  return withColumn(rules, key, kept.size === 0 ? rest : { ...rest, values: Object.fromEntries(kept) });
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
  const into = new Map(Object.entries(clusters.find((rule) => rule.method === method)?.into ?? {}));
  for (const [cluster, spelling] of changes) {
    if (spelling === undefined) into.delete(cluster);
    else into.set(cluster, spelling);
  }
  const others = clusters.filter((rule) => rule.method !== method);
  const rule: ClusterRule[] = into.size === 0 ? [] : [{ method, into: Object.fromEntries(into) }];
  const kept = [...others, ...rule];
  return withColumn(rules, key, kept.length === 0 ? rest : { ...rest, clusters: kept });
}
