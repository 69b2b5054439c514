// A recipe put on a file: its choices under the file's own column names, and what differs from last time. Nothing is
// guessed silently: a new column stays out, a renamed one is reported, a missing one keeps the recipe from fitting.
import type { Mapping } from '../../../../shared/schema/import.ts';
import type { ColumnRule, FieldRule, ImportRules } from '../../../../shared/schema/import-rules.ts';
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { SourceRecipe } from '../../../../shared/schema/recipe-use.ts';
import { compareColumns, type Comparison, type FileColumn } from './compare-columns.ts';

export type Applied = Pick<SourceRecipe, 'fits' | 'options'> & {
  drift: Omit<SourceRecipe['drift'], 'new_values'>;
};

export function applyRecipe(recipe: RecipeBody, columns: readonly FileColumn[]): Applied {
  const compared = compareColumns(recipe, columns);
  const needed = neededColumns(recipe);
  return {
    fits: !compared.missing.some((column) => needed.has(column)),
    options: {
      mapping: mappingFor(recipe.mapping, columns, compared),
      rules: rulesFor(recipe.rules, compared.found),
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

/** Columns that are imported, or that a merge rule goes by. */
function neededColumns({ columns, mapping, rules }: RecipeBody): Set<string> {
  const imported = columns.filter((column) => targetOf(mapping, column) !== 'ignore');
  const goneBy = Object.values(rules.fields ?? {}).flatMap((rule) => rule.newest_by ?? []);
  return new Set([...imported, ...goneBy]);
}

/** Every column of the file has a target, so that no suggestion slips in. */
function mappingFor(mapping: Mapping, columns: readonly FileColumn[], { found }: Comparison): Mapping {
  const targets = new Map([...found].map(([from, to]) => [to, targetOf(mapping, from)]));
  return Object.fromEntries(columns.map(({ key }) => [key, targets.get(key) ?? 'ignore']));
}

function rulesFor(rules: ImportRules, found: Comparison['found']): ImportRules {
  const { columns, fields, ...rest } = rules;
  return {
    ...rest,
    ...(columns && { columns: columnRulesFor(columns, found) }),
    ...(fields && { fields: fieldRulesFor(fields, found) }),
  };
}

const columnRulesFor = (
  rules: Record<string, ColumnRule>,
  found: Comparison['found'],
): Record<string, ColumnRule> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([column, rule]) => {
      const now = found.get(column);
      return now === undefined ? [] : [[now, rule]];
    }),
  );

/** A rule that goes by a missing column keeps its name: a run with it is refused, not silently changed. */
const fieldRulesFor = (
  rules: NonNullable<ImportRules['fields']>,
  found: Comparison['found'],
): NonNullable<ImportRules['fields']> =>
  Object.fromEntries(
    Object.entries(rules).map(([field, rule]: [string, FieldRule]) => {
      const now = rule.newest_by === undefined ? undefined : found.get(rule.newest_by);
      return [field, now === undefined ? rule : { ...rule, newest_by: now }];
    }),
  );
