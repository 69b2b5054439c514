// What a run does with its choices: a new recipe, one that follows along, or only a note of which one it used. A recipe
// that a person named changes only when the run says so.
import type { RecipeBody } from '../../../../shared/schema/recipe.ts';
import type { RecipeChoice } from '../../../../shared/schema/recipe-use.ts';
import type { WriteDb } from '../../../store/database.ts';
import {
  findRecipeByName,
  listRecipesFor,
  markRecipeUsed,
  type StoredRecipe,
} from '../../../store/recipes.ts';
import { fingerprintOf } from './fingerprint.ts';
import { addRecipe, changeRecipe, getStoredRecipe, rememberedBody, type By } from './manage-recipes.ts';

type Run = { body: RecipeBody; fileName: string };

/** Call it in the transaction of the run. Throws `name_taken` and `not_found`. */
export function rememberRun(db: WriteDb, choice: RecipeChoice, run: Run, by: By): StoredRecipe {
  const recipe = keepChoices(db, choice, run, by);
  markRecipeUsed(db, recipe.id, by.nowMs);
  return recipe;
}

/** The same without a run. */
export function keepChoices(db: WriteDb, choice: RecipeChoice, run: Run, by: By): StoredRecipe {
  if ('save' in choice) return addRecipe(db, { name: choice.save, body: run.body, automatic: false }, by);
  if ('remember' in choice) return rememberColumns(db, run, by);
  const recipe = getStoredRecipe(db, choice.id);
  if (!recipe.automatic && choice.update !== true) return recipe;
  return replaceChoices(db, recipe.id, run.body, by.nowMs);
}

const replaceChoices = (db: WriteDb, id: string, body: RecipeBody, nowMs: number): StoredRecipe =>
  changeRecipe(db, id, { sheet: null, entry: null, ...body }, null, nowMs);

/** One that says the same is used as it is; else the automatic one of these columns follows, or there is a new one. */
function rememberColumns(db: WriteDb, { body, fileName }: Run, by: By): StoredRecipe {
  const fingerprint = fingerprintOf(body.columns);
  const known = fingerprint === null ? [] : listRecipesFor(db, fingerprint);
  const same = known.find(
    (recipe) => JSON.stringify(recipe.body) === JSON.stringify(rememberedBody(body, recipe.body)),
  );
  if (same) return same;
  const automatic = known.find((recipe) => recipe.automatic);
  if (automatic) return replaceChoices(db, automatic.id, body, by.nowMs);
  return addRecipe(db, { name: freeName(db, nameOfKind(fileName)), body, automatic: true }, by);
}

/**
 * A file's name without what changes from month to month: "crm-accounts-2026-10.csv" → "crm-accounts". Digits that belong to
 * a word stay, as in "sp500.csv".
 */
export function nameOfKind(fileName: string): string {
  const bare = fileName.replace(/(\.[a-z0-9]{1,5}){1,2}$/i, '');
  const kind = bare.replaceAll(/(?:^|[\s._()-]+)\d[\d\s._()-]*/g, ' ').trim();
  return (kind === '' ? bare : kind).slice(0, 180) || 'Import';
}

function freeName(db: WriteDb, wanted: string): string {
  let name = wanted;
  for (let n = 2; findRecipeByName(db, name) !== null; n += 1) name = `${wanted} ${n}`;
  return name;
}
