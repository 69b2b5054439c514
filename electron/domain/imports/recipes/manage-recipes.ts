// Makes, changes and forgets recipes. Call each in a transaction.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import {
  recipeFileSchema,
  toRecipeFile,
  type RecipeBody,
  type RecipeFile,
  type RecipePatch,
} from '../../../../shared/schema/recipe.ts';
import { rememberedRules } from '../../../../shared/schema/remembered-rules.ts';
import { newId } from '../../../lib/ids.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import {
  deleteRecipe,
  findRecipe,
  findRecipeByName,
  insertRecipe,
  updateRecipe,
  type StoredRecipe,
} from '../../../store/recipes.ts';
import { fingerprintOf } from './fingerprint.ts';

export type By = { actor: string; nowMs: number };

export function getStoredRecipe(db: ReadDb, id: string): StoredRecipe {
  const recipe = findRecipe(db, id);
  if (recipe) return recipe;
  throw new AppError('not_found', {
    message: t('There is no recipe {id}. GET /v1/import/recipes lists those there are.', { id }),
  });
}

export function bodyOfFile({ rowbench_recipe: _version, name: _name, ...body }: RecipeFile): RecipeBody {
  return body;
}

type New = { name: string; body: RecipeBody; automatic: boolean };

/** Throws `name_taken`. */
export function addRecipe(db: WriteDb, { name, body, automatic }: New, { actor, nowMs }: By): StoredRecipe {
  requireFreeName(db, name, null);
  const recipe: StoredRecipe = {
    id: newId('rcp', nowMs),
    name,
    automatic,
    fingerprint: fingerprintOf(body.columns),
    body: rememberedBody(body),
    version: 1,
    createdBy: actor,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    lastUsedAtMs: null,
  };
  insertRecipe(db, recipe);
  return recipe;
}

/** Nothing is written where nothing changes. Throws `not_found`, `name_taken`, `version_conflict`, `validation_error`. */
export function changeRecipe(
  db: WriteDb,
  id: string,
  { name, ...parts }: RecipePatch,
  expectedVersion: number | null,
  nowMs: number,
): StoredRecipe {
  const before = getStoredRecipe(db, id);
  requireVersion(before, expectedVersion);
  const body = requireWhole(before.name, rememberedBody(merged(before.body, parts), before.body));
  if (name !== undefined) requireFreeName(db, name, id);
  const automatic = before.automatic && name === undefined;
  const after = { ...before, name: name ?? before.name, body, automatic };
  if (JSON.stringify(after) === JSON.stringify(before)) return before;
  const changed: StoredRecipe = {
    ...after,
    fingerprint: fingerprintOf(body.columns),
    version: before.version + 1,
    updatedAtMs: nowMs,
  };
  updateRecipe(db, changed);
  return changed;
}

/** Without what counts for one import only. */
export const rememberedBody = (body: RecipeBody, before?: RecipeBody): RecipeBody => ({
  ...body,
  rules: rememberedRules(body.rules, before?.rules),
});

/** Null takes a part out; only the sheet and the archive's file may be. */
const merged = (body: RecipeBody, parts: Omit<RecipePatch, 'name'>): RecipeBody => {
  const sent = Object.entries(parts).filter(([, value]) => value !== undefined);
  const all = Object.entries({ ...body, ...Object.fromEntries(sent) });
  return Object.fromEntries(all.filter(([, value]) => value !== null)) as RecipeBody;
};

/** Parts that are each right may not fit together. */
function requireWhole(name: string, body: RecipeBody): RecipeBody {
  const parsed = recipeFileSchema.safeParse(toRecipeFile(name, body));
  if (parsed.success) return bodyOfFile(parsed.data);
  const issues = parsed.error.issues.map(({ path, message }) => ({
    path: path.join('.'),
    code: 'invalid_recipe',
    message,
  }));
  throw new AppError('validation_error', {
    message: t('The recipe would not be valid. {message}', { message: issues[0]?.message ?? '' }),
    issues,
  });
}

export function removeRecipe(db: WriteDb, id: string): void {
  deleteRecipe(db, getStoredRecipe(db, id).id);
}

function requireFreeName(db: ReadDb, name: string, own: string | null): void {
  const other = findRecipeByName(db, name);
  if (!other || other.id === own) return;
  throw new AppError('name_taken', {
    message: t('There is a recipe "{name}" already. Choose another name, or change that one.', {
      name: other.name,
    }),
    issues: [{ path: 'name', code: 'name_taken', message: t('Choose another name.') }],
    details: { recipeId: other.id },
  });
}

function requireVersion({ name, version }: StoredRecipe, expected: number | null): void {
  if (expected === null || expected === version) return;
  throw new AppError('version_conflict', {
    message: t(
      'The recipe "{name}" was changed meanwhile: it has version {version}, not {expected}. Read it again.',
      { name, version, expected },
    ),
    details: { version },
  });
}
