// Companies of the store that may be the same, and putting them together. camelCase on the wire.
import { z } from 'zod';
import { isoDateTime } from './common.ts';
import { companyId, companySchema } from './company.ts';
import { likenessPartSchema, type DuplicateKind } from './duplicates.ts';
import { stepSchema } from './step.ts';

export const mergeLimits = { merged: 20 } as const;

/** Two companies of a store never share a name or domain, so only these are found. */
export const storedDuplicateKinds = [
  'registry',
  'name_country',
  'similar',
] as const satisfies readonly DuplicateKind[];
export type StoredDuplicateKind = (typeof storedDuplicateKinds)[number];

export const duplicateSearchSchema = z.object({
  status: z.enum(['none', 'running', 'completed', 'failed', 'cancelled']),
  startedAt: isoDateTime.nullable(),
  finishedAt: isoDateTime.nullable(),
  /** Groups of each kind that were found. */
  counts: z.record(z.enum(storedDuplicateKinds), z.number().int()),
  /** Companies that were looked through. */
  companies: z.number().int(),
  /** More groups were found than are kept. */
  cutOff: z.boolean(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type DuplicateSearch = z.infer<typeof duplicateSearchSchema>;

export const storedDuplicateGroupSchema = z.object({
  kind: z.enum(storedDuplicateKinds),
  /** What they share, in a sentence. */
  reason: z.string(),
  /** 0 … 1 of likely ones; null where they share a key. */
  score: z.number().nullable(),
  parts: z.array(likenessPartSchema),
  /** The first 20; `size` counts all. */
  companies: z.array(companySchema),
  size: z.number().int(),
});
export type StoredDuplicateGroup = z.infer<typeof storedDuplicateGroupSchema>;

export const mergeRequestSchema = z.strictObject({
  survivorId: companyId,
  mergedIds: z.array(companyId).min(1).max(mergeLimits.merged),
  /**
   * Field path → the company whose value stays. Of a field that is not named the survivor's stays, or the first that is not
   * empty; lists and groups are united.
   */
  fields: z.record(z.string().min(1).max(1200), companyId).default({}),
  /** Answer with the result, write nothing. */
  dryRun: z.boolean().default(false),
});
export type MergeRequest = z.infer<typeof mergeRequestSchema>;

export const mergeResultSchema = z.object({
  company: companySchema,
  mergedIds: z.array(z.string()),
  /** Null of a dry run. */
  step: stepSchema.nullable(),
});
export type MergeResult = z.infer<typeof mergeResultSchema>;
