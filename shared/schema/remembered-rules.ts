// What a recipe keeps of a run's rules: decisions about values that count for one import only stay out, and where the recipe
// has said something else about such a value before, it goes on saying that.
import type { ClusterRule, ColumnRule, ImportRules } from './import-rules.ts';

type Entries<T> = Readonly<Record<string, T>>;

/** `before`: what the recipe says now; left out for a new one. */
export function rememberedRules(rules: ImportRules, before: ImportRules = {}): ImportRules {
  const { columns } = rules;
  if (columns === undefined || !Object.values(columns).some(countsOnce)) return rules;
  const kept = Object.entries(columns).flatMap(([key, rule]) => {
    const remembered = rememberedRule(rule, ownOf(before.columns, key));
    return Object.keys(remembered).length === 0 ? [] : [[key, remembered] as const];
  });
  const { columns: _, ...rest } = rules;
  return kept.length === 0 ? rest : { ...rest, columns: Object.fromEntries(kept) };
}

const countsOnce = ({ once, clusters = [] }: ColumnRule): boolean =>
  once !== undefined || clusters.some((cluster) => cluster.once !== undefined);

function rememberedRule(rule: ColumnRule, before: ColumnRule = {}): ColumnRule {
  if (!countsOnce(rule)) return rule;
  const { once = [], values = {}, clusters = [], ...rest } = rule;
  const kept = without(values, once, before.values);
  const merges = clusters.flatMap((cluster) => rememberedMerges(cluster, before.clusters));
  return {
    ...rest,
    ...(merges.length > 0 && { clusters: merges }),
    ...(Object.keys(kept).length > 0 && { values: kept }),
  };
}

function rememberedMerges(
  { method, into, once = [] }: ClusterRule,
  before: readonly ClusterRule[] = [],
): ClusterRule[] {
  const kept = without(into, once, before.find((cluster) => cluster.method === method)?.into);
  return Object.keys(kept).length === 0 ? [] : [{ method, into: kept }];
}

/** Entries in their order; those that count once as they were before, or gone. */
function without<T>(
  entries: Entries<T>,
  once: readonly string[],
  before: Entries<T> = {},
): Record<string, T> {
  const names = new Set(once);
  const kept = Object.entries(entries).flatMap(([key, value]): [string, T][] => {
    if (!names.has(key)) return [[key, value]];
    return Object.hasOwn(before, key) ? [[key, before[key] as T]] : [];
  });
  return Object.fromEntries(kept);
}

const ownOf = <T>(entries: Entries<T> | undefined, key: string): T | undefined =>
  entries && Object.hasOwn(entries, key) ? entries[key] : undefined;
