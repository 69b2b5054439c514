// A recipe as a file and an import meet it: what was matched, what differs from last time, what a run does with it.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { anyKeyRecord } from './any-key-record.ts';
import { isoDateTime } from './common.ts';
import { importRulesSchema } from './import-rules.ts';

export const recipeName = z.string().trim().min(1).max(200);

/**
 * What a run does with its choices. `save`: a new recipe of this name. `id`: the run uses that recipe; one that was
 * remembered automatically follows the run's choices, one that a person named changes only with `update`.
 * `remember`: kept automatically for these columns. Without it nothing is kept.
 */
export const recipeChoiceSchema = z.union(
  [
    z.strictObject({ save: recipeName }),
    z.strictObject({ id: z.string().max(60), update: z.boolean().optional() }),
    z.strictObject({ remember: z.literal(true) }),
  ],
  {
    error: () =>
      t('Send {one}, {two} or {three}.', {
        one: '{"save": "a new name"}',
        two: '{"id": "rcp_…"}',
        three: '{"remember": true}',
      }),
  },
);
export type RecipeChoice = z.infer<typeof recipeChoiceSchema>;

/** How a file's columns and values differ from those of a recipe. Columns by their keys. */
export const recipeDriftSchema = z.object({
  /** Columns of the recipe that the file does not have. */
  missing: z.array(z.object({ column: z.string(), target: z.string() })),
  /** Columns of the file that the recipe does not know; not imported until a person maps them. */
  new: z.array(z.object({ column: z.string(), suggestion: z.string() })),
  /** Columns that went to a custom field or group which is not there any more; not imported until a person maps them. */
  missing_fields: z.array(z.object({ column: z.string(), target: z.string() })).optional(),
  renamed: z.array(z.object({ from: z.string(), to: z.string(), confidence: z.number() })),
  /** Values that neither the recipe nor the field knows, so that their rows would fail. */
  new_values: z.array(z.object({ column: z.string(), target: z.string(), values: z.array(z.string()) })),
  /** Another file of the archive is read than the recipe was made for; `there`: the archive has that one too. */
  entry: z
    .object({ wanted: z.string(), read: z.string(), there: z.boolean(), others: z.array(z.string()) })
    .nullable(),
});
export type RecipeDrift = z.infer<typeof recipeDriftSchema>;

/** A recipe's choices under the names that the columns have in this file. */
export const recipeOptionsSchema = z.object({
  mapping: anyKeyRecord(z.string(), z.string()),
  rules: importRulesSchema,
  update_existing: z.boolean(),
  tags: z.array(z.string()),
});

export const sourceRecipeSchema = z.object({
  /** Null: given as a file, not stored. */
  id: z.string().nullable(),
  name: z.string(),
  automatic: z.boolean(),
  last_used_at: isoDateTime.nullable(),
  /** Why this one. */
  match: z.enum(['same_columns', 'similar_columns', 'chosen']),
  /** No column is missing that the recipe imports or goes by. */
  fits: z.boolean(),
  drift: recipeDriftSchema,
  options: recipeOptionsSchema,
});
export type SourceRecipe = z.infer<typeof sourceRecipeSchema>;

/** The recipe that an import ran with, by the name it had then. */
export const usedRecipeSchema = z.object({ id: z.string().nullable(), name: z.string() });

/** Whether the file that an import read is still there. */
export const keptFileSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('kept'), byte_size: z.number().int(), until: isoDateTime.nullable() }),
  z.object({ state: z.literal('removed'), removed_at: isoDateTime }),
  /** The rows came in a request. */
  z.object({ state: z.literal('none') }),
]);
export type KeptFile = z.infer<typeof keptFileSchema>;
