import { z } from 'zod';
import { t } from '../messages/message.ts';
import { cursorQuery, dataOf } from '../schema/common.ts';
import { importedField } from '../schema/field-path.ts';
import { importJobSchema } from '../schema/import.ts';
import { keptCellSchema, undoPlanSchema, undoSummarySchema } from '../schema/undo.ts';
import { defineEndpoint } from './endpoint.ts';

const jobParams = z.object({ jobId: z.string().max(60) });

const undoScopeBody = z
  .strictObject({
    /** Row numbers of the import; all of them unless given. */
    rows: z.array(z.number().int().min(1)).min(1).max(100_000).optional(),
    /** Columns of the import's input; what their fields brought is taken back. */
    columns: z.array(z.string().min(1).max(2000)).min(1).max(2000).optional(),
    fields: z.array(importedField).min(1).max(2000).optional(),
  })
  .refine(({ columns, fields }) => columns === undefined || fields === undefined, {
    error: () => t('Send either columns or fields, not both.'),
    path: ['columns'],
  });

export const undoImport = defineEndpoint({
  name: 'undoImport',
  method: 'POST',
  path: '/v1/import/jobs/:jobId/undo',
  permission: 'write:companies',
  summary:
    'Take an import back, as a job: created companies go, overwritten values come back; what someone changed since stays and is listed.',
  params: jobParams,
  body: undoScopeBody,
  answer: dataOf(importJobSchema),
  statuses: [202],
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const redoImport = defineEndpoint({
  name: 'redoImport',
  method: 'POST',
  path: '/v1/import/jobs/:jobId/redo',
  permission: 'write:companies',
  summary: 'Undo the undo of an import, as a job.',
  params: jobParams,
  answer: dataOf(importJobSchema),
  statuses: [202],
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const getImportUndo = defineEndpoint({
  name: 'getImportUndo',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/undo',
  permission: 'read:jobs',
  summary: 'Whether an import is in effect, and what an undo of it would do now.',
  params: jobParams,
  answer: dataOf(
    undoSummarySchema.extend({
      /** Null where it cannot be undone now. */
      plan: undoPlanSchema.nullable(),
    }),
  ),
});

export const listKeptCells = defineEndpoint({
  name: 'listKeptCells',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/undo/kept',
  permission: 'read:companies',
  summary: 'What the last undo or redo of an import left as it was, and why.',
  params: jobParams,
  query: z.strictObject(cursorQuery),
  answer: dataOf(
    z.object({
      items: z.array(keptCellSchema),
      pagination: z.object({ nextLink: z.string().optional() }),
    }),
  ),
});
