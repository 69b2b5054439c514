// Rules over companies and people: what they say, a test, runs, and what came of them for a record. Without /v1 and the envelope, as
// the contract has entities. Rules of imports are in rules.ts.
import { z } from 'zod';
import { bulkJobSchema } from '../schema/bulk.ts';
import { deletedSchema } from '../schema/common.ts';
import { entityTypes } from '../schema/enrichment.ts';
import { entityId } from '../schema/entity.ts';
import {
  recordRulesSchema,
  ruleInputSchema,
  rulePatchSchema,
  ruleRunAnswerSchema,
  ruleRunRequestSchema,
  ruleSchema,
  ruleTestAnswerSchema,
  ruleTestRequestSchema,
  ruleVersionSchema,
} from '../schema/rule.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ ruleId: z.string().max(60) });
const ofEntity = z.object({ entityId });

export const listRules = defineEndpoint({
  name: 'listRules',
  method: 'GET',
  path: '/rules',
  permission: 'read:enrichment',
  summary: 'All rules, those of companies first, the highest priority first.',
  query: z.strictObject({ entity: z.enum(entityTypes).optional() }),
  answer: z.object({ items: z.array(ruleSchema) }),
});

export const createRule = defineEndpoint({
  name: 'createRule',
  method: 'POST',
  path: '/rules',
  permission: 'write:enrich',
  summary:
    'Make a rule: conditions, and what comes of it where they hold. Needs the right to write its records.',
  body: ruleInputSchema,
  answer: ruleSchema,
  errors: ['name_taken', 'idempotency_conflict'],
  idempotent: true,
});

export const getRule = defineEndpoint({
  name: 'getRule',
  method: 'GET',
  path: '/rules/:ruleId',
  permission: 'read:enrichment',
  summary: 'One rule. `problem` says why it is skipped, such as a field that was deleted since.',
  params,
  answer: ruleSchema,
});

export const listRuleVersions = defineEndpoint({
  name: 'listRuleVersions',
  method: 'GET',
  path: '/rules/:ruleId/versions',
  permission: 'read:enrichment',
  summary: 'What each version of a rule said, the newest first.',
  params,
  answer: z.object({ items: z.array(ruleVersionSchema) }),
});

export const updateRule = defineEndpoint({
  name: 'updateRule',
  method: 'PATCH',
  path: '/rules/:ruleId',
  permission: 'write:enrich',
  summary:
    'Change a rule; other conditions or outcomes make a new version. An undo goes back to the earlier one.',
  params,
  body: rulePatchSchema,
  answer: ruleSchema,
  errors: ['name_taken'],
});

export const deleteRule = defineEndpoint({
  name: 'deleteRule',
  method: 'DELETE',
  path: '/rules/:ruleId',
  permission: 'write:enrich',
  summary:
    'Delete a rule with its status, risk points and tasks; values that it wrote stay. An undo brings it back.',
  params,
  answer: deletedSchema,
});

export const testRule = defineEndpoint({
  name: 'testRule',
  method: 'POST',
  path: '/rules/test',
  permission: 'read:enrichment',
  summary: 'Try conditions on a record, one by one, and over a sample of records. Nothing is written.',
  body: ruleTestRequestSchema,
  answer: ruleTestAnswerSchema,
});

export const runManyRules = defineEndpoint({
  name: 'runManyRules',
  method: 'POST',
  path: '/rules/run',
  permission: 'write:enrich',
  summary:
    'Run all rules, or some, over the records of a query or list, as a job and one step. GET /v1/companies/bulk/{id} tells how far it is.',
  body: ruleRunRequestSchema,
  answer: bulkJobSchema,
  statuses: [202],
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const runEntityRules = defineEndpoint({
  name: 'runEntityRules',
  method: 'POST',
  path: '/entities/:entityId/rules',
  permission: 'write:enrich',
  summary: 'Run all rules over one record, at once. One step, which can be undone.',
  params: ofEntity,
  body: z.strictObject({}),
  answer: ruleRunAnswerSchema,
  errors: ['idempotency_conflict'],
  idempotent: true,
});

export const getEntityRules = defineEndpoint({
  name: 'getEntityRules',
  method: 'GET',
  path: '/entities/:entityId/rules',
  permission: 'read:enrichment',
  summary: 'What rules made of a record: status, risk points, tasks, and what the last run said.',
  params: ofEntity,
  answer: recordRulesSchema,
});

export const updateRuleTask = defineEndpoint({
  name: 'updateRuleTask',
  method: 'PATCH',
  path: '/entities/:entityId/rules/tasks/:taskId',
  permission: 'write:enrich',
  summary: 'Say that a task was done, or that it was not. It stays so as long as its rule holds.',
  params: ofEntity.extend({ taskId: z.string().max(60) }),
  body: z.strictObject({ done: z.boolean() }),
  answer: recordRulesSchema,
});
