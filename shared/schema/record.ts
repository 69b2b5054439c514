// What is told of a record beside its values, as it stands on the wire (camelCase): where each value came from, what it was
// before, which fields are locked, which rows of files it was made of.
import { z } from 'zod';
import { actorSchema, isoDateTime } from './common.ts';
import { sourceKinds } from './company-query.ts';
import { relatedEntitySchema, relationSchema } from './relation.ts';
import { stepActions, stepSchema } from './step.ts';

/** Who or what wrote a value, and in which run. */
export const recordSourceSchema = z.object({
  kind: z.enum(sourceKinds),
  /** The person, key or provider; of an import its file, null where its rows came in a request. */
  name: z.string().nullable(),
  /** The user, API key or provider behind it. */
  actor: z.string(),
  /** The import, batch, refresh or step. */
  run: z.string().nullable(),
});
export type RecordSource = z.infer<typeof recordSourceSchema>;

export const writtenSchema = recordSourceSchema.extend({
  at: isoDateTime,
  /** The row of an import. */
  row: z.number().int().nullable(),
});
export type Written = z.infer<typeof writtenSchema>;

/** Path → … */
const byPath = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

export const recordSourcesSchema = z.object({
  /** What made the record; every value that is not named in `fields` came with it. */
  origin: writtenSchema,
  fields: byPath(writtenSchema),
  /** Who locked a field, and when. */
  locks: byPath(writtenSchema),
  /** How many rows of imports made or changed the record. */
  rows: z.number().int(),
});
export type RecordSources = z.infer<typeof recordSourcesSchema>;

/**
 * `created`, `deleted`: the record; `changed`: its values; `refused`: a value was offered and not taken, since a person had
 * locked the field or wrote what stands there; `related`: one of its relationships was made, changed, ended or deleted.
 */
export const historyKinds = ['created', 'changed', 'refused', 'deleted', 'related'] as const;

export const historyCellSchema = z.object({
  /** Its path; null where the field was deleted since. */
  field: z.string().nullable(),
  label: z.string(),
  /** As a company's answer gives values, those included that were deleted since. Of locks the paths. */
  before: z.unknown(),
  after: z.unknown(),
  /** The present value came with this entry. */
  current: z.boolean(),
});
export type HistoryCell = z.infer<typeof historyCellSchema>;

/** What the person did; or that something was taken back or done again. */
export const historyActions = [...stepActions, 'undo', 'redo'] as const;
export type HistoryAction = (typeof historyActions)[number];

const toldOfRelation = relationSchema.pick({
  role: true,
  share: true,
  shareUpTo: true,
  from: true,
  to: true,
});

export const historyRelationSchema = relationSchema.pick({ id: true, kind: true, source: true }).extend({
  became: z.enum(['made', 'changed', 'ended', 'deleted']),
  /** `in`: the other one is that to the record; `out`: the record is that to the other one. */
  direction: z.enum(['in', 'out']),
  /** Null where it is there no more. */
  other: relatedEntitySchema.nullable(),
  /** Null where it was not there. */
  before: toldOfRelation.nullable(),
  after: toldOfRelation.nullable(),
  /** What did it; where its state is `undone` or `dropped` that was taken back. */
  step: stepSchema,
});
export type HistoryRelation = z.infer<typeof historyRelationSchema>;

export const historyEntrySchema = writtenSchema.extend({
  /** What a restore names. */
  id: z.string(),
  entry: z.enum(historyKinds),
  /** Why it was not taken. */
  reason: z.enum(['locked', 'outranked']).nullable(),
  action: z.enum(historyActions).nullable(),
  /** A value that a provider proposed: in which batch, how sure it was, and who took it, as it was or `edited`. */
  accepted: z
    .object({
      batchId: z.string(),
      batchNo: z.number().int(),
      provider: z.string(),
      confidence: z.number(),
      edited: z.boolean(),
      by: actorSchema,
    })
    .optional(),
  cells: z.array(historyCellSchema),
  /** Of `related`, which has no cells. */
  relation: historyRelationSchema.optional(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

export const restoreSchema = z.strictObject({
  field: z.string().min(1).max(1200),
  /** The entry of the history whose value is to stand there again. */
  change: z.string().max(60),
});

export const locksSchema = z.strictObject({
  fields: z.array(z.string().min(1).max(1200)).min(1).max(200),
  locked: z.boolean(),
});

/** A row of a file that made or changed the record. */
export const recordRowSchema = z.object({
  import: z.object({ id: z.string(), fileName: z.string().nullable(), at: isoDateTime }),
  rowNumber: z.number().int(),
  /** The columns of the file and the row's cells as they stand in it; null where the file is not kept. */
  cells: z.array(z.object({ column: z.string(), value: z.string() })).nullable(),
  /** The line as it stood in the file, where it was repaired. */
  original: z.string().nullable(),
  /** Why there are no cells. */
  missing: z.string().nullable(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

/**
 * Sources and locks of the companies of a window, in their order, for the small marks beside values: `origin` and the
 * numbers in `fields` are places in `sources`.
 */
export const rowMarksSchema = z.object({
  sources: z.array(recordSourceSchema.extend({ at: isoDateTime.nullable() })),
  companies: z.array(
    z.object({
      origin: z.number().int(),
      /** Only fields whose source is another than the company's origin. */
      fields: byPath(z.number().int()),
      locks: z.array(z.string()),
    }),
  ),
});
export type RowMarks = z.infer<typeof rowMarksSchema>;
