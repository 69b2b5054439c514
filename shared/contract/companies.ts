import { z } from 'zod';
import { companyId, companyInputSchema, companyPatchSchema, companySchema } from '../schema/company.ts';
import { companyQueryParams } from '../schema/company-query-params.ts';
import { companyQueryShape } from '../schema/company-query.ts';
import { cursorQuery, dataOf, deletedSchema, listOf } from '../schema/common.ts';
import { rowMarksSchema } from '../schema/record.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ companyId });

export const listCompanies = defineEndpoint({
  name: 'listCompanies',
  method: 'GET',
  path: '/v1/companies',
  permission: 'read:companies',
  summary: 'List companies page by page, oldest first unless sorted.',
  query: z.strictObject({ ...cursorQuery, ...companyQueryParams }),
  answer: listOf(companySchema),
});

export const searchCompanies = defineEndpoint({
  name: 'searchCompanies',
  method: 'POST',
  path: '/v1/companies/search',
  permission: 'read:companies',
  summary: 'The same list with its query in the body; the cursor may stand in either.',
  query: z.strictObject({ cursor: cursorQuery.cursor }),
  body: z.strictObject({ ...cursorQuery, ...companyQueryShape }),
  answer: listOf(companySchema),
});

export const getCompany = defineEndpoint({
  name: 'getCompany',
  method: 'GET',
  path: '/v1/companies/:companyId',
  permission: 'read:companies',
  summary: 'One company with every field.',
  params,
  answer: dataOf(companySchema),
});

export const createCompany = defineEndpoint({
  name: 'createCompany',
  method: 'POST',
  path: '/v1/companies',
  permission: 'write:companies',
  summary: 'Create a company.',
  body: companyInputSchema,
  answer: dataOf(companySchema),
  errors: ['name_taken', 'domain_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const updateCompany = defineEndpoint({
  name: 'updateCompany',
  method: 'PATCH',
  path: '/v1/companies/:companyId',
  permission: 'write:companies',
  summary: 'Change only what is sent; all or nothing. Honours If-Match.',
  params,
  body: companyPatchSchema,
  answer: dataOf(companySchema),
  errors: ['name_taken', 'domain_taken', 'version_conflict'],
});

export const deleteCompany = defineEndpoint({
  name: 'deleteCompany',
  method: 'DELETE',
  path: '/v1/companies/:companyId',
  permission: 'write:companies',
  summary: 'Delete a company. Honours If-Match.',
  params,
  answer: deletedSchema,
  errors: ['version_conflict'],
});

const windowPlace = {
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

const windowAnswer = dataOf(
  z.object({
    items: z.array(companySchema),
    marks: rowMarksSchema,
    offset: z.number().int(),
    total: z.number().int(),
    /** Changes whenever a company changes; windows of one revision fit together. */
    revision: z.number().int(),
  }),
);

/** A window of the whole sorted list by position: what a grid of a million rows scrolls through. */
export const windowOfCompanies = defineEndpoint({
  name: 'windowOfCompanies',
  method: 'GET',
  path: '/v1/company-rows',
  permission: 'read:companies',
  summary: 'Rows offset … offset+limit of the sorted, filtered list, with the total.',
  query: z.strictObject({ ...companyQueryParams, ...windowPlace }),
  answer: windowAnswer,
});

/** The same for filters that would not fit into an address. */
export const queryCompanyRows = defineEndpoint({
  name: 'queryCompanyRows',
  method: 'POST',
  path: '/v1/company-rows',
  permission: 'read:companies',
  summary: 'The same rows with the query in the body.',
  body: z.strictObject({ ...companyQueryShape, ...windowPlace }),
  answer: windowAnswer,
});
