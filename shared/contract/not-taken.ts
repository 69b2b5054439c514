import { z } from 'zod';
import { cursorQuery, dataOf, paginationSchema } from '../schema/common.ts';
import { notTakenSchema } from '../schema/not-taken.ts';
import { defineEndpoint } from './endpoint.ts';

export const listNotTaken = defineEndpoint({
  name: 'listNotTaken',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/not-taken',
  permission: 'read:companies',
  summary:
    'Values of an import that were not taken, since a person had locked the field. Their rows were written otherwise.',
  params: z.object({ jobId: z.string().max(60) }),
  query: z.strictObject(cursorQuery),
  answer: dataOf(
    z.object({
      items: z.array(notTakenSchema),
      /** Of the whole import. */
      total: z.number().int(),
      pagination: paginationSchema,
    }),
  ),
});
