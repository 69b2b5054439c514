// Everything that an import ran with, as a recipe file.
import { toRecipeFile, type RecipeFile } from '../../../../shared/schema/recipe.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { findKept } from '../../../store/kept-files.ts';
import { findSource } from '../../../store/sources.ts';
import { bodyOf, chosenPart, decidedDialect } from './recipe-body.ts';
import { nameOfKind } from './remember-run.ts';

export function recipeOfImport(db: ReadDb, stored: StoredImport): RecipeFile {
  const source = stored.sourceId === null ? null : findSource(db, stored.sourceId);
  // Without the source nobody knows any more what was plain sight.
  const dialect = source ? decidedDialect(source) : (stored.dialect ?? {});
  const part = source ? chosenPart(source) : {};
  const name = findKept(db, stored.id)?.recipe_name ?? nameOfKind(stored.fileName ?? 'Import');
  return toRecipeFile(name, bodyOf({ ...stored, ...part, dialect }));
}
