// Schedules of enrichment: what is looked up again and again, or once later, and what may be spent on each run.
import { z } from 'zod';
import { dataOf, deletedSchema } from '../schema/common.ts';
import { enrichBatchSchema } from '../schema/enrichment.ts';
import { scheduleId, scheduleInputSchema, schedulePatchSchema, scheduleSchema } from '../schema/schedule.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ scheduleId });

export const listSchedules = defineEndpoint({
  name: 'listSchedules',
  method: 'GET',
  path: '/v1/enrichment/schedules',
  permission: 'read:enrichment',
  summary: 'All schedules, the one that runs next first.',
  answer: dataOf(z.object({ items: z.array(scheduleSchema) })),
});

export const createSchedule = defineEndpoint({
  name: 'createSchedule',
  method: 'POST',
  path: '/v1/enrichment/schedules',
  permission: 'write:enrich',
  summary:
    'Start a batch every day, week or month at a time of day, or once at a time. Nothing is asked now.',
  body: scheduleInputSchema,
  answer: dataOf(scheduleSchema),
  errors: ['budget_exceeded', 'idempotency_conflict'],
  idempotent: true,
});

export const updateSchedule = defineEndpoint({
  name: 'updateSchedule',
  method: 'PATCH',
  path: '/v1/enrichment/schedules/:scheduleId',
  permission: 'write:enrich',
  summary: 'Pause a schedule, let it go on, or change when it runs and what it may spend.',
  params,
  body: schedulePatchSchema,
  answer: dataOf(scheduleSchema),
  errors: ['budget_exceeded'],
});

export const deleteSchedule = defineEndpoint({
  name: 'deleteSchedule',
  method: 'DELETE',
  path: '/v1/enrichment/schedules/:scheduleId',
  permission: 'write:enrich',
  summary: 'Delete a schedule. Its batches stay, and one that is under way goes on.',
  params,
  answer: deletedSchema,
});

export const runSchedule = defineEndpoint({
  name: 'runSchedule',
  method: 'POST',
  path: '/v1/enrichment/schedules/:scheduleId/run',
  permission: 'write:enrich',
  summary: 'Start a run now, beside those that are due. Refused while an earlier run is open.',
  params,
  answer: dataOf(enrichBatchSchema),
  statuses: [202],
  errors: ['job_conflict', 'budget_exceeded', 'idempotency_conflict'],
  idempotent: true,
});
