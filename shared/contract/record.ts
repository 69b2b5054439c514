// The record behind a company or person: its history, sources, locks and source rows.
import { z } from 'zod';
import { companyId, companySchema } from '../schema/company.ts';
import { cursorQuery, dataOf, listOf } from '../schema/common.ts';
import { personId, personSchema } from '../schema/person.ts';
import {
  historyEntrySchema,
  locksSchema,
  recordRowSchema,
  recordSourcesSchema,
  restoreSchema,
} from '../schema/record.ts';
import { sourcePrioritySchema } from '../schema/source-priority.ts';
import { stepSchema } from '../schema/step.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ companyId });
const ofPerson = z.object({ personId });

export const getCompanySources = defineEndpoint({
  name: 'getCompanySources',
  method: 'GET',
  path: '/v1/companies/:companyId/sources',
  permission: 'read:companies',
  summary: 'Where each value came from, who wrote it and when, and who locked which field.',
  params,
  answer: dataOf(recordSourcesSchema),
});

export const getCompanyHistory = defineEndpoint({
  name: 'getCompanyHistory',
  method: 'GET',
  path: '/v1/companies/:companyId/history',
  permission: 'read:companies',
  summary:
    'What was written to the company, or offered and not taken, and, to whoever may read these, what became of its relationships, the last first; or what was written to one field.',
  params,
  query: z.strictObject({ ...cursorQuery, field: z.string().min(1).max(1200).optional() }),
  answer: listOf(historyEntrySchema),
});

export const getCompanyRows = defineEndpoint({
  name: 'getCompanyRows',
  method: 'GET',
  path: '/v1/companies/:companyId/rows',
  permission: 'read:companies',
  summary: 'The rows of imported files that made or changed the company, as they stand in the files.',
  params,
  query: z.strictObject(cursorQuery),
  answer: listOf(recordRowSchema),
});

/** The company as it is now; the step is null where nothing changed. */
const written = dataOf(z.object({ company: companySchema, step: stepSchema.nullable() }));

export const restoreCompanyField = defineEndpoint({
  name: 'restoreCompanyField',
  method: 'POST',
  path: '/v1/companies/:companyId/restore',
  permission: 'write:companies',
  summary: 'Write the value that an entry of the history left in a field, as a step of its own.',
  params,
  body: restoreSchema,
  answer: written,
  errors: ['name_taken', 'domain_taken', 'version_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const setCompanyLocks = defineEndpoint({
  name: 'setCompanyLocks',
  method: 'POST',
  path: '/v1/companies/:companyId/locks',
  permission: 'write:companies',
  summary: 'Lock fields, so that only a person who unlocks them changes them, or unlock them; one step.',
  params,
  body: locksSchema,
  answer: written,
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getPersonSources = defineEndpoint({
  name: 'getPersonSources',
  method: 'GET',
  path: '/v1/people/:personId/sources',
  permission: 'read:people',
  summary: 'Where each value came from, who wrote it and when, and who locked which field.',
  params: ofPerson,
  answer: dataOf(recordSourcesSchema),
});

export const getPersonHistory = defineEndpoint({
  name: 'getPersonHistory',
  method: 'GET',
  path: '/v1/people/:personId/history',
  permission: 'read:people',
  summary:
    'What was written to the person, or offered and not taken, and, to whoever may read these, what became of its relationships, the last first; or what was written to one field.',
  params: ofPerson,
  query: z.strictObject({ ...cursorQuery, field: z.string().min(1).max(1200).optional() }),
  answer: listOf(historyEntrySchema),
});

export const setPersonLocks = defineEndpoint({
  name: 'setPersonLocks',
  method: 'POST',
  path: '/v1/people/:personId/locks',
  permission: 'write:people',
  summary: 'Lock fields, so that only someone who unlocks them changes them, or unlock them; one step.',
  params: ofPerson,
  body: locksSchema,
  /** The person as it is now; the step is null where nothing changed. */
  answer: dataOf(z.object({ person: personSchema, step: stepSchema.nullable() })),
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getSourcePriority = defineEndpoint({
  name: 'getSourcePriority',
  method: 'GET',
  path: '/v1/source-priority',
  permission: 'read:companies',
  summary: 'Which sources a writer without a person at the keys does not overwrite.',
  answer: dataOf(sourcePrioritySchema),
});

export const updateSourcePriority = defineEndpoint({
  name: 'updateSourcePriority',
  method: 'PATCH',
  path: '/v1/source-priority',
  permission: 'admin',
  summary: 'Change it for the writers that are named. What was written before stays.',
  body: sourcePrioritySchema.partial(),
  answer: dataOf(sourcePrioritySchema),
});
