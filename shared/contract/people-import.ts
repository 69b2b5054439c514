// People out of a file that waits to be imported, by the column that holds the addresses of their profiles.
import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { importPeopleSchema, peopleImportSchema } from '../schema/people-import.ts';
import { defineEndpoint } from './endpoint.ts';

export const importPeople = defineEndpoint({
  name: 'importPeople',
  method: 'POST',
  path: '/v1/import/sources/:sourceId/people',
  permission: 'write:people',
  summary:
    'Make a person for each profile in a column of a file, but for those who are here. One step: undo it at `/v1/steps/{step_id}/undo`.',
  params: z.object({ sourceId: z.string().max(60) }),
  body: importPeopleSchema,
  answer: dataOf(peopleImportSchema),
  errors: ['unreadable_file', 'job_conflict', 'idempotency_conflict'],
  idempotent: true,
});
