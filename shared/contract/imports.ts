import { z } from 'zod';
import { dataOf, deletedSchema, cursorQuery, listOf } from '../schema/common.ts';
import {
  importJobSchema,
  importRequestSchema,
  rowErrorSchema,
  runOptionsSchema,
  sourcePatchSchema,
  sourceSchema,
} from '../schema/import.ts';
import { dryRunShape, valueSuggestionSchema } from '../schema/dry-run.ts';
import { partChoiceShape } from '../schema/source-format.ts';
import { defineEndpoint } from './endpoint.ts';

const jobParams = z.object({ jobId: z.string().max(60) });
const sourceParams = z.object({ sourceId: z.string().max(60) });

export const importCompanies = defineEndpoint({
  name: 'importCompanies',
  method: 'POST',
  path: '/v1/import/companies',
  permission: 'write:companies',
  summary:
    'Import rows or CSV text. Up to 500 rows that are not blank are done at once; more, or more than 10,000 in all, become a job.',
  body: importRequestSchema,
  answer: dataOf(importJobSchema),
  statuses: [200, 202],
  errors: ['payload_too_large', 'idempotency_conflict', 'unreadable_file'],
  idempotent: true,
});

export const listImportJobs = defineEndpoint({
  name: 'listImportJobs',
  method: 'GET',
  path: '/v1/import/jobs',
  permission: 'read:jobs',
  summary: 'Imports, newest first.',
  query: z.strictObject(cursorQuery),
  answer: listOf(importJobSchema),
});

export const getImportJob = defineEndpoint({
  name: 'getImportJob',
  method: 'GET',
  path: '/v1/import/jobs/:jobId',
  permission: 'read:jobs',
  summary: 'One import with its ledger and progress.',
  params: jobParams,
  answer: dataOf(importJobSchema),
});

export const errorGroupSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.string().nullable(),
  column: z.string().nullable(),
  rows: z.number().int(),
  /** Most frequent offending values with their counts. */
  values: z.array(z.object({ value: z.string(), rows: z.number().int() })),
  row_numbers: z.array(z.number().int()),
});
export type ErrorGroup = z.infer<typeof errorGroupSchema>;

export const getImportErrors = defineEndpoint({
  name: 'getImportErrors',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/errors',
  permission: 'read:jobs',
  summary:
    'Row errors as JSON, page by page, or as CSV: the input columns plus _row, _field, _code, _message.',
  params: jobParams,
  query: z.strictObject({ format: z.enum(['json', 'csv']).default('json'), ...cursorQuery }),
  answer: dataOf(
    z.object({
      items: z.array(rowErrorSchema.extend({ cells: z.array(z.string()), original: z.string().optional() })),
      columns: z.array(z.string()),
      pagination: z.object({ nextLink: z.string().optional() }),
    }),
  ),
});

export const getImportErrorGroups = defineEndpoint({
  name: 'getImportErrorGroups',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/error-groups',
  permission: 'read:jobs',
  summary: 'Row errors grouped by cause.',
  params: jobParams,
  answer: dataOf(z.object({ items: z.array(errorGroupSchema) })),
});

export const cancelImportJob = defineEndpoint({
  name: 'cancelImportJob',
  method: 'POST',
  path: '/v1/import/jobs/:jobId/cancel',
  permission: 'write:jobs',
  summary: 'Stop an import. Rows already written stay and are in its ledger.',
  params: jobParams,
  answer: dataOf(importJobSchema),
  errors: ['job_conflict'],
});

export const createSource = defineEndpoint({
  name: 'createSource',
  method: 'POST',
  path: '/v1/import/sources',
  permission: 'write:companies',
  summary:
    'Register a file: its bytes as the body (`application/octet-stream`, name in `X-File-Name`, percent-encoded), or in the desktop a picked path.',
  body: z.strictObject({ path: z.string().min(1).max(4096), ...partChoiceShape }),
  answer: dataOf(sourceSchema),
  errors: ['unreadable_file', 'disk_full'],
});

export const getSource = defineEndpoint({
  name: 'getSource',
  method: 'GET',
  path: '/v1/import/sources/:sourceId',
  permission: 'read:jobs',
  summary: 'How a file was read, with preview and suggested mapping.',
  params: sourceParams,
  answer: dataOf(sourceSchema),
});

export const updateSource = defineEndpoint({
  name: 'updateSource',
  method: 'PATCH',
  path: '/v1/import/sources/:sourceId',
  permission: 'write:companies',
  summary: 'Override how a file is read, or choose another sheet or file of an archive; the preview follows.',
  params: sourceParams,
  body: sourcePatchSchema,
  answer: dataOf(sourceSchema),
  errors: ['unreadable_file', 'job_conflict', 'disk_full'],
});

export const deleteSource = defineEndpoint({
  name: 'deleteSource',
  method: 'DELETE',
  path: '/v1/import/sources/:sourceId',
  permission: 'write:companies',
  summary: 'Forget a file that has not been imported.',
  params: sourceParams,
  answer: deletedSchema,
  errors: ['job_conflict'],
});

/** What an import would do: the ledger and the errors of a job that never was. */
export const dryRunSchema = importJobSchema
  .pick({
    created_count: true,
    updated_count: true,
    unchanged_count: true,
    skipped_count: true,
    failed_count: true,
    blank_count: true,
    total_count: true,
    errors: true,
    error_count: true,
    decisions: true,
  })
  .extend({
    error_groups: z.array(errorGroupSchema.extend({ suggestions: z.array(valueSuggestionSchema) })),
    ...dryRunShape,
  });
export type DryRun = z.infer<typeof dryRunSchema>;

export const dryRunSource = defineEndpoint({
  name: 'dryRunSource',
  method: 'POST',
  path: '/v1/import/sources/:sourceId/dry-run',
  permission: 'write:companies',
  summary: 'The exact ledger and errors that a run would have; nothing is written.',
  params: sourceParams,
  body: runOptionsSchema,
  answer: dataOf(dryRunSchema),
  errors: ['unreadable_file', 'job_conflict'],
});

export const runSource = defineEndpoint({
  name: 'runSource',
  method: 'POST',
  path: '/v1/import/sources/:sourceId/run',
  permission: 'write:companies',
  summary: 'Import the file as a job.',
  params: sourceParams,
  body: runOptionsSchema,
  answer: dataOf(importJobSchema),
  statuses: [202],
  errors: ['unreadable_file', 'idempotency_conflict', 'job_conflict'],
  idempotent: true,
});
