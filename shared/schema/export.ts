// Companies written to a file: which, with what columns, in what form; and how far the writing is. camelCase on the wire.
import { z } from 'zod';
import { isoDateTime } from './common.ts';
import { companyId } from './company.ts';
import { companyQuerySchema } from './company-query.ts';

export const exportFormats = ['csv', 'xlsx', 'jsonl'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Columns named as the import template of another program wants them. */
export const exportTemplates = ['hubspot', 'salesforce', 'folk'] as const;
export type ExportTemplate = (typeof exportTemplates)[number];

export const exportLimits = {
  /** Companies that are named one by one; a query has no limit. */
  companies: 10_000,
  columns: 500,
  /** Excel's own, its head left out. */
  xlsxRows: 1_048_575,
} as const;

export const exportRequestSchema = z.strictObject({
  format: z.enum(exportFormats).default('csv'),
  /** All companies that it finds, in its order; every company without one. */
  query: companyQuerySchema.default({}),
  companyIds: z.array(companyId).min(1).max(exportLimits.companies).optional(),
  /** Field paths, and `id`, `createdAt`, `updatedAt`; every field with a column of its own unless told. */
  columns: z.array(z.string().min(1).max(1200)).min(1).max(exportLimits.columns).optional(),
  /** Takes the place of `columns`. */
  template: z.enum(exportTemplates).optional(),
  /** What stands above a column: the field's label, or its name in the API. */
  headers: z.enum(['labels', 'fields']).default('labels'),
  /** CSV: put an apostrophe before cells that a spreadsheet would run as a formula. An import takes it off again. */
  guard: z.boolean().default(true),
  /** Desktop and command line only: where the file is to stand. Without it the answer's file is fetched. */
  path: z.string().min(1).max(4096).optional(),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

export const exportJobSchema = z.object({
  id: z.string(),
  status: z.enum(['running', 'completed', 'failed', 'cancelled']),
  format: z.enum(exportFormats),
  fileName: z.string(),
  /** Where it stands, if it was to stand somewhere. */
  path: z.string().nullable(),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int(),
  byteSize: z.number().int().nullable(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: isoDateTime,
});
export type ExportJob = z.infer<typeof exportJobSchema>;
