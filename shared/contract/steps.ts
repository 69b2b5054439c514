import { z } from 'zod';
import { bulkJobSchema } from '../schema/bulk.ts';
import { cursorQuery, dataOf, listOf } from '../schema/common.ts';
import { stepId, stepResultSchema, stepSchema } from '../schema/step.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ stepId });

export const listSteps = defineEndpoint({
  name: 'listSteps',
  method: 'GET',
  path: '/v1/steps',
  permission: 'read:companies',
  summary: 'What the caller did, the last first; each can be undone and redone.',
  query: z.strictObject(cursorQuery),
  answer: listOf(stepSchema),
});

const toggle = {
  method: 'POST',
  permission: 'write:companies',
  /** A big step is a job, told by 202. */
  answer: dataOf(z.union([stepResultSchema, bulkJobSchema])),
  statuses: [200, 202],
  errors: ['job_conflict', 'name_taken', 'idempotency_conflict'],
  idempotent: true,
} as const;

export const undoLastStep = defineEndpoint({
  ...toggle,
  name: 'undoLastStep',
  path: '/v1/steps/undo',
  summary: 'Take back what the caller did last. What someone else changed since stays and is listed.',
});

export const redoLastStep = defineEndpoint({
  ...toggle,
  name: 'redoLastStep',
  path: '/v1/steps/redo',
  summary: 'Do again what the caller undid last.',
});

export const undoStep = defineEndpoint({
  ...toggle,
  name: 'undoStep',
  path: '/v1/steps/:stepId/undo',
  summary: 'Take back this step.',
  params,
});

export const redoStep = defineEndpoint({
  ...toggle,
  name: 'redoStep',
  path: '/v1/steps/:stepId/redo',
  summary: 'Do this step again, after it was undone.',
  params,
});
