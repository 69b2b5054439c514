// Rows of an import whose line the reader mended, or could not read: what stood in the file, and what was made of it.
import { z } from 'zod';
import { cursorQuery, dataOf } from '../schema/common.ts';
import { defineEndpoint } from './endpoint.ts';

export const repairedRowSchema = z.object({
  row_number: z.number().int(),
  /** Physical line in the file, 1-based; null where the input has none. */
  line: z.number().int().nullable(),
  code: z.string(),
  message: z.string(),
  /** The line as it stood in the file. */
  original: z.string(),
  /** What was made of it; all empty where it could not be read. */
  cells: z.array(z.string()),
});
export type RepairedRow = z.infer<typeof repairedRowSchema>;

export const listRepairedRows = defineEndpoint({
  name: 'listRepairedRows',
  method: 'GET',
  path: '/v1/import/jobs/:jobId/repaired-rows',
  permission: 'read:jobs',
  summary:
    'Rows whose line was mended while reading, or could not be read: the line as it stood, and the cells made of it. Kept as long as the file is.',
  params: z.object({ jobId: z.string().max(60) }),
  query: z.strictObject(cursorQuery),
  answer: dataOf(
    z.object({
      items: z.array(repairedRowSchema),
      columns: z.array(z.string()),
      total: z.number().int(),
      pagination: z.object({ nextLink: z.string().optional() }),
    }),
  ),
});
