// The recipe of an import from the command line: a file or the name of a stored one. What differs from last time goes to
// standard error; without a recipe none is used, also where one would fit.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { deleteSource } from '../../../shared/contract/imports.ts';
import { chooseRecipe, getImportRecipe, listRecipes } from '../../../shared/contract/recipes.ts';
import type { RunOptions, Source } from '../../../shared/schema/import.ts';
import type { Recipe } from '../../../shared/schema/recipe.ts';
import type { SourceRecipe } from '../../../shared/schema/recipe-use.ts';
import { CliError } from './cli-error.ts';
import { describeDrift } from './drift.ts';
import { writeWhole } from './output-file.ts';
import { note } from './print.ts';
import { readRecipeFile } from './recipe-file.ts';
import type { Api } from './with-backend.ts';

export type RecipeOptions = { recipe?: string; allowMissing?: boolean };

export async function useRecipe(
  api: Api,
  source: Source,
  { recipe, allowMissing = false }: RecipeOptions,
): Promise<SourceRecipe | null> {
  if (recipe === undefined) return decline(api, source);
  const chosen = await choose(api, source, recipe);
  for (const line of describeDrift(chosen)) note(line);
  if (chosen.fits || allowMissing) return chosen;
  await api.call(deleteSource, { params: { sourceId: source.id } });
  throw missingColumns(source, chosen);
}

async function decline({ call }: Api, source: Source): Promise<null> {
  if (source.recipe === null) return null;
  note(
    `The recipe "${source.recipe.name}" fits this file. Add --recipe "${source.recipe.name}" to import by it.`,
  );
  await call(chooseRecipe, { params: { sourceId: source.id }, body: { id: null } });
  return null;
}

async function choose(api: Api, source: Source, recipe: string): Promise<SourceRecipe> {
  const body = isFile(recipe)
    ? { file: readRecipeFile(resolve(recipe)) }
    : { id: (await findByName(api, recipe)).id };
  const { data } = await api.call(chooseRecipe, { params: { sourceId: source.id }, body });
  if (data.recipe) return data.recipe;
  throw new CliError('not_found', `The recipe "${recipe}" is there no more.`);
}

export const isFile = (recipe: string): boolean => /\.json$/i.test(recipe) || existsSync(resolve(recipe));

/** Throws `not_found` with the names there are. */
export async function findByName({ call }: Api, name: string): Promise<Recipe> {
  const [found] = (await call(listRecipes, { query: { name } })).data.items;
  if (found) return found;
  const known = (await call(listRecipes, { query: { limit: 20 } })).data.items.map((one) => `"${one.name}"`);
  const hint = known.length === 0 ? 'There are none yet.' : `There are ${known.join(', ')}.`;
  throw new CliError(
    'not_found',
    `There is no recipe "${name}". ${hint} A recipe's file is named with .json.`,
  );
}

function missingColumns({ file_name: file }: Source, { name, drift }: SourceRecipe): CliError {
  const missing = drift.missing
    .filter(({ target }) => target !== 'ignore')
    .map(({ column }) => `"${column}"`);
  return new CliError(
    'missing_columns',
    `${file} lacks ${missing.join(', ')}, which the recipe "${name}" goes by. Nothing was imported. Add the column, or --allow-missing to import without it.`,
    { drift },
  );
}

/** What the recipe says, unless the command says otherwise. */
export function withRecipe(options: RunOptions, recipe: SourceRecipe | null): RunOptions {
  if (recipe === null) return options;
  const { mapping, rules, update_existing: update, tags } = recipe.options;
  return {
    mapping: options.mapping ?? mapping,
    rules,
    update_existing: options.update_existing === true || update,
    tags: options.tags && options.tags.length > 0 ? options.tags : tags,
    ...(recipe.id === null ? {} : { recipe: { id: recipe.id } }),
  };
}

/** Everything that the import ran with, as a file. */
export async function saveRecipe({ call }: Api, jobId: string, path: string): Promise<void> {
  const file = await call(getImportRecipe, { params: { jobId } });
  await writeWhole(resolve(path), async (write) => {
    await write(`${JSON.stringify(file, null, 2)}\n`);
  });
  note(`Wrote the recipe to ${resolve(path)}`);
}
