import { z } from 'zod';
import { t } from '../messages/message.ts';
import { dataOf } from '../schema/common.ts';
import { resubmittedSchema } from '../schema/resubmit.ts';
import { defineEndpoint } from './endpoint.ts';

export const resubmitImport = defineEndpoint({
  name: 'resubmitImport',
  method: 'POST',
  path: '/v1/import/jobs/:jobId/resubmit',
  permission: 'write:companies',
  summary:
    'Send the fixed error file back: as the body (`application/octet-stream`), as `csv`, or in the desktop as a picked path. Only the rows of it that are still failed run, into the same ledger. Up to 500 are done at once; more become a job.',
  params: z.object({ jobId: z.string().max(60) }),
  body: z
    .strictObject({
      csv: z.string().optional(),
      path: z.string().min(1).max(4096).optional(),
    })
    .refine(({ csv, path }) => (csv === undefined) !== (path === undefined), {
      error: () => t('Send either csv or path, not both and not neither.'),
      path: ['csv'],
    }),
  answer: dataOf(resubmittedSchema),
  statuses: [200, 202],
  errors: ['unreadable_file', 'job_conflict', 'payload_too_large', 'disk_full'],
});
