// One row of a file before it is imported, as the file has it: what a person sees when a cell is opened for mending.
import { z } from 'zod';
import { anyKeyRecord } from '../schema/any-key-record.ts';
import { dataOf } from '../schema/common.ts';
import { rowEditSchema } from '../schema/import-rules.ts';
import { defineEndpoint } from './endpoint.ts';

export const getSourceRow = defineEndpoint({
  name: 'getSourceRow',
  method: 'GET',
  path: '/v1/import/sources/:sourceId/rows/:rowNumber',
  permission: 'read:companies',
  summary: 'One row of a file: each column’s cell as the file has it, and the row’s edit where it has one.',
  params: z.object({ sourceId: z.string().max(60), rowNumber: z.coerce.number().int().min(1) }),
  answer: dataOf(
    z.object({
      row_number: z.number().int(),
      /** Column → text in the file; a row that is too short has empty cells. */
      cells: anyKeyRecord(z.string(), z.string()),
      edit: rowEditSchema.nullable(),
    }),
  ),
});
