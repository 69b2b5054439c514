import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { exportJobSchema, exportRequestSchema } from '../schema/export.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ exportId: z.string().max(60) });

export const createExport = defineEndpoint({
  name: 'createExport',
  method: 'POST',
  path: '/v1/exports',
  permission: 'read:companies',
  summary: 'Write companies to a CSV, XLSX or JSONL file, in the background.',
  body: exportRequestSchema,
  answer: dataOf(exportJobSchema),
  statuses: [202],
  errors: ['unreadable_file'],
});

export const getExport = defineEndpoint({
  name: 'getExport',
  method: 'GET',
  path: '/v1/exports/:exportId',
  permission: 'read:companies',
  summary: 'How far an export is.',
  params,
  answer: dataOf(exportJobSchema),
});

export const cancelExport = defineEndpoint({
  name: 'cancelExport',
  method: 'POST',
  path: '/v1/exports/:exportId/cancel',
  permission: 'read:companies',
  summary: 'Stop an export. Nothing of its file is left.',
  params,
  answer: dataOf(exportJobSchema),
  errors: ['job_conflict'],
});

export const getExportFile = defineEndpoint({
  name: 'getExportFile',
  method: 'GET',
  path: '/v1/exports/:exportId/file',
  permission: 'read:companies',
  summary: 'The file of an export that has ended. It is kept until the program ends.',
  params,
  answer: z.string(),
  errors: ['job_conflict'],
});
