// A person's choice of a recipe for a source: the file is read as the recipe says, or again as it was detected.
import type { RecipeFile } from '../../../../shared/schema/recipe.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { ChosenRecipe } from '../../../store/source-recipes.ts';
import type { StoredSource } from '../../../store/sources.ts';
import { inspectSource } from '../formats/inspect-source.ts';
import { readingOf } from '../show-source.ts';
import { getStoredRecipe, bodyOfFile } from './manage-recipes.ts';
import { findRecipeOfSource, overridesWithout, readBy, type Inspect, type ReadBy } from './source-recipe.ts';

type Choice = { id?: string | null | undefined; file?: RecipeFile | undefined };

export async function readByChoice(db: ReadDb, source: StoredSource, { id, file }: Choice): Promise<ReadBy> {
  const inspect: Inspect = (overrides) => inspectSource(source, overrides);
  const current = await withoutRecipe(db, source, inspect);
  if (file !== undefined)
    return { chosen: { kind: 'file', file }, ...(await readBy(bodyOfFile(file), current, inspect)) };
  if (id === null || id === undefined) return { chosen: { kind: 'none' }, ...current };
  const { body } = getStoredRecipe(db, id);
  const chosen: ChosenRecipe = { kind: 'stored', id, match: 'chosen' };
  return { chosen, ...(await readBy(body, current, inspect)) };
}

async function withoutRecipe(
  db: ReadDb,
  source: StoredSource,
  inspect: Inspect,
): Promise<Omit<ReadBy, 'chosen'>> {
  const body = findRecipeOfSource(db, source.id)?.body ?? null;
  const overrides = overridesWithout(source.overrides, body);
  const same = JSON.stringify(overrides) === JSON.stringify(source.overrides);
  return { overrides, reading: same ? readingOf(source) : await inspect(overrides) };
}
