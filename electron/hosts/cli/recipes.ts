// rowbench recipes: those of the workspace, to and from files.
import { resolve } from 'node:path';
import { createRecipe, getRecipeFile, listRecipes } from '../../../shared/contract/recipes.ts';
import type { Recipe } from '../../../shared/schema/recipe.ts';
import { findByName } from './import-recipe.ts';
import { cursorIn } from './keys.ts';
import { writeWhole } from './output-file.ts';
import { columns, note, out, outJson } from './print.ts';
import { readRecipeFile } from './recipe-file.ts';
import { withApi, type Api } from './with-backend.ts';

type Common = { data: string; json?: true };

export function listStored(options: Common): Promise<void> {
  return withApi(options.data, async (api) => {
    const recipes = await allRecipes(api);
    if (options.json) return outJson(recipes);
    if (recipes.length === 0)
      return note('There are no recipes. Save one in the app, or read in a file with: recipes import FILE');
    const rows = recipes.map((recipe) => [
      recipe.name,
      String(recipe.columns.length),
      recipe.automatic ? 'remembered' : 'named',
      recipe.last_used_at?.slice(0, 10) ?? 'never',
    ]);
    return out(columns([['NAME', 'COLUMNS', 'KIND', 'LAST USED'], ...rows]).join('\n'));
  });
}

async function allRecipes({ call }: Api): Promise<Recipe[]> {
  const recipes: Recipe[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await call(listRecipes, {
      query: { limit: 100, ...(cursor === undefined ? {} : { cursor }) },
    });
    recipes.push(...data.items);
    const { nextLink } = data.pagination;
    cursor = nextLink === undefined ? undefined : cursorIn(nextLink);
  } while (cursor !== undefined);
  return recipes;
}

export function exportRecipe(name: string, to: string | undefined, options: Common): Promise<void> {
  return withApi(options.data, async (api) => {
    const { id } = await findByName(api, name);
    const text = `${JSON.stringify(await api.call(getRecipeFile, { params: { recipeId: id } }), null, 2)}\n`;
    if (to === undefined) return void process.stdout.write(text);
    await writeWhole(resolve(to), async (write) => {
      await write(text);
    });
    return note(`Wrote the recipe to ${resolve(to)}`);
  });
}

export function importRecipe(file: string, options: Common & { name?: string }): Promise<void> {
  return withApi(options.data, async ({ call }) => {
    const read = readRecipeFile(resolve(file));
    const body = options.name === undefined ? read : { ...read, name: options.name };
    const { data } = await call(createRecipe, { body });
    return options.json
      ? outJson(data)
      : note(`Stored the recipe "${data.name}". Use it with --recipe "${data.name}".`);
  });
}
