// Where a provider's values go: each to the field of its own name, or to a custom field of companies that a person chose.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { parseCustomPath } from './field-path.ts';

const name = z.string().min(1).max(1000);
const datasetId = z.string().max(60);

export const customTarget = z
  .string()
  .max(1200)
  .refine((path) => parseCustomPath(path) !== null, {
    error: () =>
      t('Name a custom field of companies, in the form {form}.', { form: 'custom:{groupId}:{fieldName}' }),
  });

/** Values of other names go where they usually do. */
export const fieldTargetsInputSchema = z.strictObject({
  targets: z
    .array(
      z.strictObject({
        /** Of the provider `reference`: which dataset has the column. */
        datasetId: datasetId.optional(),
        /** A field or a fact that the provider gives, or a column of the dataset. */
        from: name,
        to: customTarget,
      }),
    )
    .max(1000),
});
export type FieldTargetsInput = z.infer<typeof fieldTargetsInputSchema>;

export const fieldTargetSchema = z.object({
  dataset: z.object({ id: datasetId, name: z.string() }).nullable(),
  from: z.string(),
  /** The field of the record that it goes to unless told; null: none, it is only shown. */
  usual: z.string().nullable(),
  /** A field, or the path of a custom field; null: nowhere. */
  to: z.string().nullable(),
});
export type FieldTarget = z.infer<typeof fieldTargetSchema>;
