import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { companyId } from '../schema/company.ts';
import {
  duplicateSearchSchema,
  mergeRequestSchema,
  mergeResultSchema,
  storedDuplicateGroupSchema,
  storedDuplicateKinds,
} from '../schema/merge.ts';
import { defineEndpoint } from './endpoint.ts';

export const mergeCompanies = defineEndpoint({
  name: 'mergeCompanies',
  method: 'POST',
  path: '/v1/companies/merge',
  permission: 'write:companies',
  summary: 'Put companies together into one, as one step. The ids of the merged ones go on leading to it.',
  body: mergeRequestSchema,
  answer: dataOf(mergeResultSchema),
  errors: ['name_taken', 'domain_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const startDuplicateSearch = defineEndpoint({
  name: 'startDuplicateSearch',
  method: 'POST',
  path: '/v1/duplicates',
  permission: 'read:companies',
  summary: 'Look through the whole store for companies that may be the same, in the background.',
  answer: dataOf(duplicateSearchSchema),
  statuses: [202],
});

export const getDuplicateSearch = defineEndpoint({
  name: 'getDuplicateSearch',
  method: 'GET',
  path: '/v1/duplicates',
  permission: 'read:companies',
  summary: 'How far the search is, and how many groups the last one found.',
  answer: dataOf(duplicateSearchSchema),
});

export const cancelDuplicateSearch = defineEndpoint({
  name: 'cancelDuplicateSearch',
  method: 'DELETE',
  path: '/v1/duplicates',
  permission: 'read:companies',
  summary: 'Stop the search, or forget what the last one found.',
  answer: dataOf(duplicateSearchSchema),
});

export const listDuplicateGroups = defineEndpoint({
  name: 'listDuplicateGroups',
  method: 'GET',
  path: '/v1/duplicates/groups',
  permission: 'read:companies',
  summary:
    'Groups of the last search as their companies are now; what was merged, deleted or dismissed since is left out.',
  query: z.strictObject({
    kind: z.enum(storedDuplicateKinds),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: dataOf(
    z.object({
      items: z.array(storedDuplicateGroupSchema),
      /** Where the next page begins; null at the end. */
      nextOffset: z.number().int().nullable(),
    }),
  ),
});

const members = z.strictObject({ companyIds: z.array(companyId).min(2).max(20) });
const dismissed = dataOf(z.object({ companyIds: z.array(z.string()) }));

export const dismissDuplicates = defineEndpoint({
  name: 'dismissDuplicates',
  method: 'POST',
  path: '/v1/duplicates/dismiss',
  permission: 'write:companies',
  summary: 'Say that these companies are not the same: no search groups them again.',
  body: members,
  answer: dismissed,
});

export const undismissDuplicates = defineEndpoint({
  name: 'undismissDuplicates',
  method: 'POST',
  path: '/v1/duplicates/undismiss',
  permission: 'write:companies',
  summary: 'Take that back.',
  body: members,
  answer: dismissed,
});
