// Entities: companies and people with their profiles, and their refresh. Without /v1 and the envelope, as the contract has them.
import { z } from 'zod';
import {
  analysisSchema,
  automaticRequestSchema,
  bulkRefreshRequestSchema,
  bulkRefreshSchema,
  enrichRequestSchema,
  enrichmentGroupInputSchema,
  enrichmentGroupSchema,
  entityId,
  entitySchema,
  refreshAnswerSchema,
  refreshRequestSchema,
  refreshSettingsPatchSchema,
  refreshSettingsSchema,
} from '../schema/entity.ts';
import { entityTypes, providerSchema } from '../schema/enrichment.ts';
import { dataOf, deletedSchema } from '../schema/common.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ entityId });

export const getEntity = defineEndpoint({
  name: 'getEntity',
  method: 'GET',
  path: '/entities/:entityId',
  permission: 'read:enrichment',
  summary: 'A company or person with its profile, its locks and what each provider said last.',
  params,
  answer: entitySchema,
});

export const refreshEntity = defineEndpoint({
  name: 'refreshEntity',
  method: 'POST',
  path: '/entities/:entityId/refresh',
  permission: 'write:enrich',
  summary:
    'Ask providers again, and take from them what the flags let through. One step, which can be undone.',
  params,
  body: refreshRequestSchema,
  answer: refreshAnswerSchema,
  errors: ['budget_exceeded', 'idempotency_conflict', 'job_conflict'],
  idempotent: true,
});

export const refreshEntities = defineEndpoint({
  name: 'refreshEntities',
  method: 'POST',
  path: '/entities/refresh',
  permission: 'write:enrich',
  summary:
    'Refresh many: `dryRun` asks about all of them and tells what would change in numbers, its `planId` applies that as one job and one step.',
  body: bulkRefreshRequestSchema,
  answer: bulkRefreshSchema,
  statuses: [202],
  errors: ['budget_exceeded', 'idempotency_conflict', 'job_conflict'],
  idempotent: true,
});

export const enrichEntity = defineEndpoint({
  name: 'enrichEntity',
  method: 'POST',
  path: '/entities/:entityId/enrich',
  permission: 'write:enrich',
  summary: 'Ask providers, and keep what they say. Name, profile and record stay as they are.',
  params,
  body: enrichRequestSchema,
  answer: refreshAnswerSchema,
  errors: ['budget_exceeded', 'idempotency_conflict', 'job_conflict'],
  idempotent: true,
});

export const createEntity = defineEndpoint({
  name: 'createEntity',
  method: 'POST',
  path: '/entities/automatic',
  permission: 'write:enrich',
  summary:
    'Find a company by its tax id and country (200), or make it of what the registry of its country says (201). One step. `dryRun` tells what would be made (200).',
  body: automaticRequestSchema,
  answer: refreshAnswerSchema,
  statuses: [201, 200],
  errors: [
    'budget_exceeded',
    'idempotency_conflict',
    'job_conflict',
    'name_taken',
    'no_normalized_enrichment',
  ],
  idempotent: true,
});

export const analyzeEntity = defineEndpoint({
  name: 'analyzeEntity',
  method: 'POST',
  path: '/entities/:entityId/analyze',
  permission: 'read:enrichment',
  summary: 'What is known, what is missing, and where providers disagree. Nothing is asked or written.',
  params,
  answer: analysisSchema,
});

export const listEntityProviders = defineEndpoint({
  name: 'listEntityProviders',
  method: 'GET',
  path: '/providers',
  permission: 'read:enrichment',
  summary: 'Who can be asked: state, countries, cost.',
  query: z.strictObject({
    type: z.enum(entityTypes).optional(),
    countryCode: z.string().length(2).optional(),
  }),
  answer: z.object({ items: z.array(providerSchema) }),
});

export const listEnrichmentGroups = defineEndpoint({
  name: 'listEnrichmentGroups',
  method: 'GET',
  path: '/enrichment-groups',
  permission: 'read:enrichment',
  summary: 'Providers that are asked together.',
  answer: z.object({ items: z.array(enrichmentGroupSchema) }),
});

export const createEnrichmentGroup = defineEndpoint({
  name: 'createEnrichmentGroup',
  method: 'POST',
  path: '/enrichment-groups',
  permission: 'admin',
  summary: 'Name some providers that are asked together.',
  body: enrichmentGroupInputSchema,
  answer: enrichmentGroupSchema,
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

const groupParams = z.object({ groupId: z.string().max(60) });

export const updateEnrichmentGroup = defineEndpoint({
  name: 'updateEnrichmentGroup',
  method: 'PATCH',
  path: '/enrichment-groups/:groupId',
  permission: 'admin',
  summary: 'Rename a group, or change who is in it.',
  params: groupParams,
  body: enrichmentGroupInputSchema.partial(),
  answer: enrichmentGroupSchema,
  errors: ['name_taken'],
});

export const deleteEnrichmentGroup = defineEndpoint({
  name: 'deleteEnrichmentGroup',
  method: 'DELETE',
  path: '/enrichment-groups/:groupId',
  permission: 'admin',
  summary: 'Forget a group. Its providers stay.',
  params: groupParams,
  answer: deletedSchema,
});

export const getRefreshSettings = defineEndpoint({
  name: 'getRefreshSettings',
  method: 'GET',
  path: '/v1/enrichment/refresh-settings',
  permission: 'read:enrichment',
  summary: 'The registry that is asked for the basic data of each country, and what one refresh may cost.',
  answer: dataOf(refreshSettingsSchema),
});

export const updateRefreshSettings = defineEndpoint({
  name: 'updateRefreshSettings',
  method: 'PATCH',
  path: '/v1/enrichment/refresh-settings',
  permission: 'admin',
  summary: 'Change what is sent. Of `basicProviders` only the countries that are sent; null takes one out.',
  body: refreshSettingsPatchSchema,
  answer: dataOf(refreshSettingsSchema),
});
