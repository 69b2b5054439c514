// A recipe: everything decided about files of one kind, as a JSON file that a person can read, keep and send.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime } from './common.ts';
import {
  dialectPatchSchema,
  importLimits,
  importOptionsShape,
  mappingSchema,
  type Mapping,
} from './import.ts';
import type { ImportRules } from './import-rules.ts';
import { recipeName } from './recipe-use.ts';
import { partChoiceShape } from './source-format.ts';

export const recipeVersion = 1;

const { update_existing, tags, rules } = importOptionsShape;

/** What it says, its name aside. */
export const recipeBodyShape = {
  /** Every column of the file that it was made for, by its key, in order. */
  columns: z.array(z.string().min(1).max(2000)).min(1).max(importLimits.columns),
  /** Name of a workbook's sheet, where a person chose it. */
  sheet: partChoiceShape.sheet,
  /** Name of an archive's file, where a person chose it. */
  entry: partChoiceShape.entry,
  /** Only what was overridden or was no plain sight. */
  dialect: dialectPatchSchema.default({}),
  mapping: mappingSchema,
  rules,
  update_existing,
  tags,
};

const version = z.literal(recipeVersion, {
  error: ({ input }) =>
    typeof input === 'number' && input > recipeVersion
      ? t('The recipe has version {version}; this Rowbench reads version {known}. Update Rowbench.', {
          version: input,
          known: recipeVersion,
        })
      : t(
          'This is no Rowbench recipe: it does not begin with "rowbench_recipe": {known}. Choose a file that "Export recipe" wrote.',
          { known: recipeVersion },
        ),
});

export const recipeFileSchema = z
  .strictObject({ rowbench_recipe: version, name: recipeName, ...recipeBodyShape })
  .superRefine(({ columns, mapping, rules: decided }, context) => {
    for (const { path, column } of unknownColumns(columns, mapping, decided)) {
      const message = t(
        `"{column}" is none of the recipe's columns. Add it to "columns", or remove it here.`,
        {
          column,
        },
      );
      context.addIssue({ code: 'custom', path, message, params: { code: 'unknown_column' } });
    }
    for (const column of repeated(columns)) {
      context.addIssue({
        code: 'custom',
        path: ['columns'],
        message: t('The column "{column}" is listed twice.', { column }),
      });
    }
  });
export type RecipeFile = z.output<typeof recipeFileSchema>;
export type RecipeBody = Omit<RecipeFile, 'rowbench_recipe' | 'name'>;

type Place = { path: string[]; column: string };

/** Columns that are named in a decision and not in the list. */
export function unknownColumns(columns: readonly string[], mapping: Mapping, rules: ImportRules): Place[] {
  const known = new Set(columns);
  const made = new Set(madeColumns(rules).map(({ key }) => key));
  const places: Place[] = [
    ...Object.keys(mapping).map((column) => ({ path: ['mapping', column], column })),
    ...Object.keys(rules.columns ?? {}).map((column) => ({ path: ['rules', 'columns', column], column })),
    ...madeColumns(rules).map(({ key, from: column }) => ({
      path: ['rules', 'columns', key, 'from'],
      column,
    })),
    ...Object.entries(rules.fields ?? {}).flatMap(([field, { newest_by: column }]) =>
      column === undefined ? [] : [{ path: ['rules', 'fields', field, 'newest_by'], column }],
    ),
  ];
  return places.filter(
    ({ path, column }) => !known.has(column) && (path.at(-1) === 'from' || !made.has(column)),
  );
}

/** Columns that rules make of others. */
export const madeColumns = ({ columns = {} }: ImportRules): { key: string; from: string }[] =>
  Object.entries(columns).flatMap(([key, { from }]) => (from === undefined ? [] : [{ key, from }]));

const repeated = (columns: readonly string[]): string[] =>
  columns.filter((column, at) => columns.indexOf(column) !== at);

export const toRecipeFile = (name: string, body: RecipeBody): RecipeFile => ({
  rowbench_recipe: recipeVersion,
  name,
  columns: body.columns,
  ...(body.sheet === undefined ? {} : { sheet: body.sheet }),
  ...(body.entry === undefined ? {} : { entry: body.entry }),
  dialect: body.dialect,
  mapping: body.mapping,
  rules: body.rules,
  update_existing: body.update_existing,
  tags: body.tags,
});

/** A stored recipe. */
export const recipeSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Remembered from an import without a person's naming it; follows the latest import of its columns. */
  automatic: z.boolean(),
  ...recipeBodyShape,
  version: z.number().int(),
  created_by: actorSchema,
  created_at: isoDateTime,
  updated_at: isoDateTime,
  last_used_at: isoDateTime.nullable(),
});
export type Recipe = z.output<typeof recipeSchema>;

/** What is sent replaces what is stored; a name makes an automatic recipe a person's own. */
export const recipePatchSchema = z.strictObject({
  name: recipeName.optional(),
  columns: recipeBodyShape.columns.optional(),
  /** Null: none in particular. */
  sheet: recipeBodyShape.sheet.nullable(),
  entry: recipeBodyShape.entry.nullable(),
  dialect: dialectPatchSchema.optional(),
  mapping: mappingSchema.optional(),
  rules: rules.unwrap().optional(),
  update_existing: update_existing.unwrap().optional(),
  tags: tags.unwrap().optional(),
});
export type RecipePatch = z.output<typeof recipePatchSchema>;
