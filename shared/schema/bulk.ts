// One action on many companies as it stands on the wire (camelCase): what is done to each, how far it is, what stayed as it was.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { isoDateTime } from './common.ts';
import { companyId, companyInputSchema, companyPatchSchema, companySchema } from './company.ts';
import { companyQuerySchema } from './company-query.ts';
import { replaceSchema } from './replace.ts';
import { stepActions, stepId, stepKeptSchema, stepSchema } from './step.ts';

export const bulkLimits = {
  /** Companies in one request whose cells are written. */
  companies: 2000,
  /** Companies that a bulk edit names one by one; a query has no limit. */
  ids: 50_000,
} as const;

const fieldPaths = z.array(z.string().min(1).max(1200)).min(1).max(200);

/** Entries of list fields and groups that are added or removed, whatever else is in the list. */
const entries = z.strictObject({
  tags: companyInputSchema.shape.tags,
  groups: companyInputSchema.shape.groups,
  addresses: companyInputSchema.shape.addresses,
  emails: companyInputSchema.shape.emails,
  phones: companyInputSchema.shape.phones,
  urls: companyInputSchema.shape.urls,
});
export type BulkEntries = z.infer<typeof entries>;

/** What is done to each company; `delete` and `replace` stand alone. */
export const bulkChangeSchema = z.union([
  z.strictObject({ delete: z.literal(true) }),
  z.strictObject({ replace: replaceSchema }),
  z
    .strictObject({
      set: companyPatchSchema.optional(),
      add: entries.optional(),
      remove: entries.optional(),
      lock: fieldPaths.optional(),
      unlock: fieldPaths.optional(),
    })
    .refine((change) => Object.values(change).some((part) => part !== undefined), {
      error: () => t('Say what to do: set, add, remove, lock, unlock, replace or delete.'),
    }),
]);
export type BulkChange = z.infer<typeof bulkChangeSchema>;

export const bulkRequestSchema = z.strictObject({
  /** All companies that it finds; or name them in `companyIds`. */
  query: companyQuerySchema.optional(),
  companyIds: z.array(companyId).min(1).max(bulkLimits.ids).optional(),
  change: bulkChangeSchema,
  /** Only count. */
  dryRun: z.boolean().default(false),
});

/** A company that the change was refused for. */
export const bulkProblemSchema = z.object({
  companyId: z.string(),
  companyName: z.string(),
  code: z.string(),
  message: z.string(),
});
export type BulkProblem = z.infer<typeof bulkProblemSchema>;

export const bulkJobStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;

export const bulkJobSchema = z.object({
  id: z.string(),
  /** `convert`: a field becomes one of another type. */
  kind: z.enum(['edit', 'undo', 'redo', 'convert']),
  status: z.enum(bulkJobStatuses),
  /** Companies looked at, of so many. */
  done: z.number().int(),
  total: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  failed: z.number().int(),
  /** The first 100 of those that failed. */
  problems: z.array(bulkProblemSchema),
  /** An undo or redo: what stayed as it is. */
  keptCount: z.number().int(),
  kept: z.array(stepKeptSchema),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Null once it turned out that nothing was to be changed. */
  step: stepSchema.nullable(),
  createdAt: isoDateTime,
  finishedAt: isoDateTime.nullable(),
});
export type BulkJob = z.infer<typeof bulkJobSchema>;

/** What a bulk edit would meet. */
export const bulkCountSchema = z.object({ matching: z.number().int() });

export const cellsRequestSchema = z.strictObject({
  /** What to call it in the list of steps. */
  action: z.enum(stepActions).default('edit'),
  /** Goes on with this step, the caller's last one: more cells than one request takes are undone as one all the same. */
  step: stepId.optional(),
  edits: z
    .array(
      z.strictObject({
        companyId,
        /** The version that the caller saw; another one is refused. */
        version: z.number().int().optional(),
        /** As in a PATCH; looked at cell by cell, so that one wrong value need not refuse the others. */
        patch: z.record(z.string().max(200), z.unknown()),
      }),
    )
    .min(1)
    .max(bulkLimits.companies),
  /** Write what can be written and list the rest; else one wrong cell refuses all of it. */
  partly: z.boolean().default(false),
});
export type CellsRequest = z.infer<typeof cellsRequestSchema>;

export const cellsResultSchema = z.object({
  /** Null where nothing changed. */
  step: stepSchema.nullable(),
  /** The companies of the edits as they are now. */
  companies: z.array(companySchema),
  /** What was not written, with the edit that it belongs to. */
  issues: z.array(
    z.object({ edit: z.number().int(), path: z.string(), code: z.string(), message: z.string() }),
  ),
});
export type CellsResult = z.infer<typeof cellsResultSchema>;
