// People: who works where, with the same fields of groups as companies have.
import { z } from 'zod';
import { companyId } from '../schema/company.ts';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import { personId, personInputSchema, personQueryParams, personSchema } from '../schema/person.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ personId });

export const listPeople = defineEndpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/v1/people',
  permission: 'read:people',
  summary: 'List people page by page, oldest first unless sorted.',
  query: z.strictObject({ ...cursorQuery, ...personQueryParams }),
  answer: listOf(personSchema),
});

export const createPerson = defineEndpoint({
  name: 'createPerson',
  method: 'POST',
  path: '/v1/people',
  permission: 'write:people',
  summary: 'Create a person. fullName is made of firstName and lastName unless sent.',
  body: personInputSchema,
  answer: dataOf(personSchema),
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getPerson = defineEndpoint({
  name: 'getPerson',
  method: 'GET',
  path: '/v1/people/:personId',
  permission: 'read:people',
  summary: 'One person with every field.',
  params,
  answer: dataOf(personSchema),
});

export const updatePerson = defineEndpoint({
  name: 'updatePerson',
  method: 'PATCH',
  path: '/v1/people/:personId',
  permission: 'write:people',
  summary: 'Change only what is sent; all or nothing. Honours If-Match.',
  params,
  body: personInputSchema,
  answer: dataOf(personSchema),
  errors: ['version_conflict'],
});

export const deletePerson = defineEndpoint({
  name: 'deletePerson',
  method: 'DELETE',
  path: '/v1/people/:personId',
  permission: 'write:people',
  summary: 'Delete a person. Honours If-Match. An undo brings the person back, with every reference to it.',
  params,
  answer: deletedSchema,
  errors: ['version_conflict'],
});

/** A window of the whole sorted list by position: what the window's list scrolls through. */
export const windowOfPeople = defineEndpoint({
  name: 'windowOfPeople',
  method: 'GET',
  path: '/v1/person-rows',
  permission: 'read:people',
  summary: 'Rows offset … offset+limit of the sorted, filtered list of people, with the total.',
  query: z.strictObject({
    ...personQueryParams,
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: dataOf(
    z.object({
      items: z.array(personSchema),
      offset: z.number().int(),
      total: z.number().int(),
      /** Changes whenever a person changes. */
      revision: z.number().int(),
    }),
  ),
});

export const listPeopleOfCompany = defineEndpoint({
  name: 'listPeopleOfCompany',
  method: 'GET',
  path: '/v1/companies/:companyId/people',
  permission: 'read:people',
  summary: 'The people of a company, oldest first.',
  params: z.object({ companyId }),
  query: z.strictObject(cursorQuery),
  answer: listOf(personSchema),
});
