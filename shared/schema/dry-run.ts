// A dry run as it stands on the wire: what an import would do, row by row and cell by cell, with nothing written.
import { z } from 'zod';
import { fates } from './import.ts';
import { notTakenReasons, rowNoteSchema } from './not-taken.ts';

/** A path, see field-path.ts. */
const field = z.string().max(300);

/** Why a row would be skipped: what it met, and by what; or a person left it out. */
export const skipCodes = [
  'stored_domain',
  'stored_name',
  'repeated_domain',
  'repeated_name',
  'left_out',
] as const;
export type SkipCode = (typeof skipCodes)[number];

export const skippedGroupSchema = z.object({
  code: z.enum(skipCodes),
  message: z.string(),
  rows: z.number().int(),
  /** Of rows that repeat an earlier one: how many say something else than it. */
  differing: z.number().int(),
  row_numbers: z.array(z.number().int()),
});
export type SkippedGroup = z.infer<typeof skippedGroupSchema>;

/** A failing value and what was probably meant; never applied without a person. */
export const valueSuggestionSchema = z.object({
  value: z.string(),
  suggestion: z.string(),
  rows: z.number().int(),
});
export type ValueSuggestion = z.infer<typeof valueSuggestionSchema>;

export const dryRunShape = {
  dry_run_id: z.string(),
  seconds: z.number(),
  /** Mended or left-out rows that were taken into account. */
  row_edits: z.number().int(),
  /** The fields that the file gives, with the columns that each comes from. */
  fields: z.array(z.object({ field, columns: z.array(z.string()) })),
  /** Of rows that would be updated, the most frequent first. */
  changed_fields: z.array(z.object({ field, rows: z.number().int() })),
  changed_cells: z.number().int(),
  /** Rows that mean a stored company, by what. */
  matched: z.object({ domain: z.number().int(), name: z.number().int() }),
  skipped_groups: z.array(skippedGroupSchema),
  /** Fields that would not be taken where a person locked them, with the rows of each. */
  not_taken: z.array(z.object({ field, reason: z.enum(notTakenReasons), rows: z.number().int() })),
};

export const dryValueSchema = z.union([z.string(), z.array(z.string()), z.null()]);
export type DryValue = z.infer<typeof dryValueSchema>;

export const dryCellSchema = z.object({ before: dryValueSchema, after: dryValueSchema });
export type DryCell = z.infer<typeof dryCellSchema>;

export const dryRowErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().nullable(),
  /** Column whose cell can be mended. */
  column: z.string().nullable(),
  value: z.string().nullable(),
  suggestion: z.string().nullable(),
});
export type DryRowError = z.infer<typeof dryRowErrorSchema>;

export const dryRowSchema = z.object({
  row_number: z.number().int(),
  line: z.number().int().nullable(),
  fate: z.enum(fates),
  /** Why it would be skipped. */
  code: z.enum(skipCodes).nullable(),
  /** The company or the earlier row that the row means. */
  met: z
    .object({
      by: z.enum(['domain', 'name']),
      company_id: z.string().nullable(),
      row_number: z.number().int().nullable(),
    })
    .nullable(),
  /** Changed where before and after differ. A failing or skipped row has its own cells on both sides. */
  cells: z.record(field, dryCellSchema),
  errors: z.array(dryRowErrorSchema),
  /** Values that would not be taken; the rest of the row is. */
  notes: z.array(rowNoteSchema),
});
export type DryRow = z.infer<typeof dryRowSchema>;

export const dryRowsQueryShape = {
  fate: z.enum(fates).optional(),
  /** Rows in which this field changes or fails. */
  field: field.optional(),
  /** A cause of failing, or of skipping. */
  code: z.string().max(60).optional(),
  /** A row number, or part of a name, domain or failing cell. */
  q: z.string().max(200).optional(),
};
const dryRowsQuery = z.object(dryRowsQueryShape);
export type DryRowsFilter = z.output<typeof dryRowsQuery>;
