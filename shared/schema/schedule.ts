// A batch that is started again and again, or once later, because a person said so: nothing else ever runs again by itself.
import { z } from 'zod';
import { isoDateTime, prefixedId } from './common.ts';
import { companyQuerySchema } from './company-query.ts';
import { applyModes, entityTypes, startBatchSchema, waterfallStepSchema } from './enrichment.ts';

export const scheduleId = prefixedId('sch');

export const scheduleLimits = { schedules: 200 } as const;

/** HH:MM by the clock of the machine that Rowbench runs on. */
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** `weekday`: 1 is Monday. `day`: in a month that has fewer, its last one. */
export const rhythmSchema = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('once'), at: isoDateTime }),
  z.strictObject({ every: z.literal('day'), time }),
  z.strictObject({ every: z.literal('week'), weekday: z.number().int().min(1).max(7), time }),
  z.strictObject({ every: z.literal('month'), day: z.number().int().min(1).max(31), time }),
]);
export type Rhythm = z.infer<typeof rhythmSchema>;

const { entity, query, ids, sample, name, providers, apply, budget, forceRefresh } = startBatchSchema.shape;

/** Send either `query` or `ids`, as for a batch. A query is asked anew for each run. */
export const scheduleInputSchema = z.strictObject({
  name: name.unwrap(),
  entity,
  query,
  ids,
  sample,
  /** Those that are ready now, unless told. */
  providers,
  apply,
  /** Of each run, in cents; absent: nothing that costs is asked. */
  budget,
  forceRefresh,
  rhythm: rhythmSchema,
});
export type ScheduleInput = z.output<typeof scheduleInputSchema>;

/** Only what is sent is changed. What it looks up stays: make another schedule for that. */
export const schedulePatchSchema = z.strictObject({
  name: name.unwrap().optional(),
  rhythm: rhythmSchema.optional(),
  isPaused: z.boolean().optional(),
  providers: z.array(waterfallStepSchema).min(1).optional(),
  apply: z.enum(applyModes).optional(),
  budget: budget.unwrap().nullable().optional(),
  forceRefresh: z.boolean().optional(),
});
export type SchedulePatch = z.output<typeof schedulePatchSchema>;

export const scheduleSchema = z.object({
  id: z.string(),
  name: z.string(),
  entity: z.enum(entityTypes),
  /** Null where records were named. */
  query: companyQuerySchema.nullable(),
  /** So many records were named; null where a query chooses them. */
  records: z.number().int().nullable(),
  sample: z.number().int().nullable(),
  providers: z.array(waterfallStepSchema),
  apply: z.enum(applyModes),
  budget: z.number().int().nullable(),
  forceRefresh: z.boolean(),
  rhythm: rhythmSchema,
  isPaused: z.boolean(),
  /** Null where none is to come: it is paused, or ran its only time. */
  nextRunAt: isoDateTime.nullable(),
  /** `problem`: why it could not be started, or why it waits; else null. */
  lastRun: z
    .object({ at: isoDateTime, batchId: z.string().nullable(), problem: z.string().nullable() })
    .nullable(),
  createdAt: isoDateTime,
  createdBy: z.string(),
});
export type Schedule = z.infer<typeof scheduleSchema>;
