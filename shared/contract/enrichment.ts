// Bulk enrichment: batches for scripts under /v2 to the letter of the contract, without the envelope; for the window under /v1,
// where records are chosen by a query, costs are told before and providers are set up.
import { z } from 'zod';
import { cursorQuery, dataOf, listOf, paginationSchema } from '../schema/common.ts';
import {
  batchReportSchema,
  bulkEnrichRequestSchema,
  enrichBatchSchema,
  enrichmentSettingsSchema,
  enrichItemSchema,
  enrichmentLimits,
  entityTypes,
  environments,
  estimateRequestSchema,
  estimateSchema,
  itemAnswerSchema,
  itemStatuses,
  providerPatchSchema,
  providerSchema,
  startBatchSchema,
} from '../schema/enrichment.ts';
import { defineEndpoint } from './endpoint.ts';

const place = { environment: z.enum(environments), entity: z.enum(entityTypes) };
const batchId = z.string().max(60);
const itemId = z.string().max(60);
const batches = '/v2/:environment/:entity/bulk-enrich';

export const bulkEnrich = defineEndpoint({
  name: 'bulkEnrich',
  method: 'POST',
  path: batches,
  permission: 'write:enrich',
  summary:
    'Look up to 100,000 people or companies up. `test` answers from built-in fixtures and changes no record.',
  params: z.object(place),
  body: bulkEnrichRequestSchema,
  answer: z.object({ batchId: z.string() }),
  statuses: [202],
  errors: ['budget_exceeded', 'idempotency_conflict'],
  idempotent: true,
});

export const listEnrichBatches = defineEndpoint({
  name: 'listEnrichBatches',
  method: 'GET',
  path: batches,
  permission: 'read:enrichment',
  summary: 'Batches, newest first.',
  params: z.object(place),
  query: z.strictObject({
    createdAfter: z.iso.date().optional(),
    limit: z.coerce.number().int().min(1).max(enrichmentLimits.batches).default(100),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  answer: z.object({ items: z.array(enrichBatchSchema) }),
});

export const getEnrichBatch = defineEndpoint({
  name: 'getEnrichBatch',
  method: 'GET',
  path: `${batches}/:batchId`,
  permission: 'read:enrichment',
  summary: 'How far a batch is, and what it has cost.',
  params: z.object({ ...place, batchId }),
  answer: enrichBatchSchema,
});

export const pauseEnrichBatch = defineEndpoint({
  name: 'pauseEnrichBatch',
  method: 'POST',
  path: `${batches}/:batchId/pause`,
  permission: 'write:enrich',
  summary: 'Ask nothing more until it is resumed; calls under way are waited for, as they are paid for.',
  params: z.object({ ...place, batchId }),
  answer: enrichBatchSchema,
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const resumeEnrichBatch = defineEndpoint({
  name: 'resumeEnrichBatch',
  method: 'POST',
  path: `${batches}/:batchId/resume`,
  permission: 'write:enrich',
  summary: 'Go on with a paused batch. A provider that it waits for is asked again.',
  params: z.object({ ...place, batchId }),
  answer: enrichBatchSchema,
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const cancelEnrichBatch = defineEndpoint({
  name: 'cancelEnrichBatch',
  method: 'POST',
  path: `${batches}/:batchId/cancel`,
  permission: 'write:enrich',
  summary: 'Ask nothing more. What was answered stays.',
  params: z.object({ ...place, batchId }),
  answer: enrichBatchSchema,
  errors: ['job_conflict'],
});

export const retryEnrichBatch = defineEndpoint({
  name: 'retryEnrichBatch',
  method: 'POST',
  path: `${batches}/:batchId/retry-failed`,
  permission: 'write:enrich',
  summary: 'Ask again for items that failed for a passing reason, were too dear or were cancelled.',
  params: z.object({ ...place, batchId }),
  body: z.strictObject({
    /** A higher one than before, in cents. */
    budget: z.number().int().min(0).max(100_000_000).optional(),
  }),
  answer: enrichBatchSchema,
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const listEnrichItems = defineEndpoint({
  name: 'listEnrichItems',
  method: 'GET',
  path: `${batches}/:batchId/items`,
  permission: 'read:enrichment',
  summary: 'Items of a batch in the order in which they were sent.',
  params: z.object({ ...place, batchId }),
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(enrichmentLimits.items).default(20),
    cursor: z.string().max(2000).optional(),
    status: z.enum(itemStatuses).optional(),
  }),
  answer: z.object({ items: z.array(enrichItemSchema), pagination: paginationSchema }),
});

export const getEnrichItem = defineEndpoint({
  name: 'getEnrichItem',
  method: 'GET',
  path: `${batches}/:batchId/items/:itemId`,
  permission: 'read:enrichment',
  summary: 'One item of a batch.',
  params: z.object({ ...place, batchId, itemId }),
  answer: enrichItemSchema,
});

export const startEnrichment = defineEndpoint({
  name: 'startEnrichment',
  method: 'POST',
  path: '/v1/enrichment/batches',
  permission: 'write:enrich',
  summary: 'Look records of the workspace up: those of a query or list, or a sample of them.',
  body: startBatchSchema,
  answer: dataOf(enrichBatchSchema),
  statuses: [202],
  errors: ['budget_exceeded', 'idempotency_conflict'],
  idempotent: true,
});

export const listEnrichments = defineEndpoint({
  name: 'listEnrichments',
  method: 'GET',
  path: '/v1/enrichment/batches',
  permission: 'read:enrichment',
  summary: 'Batches of companies and people, newest first.',
  query: z.strictObject(cursorQuery),
  answer: listOf(enrichBatchSchema),
});

export const getEnrichment = defineEndpoint({
  name: 'getEnrichment',
  method: 'GET',
  path: '/v1/enrichment/batches/:batchId',
  permission: 'read:enrichment',
  summary: 'One batch, whatever it is about.',
  params: z.object({ batchId }),
  answer: dataOf(enrichBatchSchema),
});

export const getBatchReport = defineEndpoint({
  name: 'getBatchReport',
  method: 'GET',
  path: '/v1/enrichment/batches/:batchId/report',
  permission: 'read:enrichment',
  summary: 'Why items were not found, what the values of each field cost, and the latest answers.',
  params: z.object({ batchId }),
  answer: dataOf(batchReportSchema),
});

export const windowOfEnrichItems = defineEndpoint({
  name: 'windowOfEnrichItems',
  method: 'GET',
  path: '/v1/enrichment/batches/:batchId/items',
  permission: 'read:enrichment',
  summary: 'Items offset … offset+limit of a batch, of one state or by a search, with how many there are.',
  params: z.object({ batchId }),
  query: z.strictObject({
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(enrichmentLimits.items),
    status: z.enum(itemStatuses).optional(),
    /** Words of names, domains, profiles or whatever was sent. */
    q: z.string().max(200).default(''),
  }),
  answer: dataOf(
    z.object({ items: z.array(enrichItemSchema), offset: z.number().int(), total: z.number().int() }),
  ),
});

export const listItemAnswers = defineEndpoint({
  name: 'listItemAnswers',
  method: 'GET',
  path: '/v1/enrichment/batches/:batchId/items/:itemId/answers',
  permission: 'read:enrichment',
  summary: 'What each provider said about an item, as it sent it and why it is thought to match.',
  params: z.object({ batchId, itemId }),
  answer: dataOf(z.object({ items: z.array(itemAnswerSchema) })),
});

export const retryItem = defineEndpoint({
  name: 'retryItem',
  method: 'POST',
  path: '/v1/enrichment/batches/:batchId/items/:itemId/retry',
  permission: 'write:enrich',
  summary: 'Ask again for one item that failed for a passing reason, was too dear or was cancelled.',
  params: z.object({ batchId, itemId }),
  answer: dataOf(enrichItemSchema),
  errors: ['job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const estimateEnrichment = defineEndpoint({
  name: 'estimateEnrichment',
  method: 'POST',
  path: '/v1/enrichment/estimate',
  permission: 'read:enrichment',
  summary: 'What a batch would cost at best and at worst. Answers that are kept cost nothing.',
  body: estimateRequestSchema,
  answer: dataOf(estimateSchema),
});

export const getEnrichmentSettings = defineEndpoint({
  name: 'getEnrichmentSettings',
  method: 'GET',
  path: '/v1/enrichment/settings',
  permission: 'read:enrichment',
  summary: 'What is set for enrichment as a whole.',
  answer: dataOf(enrichmentSettingsSchema),
});

export const updateEnrichmentSettings = defineEndpoint({
  name: 'updateEnrichmentSettings',
  method: 'PATCH',
  path: '/v1/enrichment/settings',
  permission: 'admin',
  summary: 'Change how long raw answers are kept; those that are older are let go of within a day.',
  body: enrichmentSettingsSchema,
  answer: dataOf(enrichmentSettingsSchema),
});

export const listProviders = defineEndpoint({
  name: 'listProviders',
  method: 'GET',
  path: '/v1/enrichment/providers',
  permission: 'read:enrichment',
  summary: 'Every provider, what it gives and whether it can be asked.',
  answer: dataOf(z.object({ items: z.array(providerSchema) })),
});

const code = z.string().max(100);

export const getProvider = defineEndpoint({
  name: 'getProvider',
  method: 'GET',
  path: '/v1/enrichment/providers/:code',
  permission: 'admin',
  summary: 'One provider with its settings; never its key.',
  params: z.object({ code }),
  answer: dataOf(
    providerSchema.extend({
      config: z.unknown(),
      /** What can be set, as JSON Schema; null: nothing. */
      configSchema: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
});

export const updateProvider = defineEndpoint({
  name: 'updateProvider',
  method: 'PATCH',
  path: '/v1/enrichment/providers/:code',
  permission: 'admin',
  summary: 'Turn a provider on or off, or change its settings. Turning it on ends a pause.',
  params: z.object({ code }),
  body: providerPatchSchema,
  answer: dataOf(providerSchema),
});

export const setProviderKey = defineEndpoint({
  name: 'setProviderKey',
  method: 'POST',
  path: '/v1/enrichment/providers/:code/key',
  permission: 'admin',
  summary: 'Keep a key for a provider. It is never given out again.',
  params: z.object({ code }),
  body: z.strictObject({
    key: z.string().trim().min(1).max(10_000),
    /** Also where this machine has no keychain, and the key lies open for whoever can read your files. */
    isPlainAllowed: z.boolean().default(false),
  }),
  answer: dataOf(providerSchema),
});

export const removeProviderKey = defineEndpoint({
  name: 'removeProviderKey',
  method: 'DELETE',
  path: '/v1/enrichment/providers/:code/key',
  permission: 'admin',
  summary: 'Forget the key of a provider.',
  params: z.object({ code }),
  answer: dataOf(providerSchema),
});
