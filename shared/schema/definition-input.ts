// Groups, custom fields and options as a request may send them, and what a change of one would do to the records. Which settings
// a type takes is decided in electron/domain/custom-fields/check-field.ts.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import {
  customFieldLimits,
  customFieldSchema,
  customFieldTypes,
  fieldConfigSchema,
  groupSchema,
  optionColors,
} from './custom-field.ts';

/** Trimmed, Unicode NFC, and fit to be the key of a JSON object. */
const nameOf = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine((name) => name.isWellFormed(), {
      error: () => t('The text holds half a character (a lone surrogate). Type it again.'),
    })
    .refine((name) => !/\p{Cc}/u.test(name), {
      error: () => t('A name stands on one line, without control characters.'),
    })
    .refine((name) => name !== '__proto__', {
      error: () => t('Choose another name: programs that read JSON lose this one.'),
    });

/** Where it stands among its like, from 0; at the end unless told. */
const position = z.number().int().min(0).max(10_000);

export const groupInputSchema = z.strictObject({
  name: nameOf(customFieldLimits.groupName),
  position: position.optional(),
});
export type GroupInput = z.output<typeof groupInputSchema>;

export const groupPatchSchema = groupInputSchema.partial();
export type GroupPatch = z.output<typeof groupPatchSchema>;

export const newOptionSchema = z.strictObject({
  label: nameOf(customFieldLimits.optionLabel),
  /** Gray unless told. */
  color: z.enum(optionColors).optional(),
});
export type NewOption = z.output<typeof newOptionSchema>;

/** An option of a list that replaces the whole list. One whose label is there stays what it is, whatever its place. */
export const changedOptionSchema = z.strictObject({
  ...newOptionSchema.shape,
  /** The label that it had until now: renames it, and every record keeps it. */
  previousLabel: z.string().max(customFieldLimits.optionLabel).optional(),
});
export type ChangedOption = z.output<typeof changedOptionSchema>;

export const fieldInputSchema = z.strictObject({
  name: nameOf(customFieldLimits.fieldName),
  type: z.enum(customFieldTypes),
  config: fieldConfigSchema.optional(),
  options: z.array(newOptionSchema).max(customFieldLimits.options).optional(),
  position: position.optional(),
});
export type FieldInput = z.output<typeof fieldInputSchema>;

export const fieldPatchSchema = z.strictObject({
  name: fieldInputSchema.shape.name.optional(),
  /** Values that can be are converted, the others go. */
  type: z.enum(customFieldTypes).optional(),
  /** Replaces the whole of it. */
  config: fieldConfigSchema.optional(),
  /** Replaces the whole list: an option that is not named goes, and its values with it. */
  options: z.array(changedOptionSchema).max(customFieldLimits.options).optional(),
  position: position.optional(),
});
export type FieldPatch = z.output<typeof fieldPatchSchema>;

/** A value that a change of type would take away, and in how many records it stands. */
export const unconvertedSchema = z.object({
  value: z.string(),
  count: z.number().int(),
  message: z.string(),
});

/** What a change or deletion would do; nothing has been done. */
export const definitionPlanSchema = z.object({
  /** Records that have any of the values. */
  records: z.number().int(),
  /** Values that are there now. */
  values: z.number().int(),
  /** Values that go. */
  removed: z.number().int(),
  /** Values that change their type. */
  converted: z.number().int(),
  /** Values that go since they do not convert, the most frequent first; 100 at most. */
  unconverted: z.array(unconvertedSchema),
  /** How many different values do not convert. */
  unconvertedDistinct: z.number().int(),
  /** Removed values by option or field. */
  parts: z.array(z.object({ name: z.string(), values: z.number().int() })),
  /** Options that a change to a select would make of the values; only where none were sent. */
  newOptions: z.array(z.string()),
});
export type DefinitionPlan = z.infer<typeof definitionPlanSchema>;

const wish = { delete: z.literal(true).optional() };

export const groupPreviewSchema = z.strictObject({ delete: z.literal(true) });

/** Either a deletion or the body of a PATCH. */
export const fieldPreviewSchema = z
  .strictObject({ ...wish, patch: fieldPatchSchema.optional() })
  .refine((preview) => (preview.delete === undefined) !== (preview.patch === undefined), {
    error: () => t('Send either "delete": true or a "patch".'),
  });
export type FieldPreview = z.output<typeof fieldPreviewSchema>;

export const groupWithFieldsSchema = z.object({ ...groupSchema.shape, fields: z.array(customFieldSchema) });
export type GroupWithFields = z.infer<typeof groupWithFieldsSchema>;
