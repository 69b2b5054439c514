// Reference datasets: files of a person's own that the provider `reference` looks records up in.
import { z } from 'zod';
import { dataOf, deletedSchema } from '../schema/common.ts';
import {
  attachReferenceSchema,
  referenceDatasetSchema,
  referencePatchSchema,
  reindexSchema,
} from '../schema/reference.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ datasetId: z.string().max(60) });

export const attachReference = defineEndpoint({
  name: 'attachReference',
  method: 'POST',
  path: '/v1/reference-datasets',
  permission: 'write:enrich',
  summary: 'Attach a CSV, JSON, workbook or SQLite file as reference data. It is indexed in the background.',
  body: attachReferenceSchema,
  answer: dataOf(referenceDatasetSchema),
  statuses: [202],
  errors: ['unreadable_file', 'idempotency_conflict'],
  idempotent: true,
});

export const listReferences = defineEndpoint({
  name: 'listReferences',
  method: 'GET',
  path: '/v1/reference-datasets',
  permission: 'read:enrichment',
  summary: 'All reference datasets, in the order in which they were attached.',
  answer: dataOf(z.object({ items: z.array(referenceDatasetSchema) })),
});

export const getReference = defineEndpoint({
  name: 'getReference',
  method: 'GET',
  path: '/v1/reference-datasets/:datasetId',
  permission: 'read:enrichment',
  summary: 'One reference dataset, and how far its indexing is.',
  params,
  answer: dataOf(referenceDatasetSchema),
});

export const updateReference = defineEndpoint({
  name: 'updateReference',
  method: 'PATCH',
  path: '/v1/reference-datasets/:datasetId',
  permission: 'write:enrich',
  summary: 'Rename a reference dataset.',
  params,
  body: referencePatchSchema,
  answer: dataOf(referenceDatasetSchema),
});

export const reindexReference = defineEndpoint({
  name: 'reindexReference',
  method: 'POST',
  path: '/v1/reference-datasets/:datasetId/reindex',
  permission: 'write:enrich',
  summary:
    'Read the file again, with another mapping where one is sent. Until that is done, it is looked up in as it was.',
  params,
  body: reindexSchema,
  answer: dataOf(referenceDatasetSchema),
  statuses: [202],
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const detachReference = defineEndpoint({
  name: 'detachReference',
  method: 'DELETE',
  path: '/v1/reference-datasets/:datasetId',
  permission: 'write:enrich',
  summary: 'Detach a reference dataset. The file itself stays; what was written from it stays too.',
  params,
  answer: deletedSchema,
});
