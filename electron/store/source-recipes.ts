// Which recipe a source is read by.
import type { RecipeFile } from '../../shared/schema/recipe.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type ChosenRecipe =
  | { kind: 'stored'; id: string; match: 'same_columns' | 'similar_columns' | 'chosen' }
  /** Given as a file; not kept as a recipe. */
  | { kind: 'file'; file: RecipeFile }
  /** A person wants none: another reading of the file does not bring one back. */
  | { kind: 'none' };

/** Null: none was found, none was chosen. */
export function findSourceRecipe(db: ReadDb, sourceId: string): ChosenRecipe | null {
  const row = db.sql<{ recipe: string | null }>('SELECT recipe FROM source WHERE id = ?').get(sourceId);
  const recipe = row?.recipe ?? null;
  return recipe === null ? null : (JSON.parse(recipe) as ChosenRecipe);
}

export function setSourceRecipe(db: WriteDb, sourceId: string, recipe: ChosenRecipe | null): void {
  db.sql('UPDATE source SET recipe = ? WHERE id = ?').run(recipe && JSON.stringify(recipe), sourceId);
}
