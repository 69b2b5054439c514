// The columns of a recipe beside those of a file: the same, renamed, missing, new.
import type { Mapping, SourceColumn } from '../../../../shared/schema/import.ts';
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { RecipeDrift } from '../../../../shared/schema/recipe-use.ts';
import { headerKey } from '../../mapping/header-key.ts';
import { columnNameKey } from './fingerprint.ts';
import { nameLikeness } from './name-likeness.ts';

export type FileColumn = Pick<SourceColumn, 'key' | 'suggestion'>;

export type Comparison = {
  /** The recipe's column → the file's. */
  found: ReadonlyMap<string, string>;
  renamed: RecipeDrift['renamed'];
  missing: string[];
  added: FileColumn[];
  /** 0 … 1, how much the two have in common. */
  alike: number;
};

/** Below this another name is another column. */
const sureRename = 0.7;

export function compareColumns(
  recipe: Pick<RecipeBody, 'columns' | 'mapping'>,
  columns: readonly FileColumn[],
): Comparison {
  const found = sameColumns(recipe.columns, columns);
  const taken = new Set(found.values());
  const gone = recipe.columns.filter((column) => !found.has(column));
  const fresh = columns.filter(({ key }) => !taken.has(key));
  const renamed = renames(gone, fresh, recipe.mapping);
  for (const { from, to } of renamed) found.set(from, to);
  const claimed = new Set(renamed.map(({ to }) => to));
  return {
    found,
    renamed,
    missing: gone.filter((column) => !found.has(column)),
    added: fresh.filter(({ key }) => !claimed.has(key)),
    alike: (2 * found.size) / (recipe.columns.length + columns.length),
  };
}

/** By their very names first, then by names that are written otherwise. */
function sameColumns(wanted: readonly string[], columns: readonly FileColumn[]): Map<string, string> {
  const found = new Map<string, string>();
  const open = new Set(columns.map(({ key }) => key));
  for (const column of wanted) if (open.delete(column)) found.set(column, column);
  const byName = new Map([...open].reverse().map((key) => [columnNameKey(key), key]));
  for (const column of wanted) {
    const name = columnNameKey(column);
    const key = found.has(column) ? undefined : byName.get(name);
    if (key === undefined) continue;
    found.set(column, key);
    byName.delete(name);
  }
  return found;
}

/** The surest pairs first; each column once. */
function renames(
  gone: readonly string[],
  fresh: readonly FileColumn[],
  mapping: Mapping,
): RecipeDrift['renamed'] {
  const pairs = gone
    .flatMap((from) =>
      fresh.map((column) => ({ from, to: column.key, confidence: likeness(from, column, mapping) })),
    )
    .filter(({ confidence }) => confidence >= sureRename)
    .sort((a, b) => b.confidence - a.confidence);
  const used = { from: new Set<string>(), to: new Set<string>() };
  return pairs.filter(({ from, to }) => {
    if (used.from.has(from) || used.to.has(to)) return false;
    used.from.add(from);
    used.to.add(to);
    return true;
  });
}

/** A column that would be mapped to the same field by itself is likely the same one under another name. */
function likeness(from: string, { key, suggestion }: FileColumn, mapping: Mapping): number {
  // Another unit is another column, however alike the rest.
  if (headerKey(from).aside !== headerKey(key).aside) return 0;
  const name = nameLikeness(columnNameKey(from), columnNameKey(key));
  const target = Object.hasOwn(mapping, from) ? mapping[from] : undefined;
  const sameField = target !== undefined && target !== 'ignore' && target === suggestion.target;
  const confidence = sameField ? Math.max(name, 0.9 * suggestion.confidence + 0.1 * name) : name;
  return Math.round(confidence * 100) / 100;
}
