// Everything that an import ran with, as a recipe file; what counted for it only is left out.
import { toRecipeFile, type RecipeFile } from '../../../../shared/schema/recipe.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { findKept } from '../../../store/kept-files.ts';
import { findRecipe } from '../../../store/recipes.ts';
import { findSource } from '../../../store/sources.ts';
import { rememberedBody } from './manage-recipes.ts';
import { bodyOf, chosenPart, decidedDialect } from './recipe-body.ts';
import { nameOfKind } from './remember-run.ts';

export function recipeOfImport(db: ReadDb, stored: StoredImport): RecipeFile {
  const source = stored.sourceId === null ? null : findSource(db, stored.sourceId);
  // Without the source nobody knows any more what was plain sight.
  const dialect = source ? decidedDialect(source) : (stored.dialect ?? {});
  const part = source ? chosenPart(source) : {};
  const kept = findKept(db, stored.id);
  const name = kept?.recipe_name ?? nameOfKind(stored.fileName ?? 'Import');
  const used = kept?.recipe_id ? findRecipe(db, kept.recipe_id) : null;
  return toRecipeFile(name, rememberedBody(bodyOf({ ...stored, ...part, dialect }), used?.body));
}
