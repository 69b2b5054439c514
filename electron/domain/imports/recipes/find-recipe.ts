// The recipe that fits a file best: one for the very same columns, else the one with most of them alike.
import type { ReadDb } from '../../../store/database.ts';
import { listNamedColumnRecipes, listRecipesFor, type StoredRecipe } from '../../../store/recipes.ts';
import { compareColumns, type FileColumn } from './compare-columns.ts';
import { fingerprintOf } from './fingerprint.ts';

export type Match = { recipe: StoredRecipe; match: 'same_columns' | 'similar_columns'; alike: number };

/** Below this two files are of different kinds. */
const alikeEnough = 0.8;
/** Recipes that are compared column by column. */
export const mostCompared = 500;

export function findBestRecipe(db: ReadDb, columns: readonly FileColumn[]): Match | null {
  const fingerprint = fingerprintOf(columns.map(({ key }) => key));
  if (fingerprint === null) return null;
  const [same] = listRecipesFor(db, fingerprint);
  if (same) return { recipe: same, match: 'same_columns', alike: 1 };
  let best: Match | null = null;
  for (const recipe of listNamedColumnRecipes(db, mostCompared)) {
    const { alike } = compareColumns(recipe.body, columns);
    if (alike >= alikeEnough && alike > (best?.alike ?? 0))
      best = { recipe, match: 'similar_columns', alike };
  }
  return best;
}
