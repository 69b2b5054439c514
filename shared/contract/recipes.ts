// Recipes, and what an import keeps: its source rows, its file, for how long.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import { fates, importOptionsShape, sourceSchema } from '../schema/import.ts';
import { recipeChoiceSchema } from '../schema/recipe-use.ts';
import { recipeFileSchema, recipePatchSchema, recipeSchema } from '../schema/recipe.ts';
import { defineEndpoint } from './endpoint.ts';

const recipeParams = z.object({ recipeId: z.string().max(60) });
const jobParams = z.object({ jobId: z.string().max(60) });

export const listRecipes = defineEndpoint({
  name: 'listRecipes',
  method: 'GET',
  path: '/v1/import/recipes',
  permission: 'read:jobs',
  summary: 'Recipes of this workspace, oldest first; `name` finds one.',
  query: z.strictObject({ ...cursorQuery, name: z.string().max(200).optional() }),
  answer: listOf(recipeSchema),
});

export const createRecipe = defineEndpoint({
  name: 'createRecipe',
  method: 'POST',
  path: '/v1/import/recipes',
  permission: 'write:companies',
  summary: 'Store a recipe as its file has it.',
  body: recipeFileSchema,
  answer: dataOf(recipeSchema),
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getRecipe = defineEndpoint({
  name: 'getRecipe',
  method: 'GET',
  path: '/v1/import/recipes/:recipeId',
  permission: 'read:jobs',
  summary: 'One recipe; its version is the ETag.',
  params: recipeParams,
  answer: dataOf(recipeSchema),
});

export const updateRecipe = defineEndpoint({
  name: 'updateRecipe',
  method: 'PATCH',
  path: '/v1/import/recipes/:recipeId',
  permission: 'write:companies',
  summary: 'Rename a recipe or replace parts of it. Takes If-Match.',
  params: recipeParams,
  body: recipePatchSchema,
  answer: dataOf(recipeSchema),
  errors: ['name_taken', 'version_conflict'],
});

export const deleteRecipe = defineEndpoint({
  name: 'deleteRecipe',
  method: 'DELETE',
  path: '/v1/import/recipes/:recipeId',
  permission: 'write:companies',
  summary: 'Forget a recipe. Imports that ran with it stay as they are.',
  params: recipeParams,
  answer: deletedSchema,
});

export const getRecipeFile = defineEndpoint({
  name: 'getRecipeFile',
  method: 'GET',
  path: '/v1/import/recipes/:recipeId/file',
  permission: 'read:jobs',
  summary: 'The recipe as a JSON file, to keep or to send.',
  params: recipeParams,
  answer: recipeFileSchema,
});

export const chooseRecipe = defineEndpoint({
  name: 'chooseRecipe',
  method: 'PATCH',
  path: '/v1/import/sources/:sourceId/recipe',
  permission: 'write:companies',
  summary: 'Read a source by a stored recipe (`id`) or by a recipe file; `id: null` by none.',
  params: z.object({ sourceId: z.string().max(60) }),
  body: z
    .strictObject({ id: z.string().max(60).nullable().optional(), file: recipeFileSchema.optional() })
    .refine(({ id, file }) => (id === undefined) !== (file === undefined), {
      error: () => t('Send either id or file, not both and not neither.'),
      path: ['id'],
    }),
  answer: dataOf(sourceSchema),
  errors: ['unreadable_file'],
});

export const saveRecipe = defineEndpoint({
  name: 'saveRecipe',
  method: 'POST',
  path: '/v1/import/sources/:sourceId/recipe',
  permission: 'write:companies',
  summary:
    'Keep choices for a source as a recipe, before or without a run; the source is read by it from then on.',
  params: z.object({ sourceId: z.string().max(60) }),
  body: z.strictObject({ ...importOptionsShape, recipe: recipeChoiceSchema }),
  answer: dataOf(sourceSchema),
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getImportRecipe = defineEndpoint({
  name: 'getImportRecipe',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/recipe',
  permission: 'read:jobs',
  summary: 'Everything that an import ran with, as a recipe file.',
  params: jobParams,
  answer: recipeFileSchema,
});

export const sourceRowSchema = z.object({
  row_number: z.number().int(),
  /** Physical line in the file, 1-based; null for rows that came as JSON. */
  line: z.number().int().nullable(),
  cells: z.array(z.string()),
  /** The line as it stood, where it was mended while reading or could not be read. */
  original: z.string().optional(),
  /** Known without looking at the companies: `failed` and `blank`; null for every other. */
  fate: z.enum(fates).nullable(),
  error: z.object({ code: z.string(), message: z.string(), column: z.string().nullable() }).nullable(),
});
export type SourceRow = z.infer<typeof sourceRowSchema>;

export const getImportRows = defineEndpoint({
  name: 'getImportRows',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/rows',
  permission: 'read:jobs',
  summary: 'Rows of the file that an import read, with their own cells.',
  params: jobParams,
  query: z.strictObject({
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: dataOf(
    z.object({
      items: z.array(sourceRowSchema),
      columns: z.array(z.string()),
      offset: z.number().int(),
      /** Rows of the file; null until they were counted. */
      total: z.number().int().nullable(),
    }),
  ),
  errors: ['unreadable_file', 'disk_full'],
});

export const getImportFile = defineEndpoint({
  name: 'getImportFile',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/file',
  permission: 'read:jobs',
  summary: 'The file that an import read, byte for byte, as long as it is kept.',
  params: jobParams,
  answer: z.unknown(),
  errors: ['unreadable_file'],
});

export const importSettingsSchema = z.object({
  /** Days after an import's end for which its file is kept; null: for good. */
  keep_source_days: z.number().int().min(0).max(3650).nullable(),
});
export type ImportSettings = z.infer<typeof importSettingsSchema>;

export const getImportSettings = defineEndpoint({
  name: 'getImportSettings',
  method: 'GET',
  path: '/v1/settings/imports',
  permission: 'read:jobs',
  summary: 'How long the files of imports are kept.',
  answer: dataOf(importSettingsSchema),
});

export const updateImportSettings = defineEndpoint({
  name: 'updateImportSettings',
  method: 'PATCH',
  path: '/v1/settings/imports',
  permission: 'admin',
  summary: 'Change how long the files of imports are kept. Files that are older are removed at once.',
  body: z.strictObject(importSettingsSchema.partial().shape),
  answer: dataOf(importSettingsSchema),
});
