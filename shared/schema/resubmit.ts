// A fixed error file, sent back to its import.
import { z } from 'zod';
import { importJobSchema } from './import.ts';

/**
 * Why a row of the fixed file was not run: `no_row_number`: its `_row` is no number; `unknown_row`: the import had no such
 * row; `not_failed`: that row is in the ledger as something else, perhaps because it was fixed before; `repeated`: an
 * earlier row of the file has the same `_row`.
 */
export const ignoredReasons = ['no_row_number', 'unknown_row', 'not_failed', 'repeated'] as const;
export type IgnoredReason = (typeof ignoredReasons)[number];

export const resubmittedSchema = z.object({
  job: importJobSchema,
  /** Rows that were run, or, with 202, will be. */
  run_count: z.number().int(),
  /** Of those, rows that failed again; null while they are still to run. */
  failed_again_count: z.number().int().nullable(),
  ignored_count: z.number().int(),
  /** The first 100. */
  ignored: z.array(z.object({ row: z.string(), reason: z.enum(ignoredReasons) })),
});
export type Resubmitted = z.infer<typeof resubmittedSchema>;
