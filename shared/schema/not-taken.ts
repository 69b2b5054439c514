// Values of an import that were not taken, since what stands there ranks above it; as they stand on the wire (snake_case).
import { z } from 'zod';

/** `locked`: a person locked the field; `outranked`: what stands there comes from a source that ranks above. */
export const notTakenReasons = ['locked', 'outranked'] as const;

export const rowNoteSchema = z.object({
  /** Its path; null where the field was deleted since. */
  field: z.string().nullable(),
  reason: z.enum(notTakenReasons),
  /** As a person reads it. */
  value: z.string(),
  message: z.string(),
});
export type RowNote = z.infer<typeof rowNoteSchema>;

export const notTakenSchema = rowNoteSchema.extend({
  row_number: z.number().int().nullable(),
  company_id: z.string(),
  /** Null where the company is gone. */
  company_name: z.string().nullable(),
  /** What the field is called. */
  label: z.string(),
});
export type NotTaken = z.infer<typeof notTakenSchema>;
