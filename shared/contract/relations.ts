// Relationships of companies and people. Without /v1 and the envelope, as the contract has them.
import { z } from 'zod';
import { deletedSchema } from '../schema/common.ts';
import { entityId } from '../schema/entity.ts';
import {
  materializedSchema,
  materializeRequestSchema,
  relationGraphSchema,
  relationInputSchema,
  relationKinds,
  relationLimits,
  relationPatchSchema,
  relationPathSchema,
  relationSchema,
  ultimateOwnersSchema,
} from '../schema/relation.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ entityId });

const kinds = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(z.enum(relationKinds)).min(1))
  .optional();

export const listRelationships = defineEndpoint({
  name: 'listRelationships',
  method: 'GET',
  path: '/entities/:entityId/relationships',
  permission: 'read:enrichment',
  summary:
    'Who holds, runs and owns an entity (`in`), and what it holds, runs and owns (`out`): as a graph of up to 500 entities.',
  params,
  query: z.strictObject({
    direction: z.enum(['in', 'out', 'both']).default('both'),
    /** Separated by commas; all unless told. */
    kinds,
    depth: z.coerce.number().int().min(1).max(relationLimits.depth).default(1),
    limit: z.coerce.number().int().min(1).max(relationLimits.nodes).default(relationLimits.nodes),
    /** Whether relations that are over are among them. */
    ended: z.enum(['true', 'false']).default('true'),
  }),
  answer: relationGraphSchema,
});

export const createRelationship = defineEndpoint({
  name: 'createRelationship',
  method: 'POST',
  path: '/entities/:entityId/relationships',
  permission: 'write:companies',
  summary: 'Say who is related to an entity. One step, which can be undone.',
  params,
  body: relationInputSchema,
  answer: relationSchema,
  errors: ['idempotency_conflict'],
  idempotent: true,
});

const one = z.object({ entityId, relationId: z.string().max(60) });

export const updateRelationship = defineEndpoint({
  name: 'updateRelationship',
  method: 'PATCH',
  path: '/entities/:entityId/relationships/:relationId',
  permission: 'write:companies',
  summary: 'Change what a person said of a relationship, such as when it ended.',
  params: one,
  body: relationPatchSchema,
  answer: relationSchema,
});

export const deleteRelationship = defineEndpoint({
  name: 'deleteRelationship',
  method: 'DELETE',
  path: '/entities/:entityId/relationships/:relationId',
  permission: 'write:companies',
  summary: 'Delete a relationship. A provider that named it does not bring it back; an undo does.',
  params: one,
  answer: deletedSchema,
});

export const materializeRelationships = defineEndpoint({
  name: 'materializeRelationships',
  method: 'POST',
  path: '/entities/:entityId/materialize-relationships',
  permission: 'write:enrich',
  summary: 'Make records and relationships of the officers, shareholders and relatives that providers named.',
  params,
  body: materializeRequestSchema,
  answer: materializedSchema,
  errors: ['no_normalized_enrichment', 'budget_exceeded', 'job_conflict', 'idempotency_conflict'],
  idempotent: true,
});

export const getUltimateOwners = defineEndpoint({
  name: 'getUltimateOwners',
  method: 'GET',
  path: '/entities/:entityId/ultimate-owners',
  permission: 'read:enrichment',
  summary:
    'Who owns more than a part of a company in the end: through chains, over several ways and round circles.',
  params,
  query: z.strictObject({ over: z.coerce.number().min(0).max(99).default(25) }),
  answer: ultimateOwnersSchema,
});

export const getRelationPath = defineEndpoint({
  name: 'getRelationPath',
  method: 'GET',
  path: '/entities/:entityId/path',
  permission: 'read:enrichment',
  summary: 'The shortest way over relationships from one entity to another.',
  params,
  query: z.strictObject({
    to: entityId,
    /** Separated by commas; all unless told. */
    kinds,
    /** Whether relations that are over lead on. */
    ended: z.enum(['true', 'false']).default('true'),
  }),
  answer: relationPathSchema,
});
