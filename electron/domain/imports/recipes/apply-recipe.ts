// A recipe put on a file: its choices under the file's own column names, and what differs from last time. Nothing is
// guessed silently: a new column stays out, a renamed one is reported, a missing one keeps the recipe from fitting.
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { ColumnRule, FieldRule, ImportRules } from '../../../../shared/schema/import-rules.ts';
import { madeColumns, type RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import { compareColumns, type Comparison, type FileColumn } from './compare-columns.ts';

export type Applied = Pick<SourceRecipe, 'fits' | 'options'> & {
  drift: Omit<SourceRecipe['drift'], 'new_values' | 'entry'>;
};

export function applyRecipe(recipe: RecipeBody, columns: readonly FileColumn[]): Applied {
  const compared = compareColumns(recipe, columns);
  const needed = neededColumns(recipe);
  const mapping = mappingFor(recipe, columns, compared);
  return {
    fits: !compared.missing.some((column) => needed.has(column)),
    options: {
      mapping,
      rules: rulesFor(recipe.rules, compared.found, new Set(Object.values(mapping))),
      update_existing: recipe.update_existing,
      tags: recipe.tags,
    },
    drift: {
      missing: compared.missing.map((column) => ({ column, target: targetOf(recipe.mapping, column) })),
      new: compared.added.map(({ key, suggestion }) => ({ column: key, suggestion: suggestion.target })),
      renamed: compared.renamed,
    },
  };
}

const targetOf = (mapping: Mapping, column: string): string =>
  Object.hasOwn(mapping, column) ? (mapping[column] ?? 'ignore') : 'ignore';

/** Columns that are imported, themselves or by what is made of them, or that a merge rule goes by. */
function neededColumns({ columns, mapping, rules }: RecipeBody): Set<string> {
  const isImported = (column: string): boolean => targetOf(mapping, column) !== 'ignore';
  const made = madeColumns(rules).flatMap(({ key, from }) => (isImported(key) ? from : []));
  const goneBy = Object.values(rules.fields ?? {}).flatMap((rule) => rule.newest_by ?? []);
  return new Set([...columns.filter(isImported), ...made, ...goneBy]);
}

/** Every column of the file has a target, so that no suggestion slips in. */
function mappingFor(
  { mapping, rules }: RecipeBody,
  columns: readonly FileColumn[],
  { found }: Comparison,
): Mapping {
  const targets = new Map([...found].map(([from, to]) => [to, targetOf(mapping, from)]));
  const made = madeColumns(rules).filter(({ key, from }) => found.has(from) && Object.hasOwn(mapping, key));
  return Object.fromEntries([
    ...columns.map(({ key }) => [key, targets.get(key) ?? 'ignore']),
    ...made.map(({ key }) => [key, targetOf(mapping, key)]),
  ]) as Mapping;
}

/** A rule of a field that no column makes any more says nothing, unless it has a default. */
function rulesFor(rules: ImportRules, found: Comparison['found'], mapped: ReadonlySet<string>): ImportRules {
  const { columns, fields, ...rest } = rules;
  const kept = Object.entries(fields ?? {}).filter(
    ([field, rule]: [string, FieldRule]) => mapped.has(field) || rule.default !== undefined,
  );
  return {
    ...rest,
    ...(columns && { columns: columnRulesFor(columns, found) }),
    ...(fields && { fields: fieldRulesFor(kept, found) }),
  };
}

const columnRulesFor = (
  rules: Record<string, ColumnRule>,
  found: Comparison['found'],
): Record<string, ColumnRule> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([column, rule]) => {
      const now = found.get(rule.from ?? column);
      if (now === undefined) return [];
      return [rule.from === undefined ? [now, rule] : [column, { ...rule, from: now }]];
    }),
  );

/** A rule that goes by a missing column keeps its name: a run with it is refused, not silently changed. */
const fieldRulesFor = (
  rules: readonly [string, FieldRule][],
  found: Comparison['found'],
): NonNullable<ImportRules['fields']> =>
  Object.fromEntries(
    rules.map(([field, rule]) => {
      const now = rule.newest_by === undefined ? undefined : found.get(rule.newest_by);
      return [field, now === undefined ? rule : { ...rule, newest_by: now }];
    }),
  );
