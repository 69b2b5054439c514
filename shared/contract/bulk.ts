import { z } from 'zod';
import {
  bulkCountSchema,
  bulkJobSchema,
  bulkRequestSchema,
  cellsRequestSchema,
  cellsResultSchema,
} from '../schema/bulk.ts';
import { dataOf } from '../schema/common.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ bulkId: z.string().max(60) });

export const editCells = defineEndpoint({
  name: 'editCells',
  method: 'POST',
  path: '/v1/companies/cells',
  permission: 'write:companies',
  summary: 'Change cells of many companies as one step: all or, with `partly`, those that can be written.',
  body: cellsRequestSchema,
  answer: dataOf(cellsResultSchema),
  errors: ['name_taken', 'domain_taken', 'version_conflict', 'job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const bulkEdit = defineEndpoint({
  name: 'bulkEdit',
  method: 'POST',
  path: '/v1/companies/bulk',
  permission: 'write:companies',
  summary: 'Do one thing to every company of a query or list, as a job and one step. `dryRun` only counts.',
  body: bulkRequestSchema,
  answer: dataOf(z.union([bulkJobSchema, bulkCountSchema])),
  statuses: [202, 200],
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getBulkJob = defineEndpoint({
  name: 'getBulkJob',
  method: 'GET',
  path: '/v1/companies/bulk/:bulkId',
  permission: 'read:companies',
  summary: 'How far a bulk edit, or the undo or redo of one, is.',
  params,
  answer: dataOf(bulkJobSchema),
});

export const cancelBulkJob = defineEndpoint({
  name: 'cancelBulkJob',
  method: 'POST',
  path: '/v1/companies/bulk/:bulkId/cancel',
  permission: 'write:companies',
  summary: 'Stop a bulk edit: what was changed stays, as one step that can be undone.',
  params,
  answer: dataOf(bulkJobSchema),
  errors: ['job_conflict'],
});
