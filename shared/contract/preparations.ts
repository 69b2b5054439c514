// Big workbooks, lists and archives while they are made a text of: how far they are, their first rows, and a way to stop.
import { z } from 'zod';
import { dataOf, deletedSchema } from '../schema/common.ts';
import { defineEndpoint } from './endpoint.ts';

export const preparationSchema = z.object({
  /** Of the source that it becomes. */
  id: z.string(),
  file_name: z.string(),
  /** 0 … 1. */
  share: z.number(),
  /** The first rows of a long sheet as they read; null until they are there. */
  head: z
    .object({
      sheet: z.string().nullable(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    })
    .nullable(),
});
export type Preparation = z.infer<typeof preparationSchema>;

export const listPreparations = defineEndpoint({
  name: 'listPreparations',
  method: 'GET',
  path: '/v1/import/preparations',
  permission: 'read:jobs',
  summary: 'Files that are being prepared for reading right now, the latest last.',
  answer: dataOf(z.object({ items: z.array(preparationSchema) })),
});

export const stopPreparation = defineEndpoint({
  name: 'stopPreparation',
  method: 'DELETE',
  path: '/v1/import/preparations/:sourceId',
  permission: 'write:companies',
  summary: 'Stop preparing a file. The request that waits for it fails, and nothing is kept.',
  params: z.object({ sourceId: z.string().max(60) }),
  answer: deletedSchema,
});
