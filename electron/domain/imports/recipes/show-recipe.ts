// A recipe as the wire shows it.
import type { Recipe } from '../../../../shared/schema/recipe.ts';
import { isoTime } from '../../../lib/clock.ts';
import { getActor } from '../../../store/actors.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { StoredRecipe } from '../../../store/recipes.ts';

export function showRecipe(db: ReadDb, recipe: StoredRecipe): Recipe {
  return {
    id: recipe.id,
    name: recipe.name,
    automatic: recipe.automatic,
    ...recipe.body,
    version: recipe.version,
    created_by: getActor(db, recipe.createdBy),
    created_at: isoTime(recipe.createdAtMs),
    updated_at: isoTime(recipe.updatedAtMs),
    last_used_at: recipe.lastUsedAtMs === null ? null : isoTime(recipe.lastUsedAtMs),
  };
}
