// Bulk enrichment as it stands on the wire (camelCase): batches, their items, what providers there are and what they cost.
// Costs and budgets are whole euro cents.
import { z } from 'zod';
import { isoDateTime } from './common.ts';
import { companyQuerySchema } from './company-query.ts';

export const entityTypes = ['company', 'person'] as const;
export type EntityType = (typeof entityTypes)[number];

export const environments = ['live', 'test'] as const;
export type Environment = (typeof environments)[number];

export const enrichmentLimits = {
  /** Items of one batch. */
  requests: 100_000,
  providers: 20,
  metadataBytes: 10_000,
  /** Items of one page. */
  items: 50,
  batches: 1000,
  sample: 10,
  /** A value that is less sure than this is a hint: it ends no search, and only a person writes it. */
  hint: 0.5,
} as const;

/** What becomes of an answer: shown for review, written where the field is empty, or written whatever stands there. */
export const applyModes = ['review', 'fill_empty', 'overwrite'] as const;
export type ApplyMode = (typeof applyModes)[number];

/**
 * One provider of a waterfall. `fields`: what is taken from it, all that it gives unless told; `onlyIfEmpty`: it is asked only
 * where one of these is still empty after the providers before it.
 */
export const waterfallStepSchema = z.strictObject({
  provider: z.string().min(1).max(100),
  fields: z.array(z.string().min(1).max(1200)).min(1).max(100).optional(),
  onlyIfEmpty: z.array(z.string().min(1).max(1200)).min(1).max(100).optional(),
});
export type WaterfallStep = z.infer<typeof waterfallStepSchema>;

const waterfall = z
  .array(
    z.union([
      z
        .string()
        .min(1)
        .max(100)
        .transform((provider): WaterfallStep => ({ provider })),
      waterfallStepSchema,
    ]),
  )
  .min(1)
  .max(enrichmentLimits.providers);

const options = {
  /** Asked in this order; a good answer ends the search for a field. */
  providers: waterfall.optional(),
  apply: z.enum(applyModes).default('review'),
  /** Never spend more than this, in cents; absent: nothing that costs is asked. */
  budget: z.number().int().min(0).max(100_000_000).optional(),
  /** Ask again even where an answer is kept. */
  forceRefresh: z.boolean().default(false),
};

/** Checked one by one: a bad item fails alone. */
export const bulkEnrichRequestSchema = z.strictObject({
  requests: z.array(z.unknown()).min(1).max(enrichmentLimits.requests),
  ...options,
});
export type BulkEnrichRequest = z.output<typeof bulkEnrichRequestSchema>;

const selection = {
  entity: z.enum(entityTypes),
  query: companyQuerySchema.optional(),
  ids: z.array(z.string().max(60)).min(1).max(enrichmentLimits.requests).optional(),
  /** Only so many of them, drawn over the whole selection. */
  sample: z.number().int().min(1).max(enrichmentLimits.requests).optional(),
};

/** For records of the workspace: a query of companies, or ids. */
export const startBatchSchema = z.strictObject({
  ...selection,
  name: z.string().trim().min(1).max(200).optional(),
  ...options,
});

/** What a batch would come to. */
export const estimateRequestSchema = z.strictObject({
  ...selection,
  providers: options.providers,
  budget: options.budget,
  forceRefresh: options.forceRefresh,
});
export type EstimateRequest = z.output<typeof estimateRequestSchema>;

export const batchStatuses = ['queued', 'running', 'paused', 'completed', 'cancelled', 'failed'] as const;
export type BatchStatus = (typeof batchStatuses)[number];

export const itemStatuses = [
  'queued',
  'running',
  'matched',
  'no_match',
  'ambiguous',
  'failed',
  'budget_stopped',
  'skipped',
  'cancelled',
] as const;
export type ItemStatus = (typeof itemStatuses)[number];

export const itemErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  isRetryable: z.boolean(),
});
export type ItemError = z.infer<typeof itemErrorSchema>;

export const enrichItemSchema = z.object({
  id: z.string(),
  status: z.enum(itemStatuses),
  isSuccess: z.boolean(),
  isRetryable: z.boolean(),
  /** As it was sent. */
  metadata: z.unknown(),
  /** The record that it is about, where it is one of the workspace. */
  recordId: z.string().nullable(),
  /** Why it is about no record, so that nothing of it can be reviewed; else null. */
  unlinked: z.string().nullable(),
  name: z.string().nullable(),
  /** What was found, by field; null unless matched. */
  data: z.record(z.string(), z.unknown()).nullable(),
  confidence: z.number().nullable(),
  error: itemErrorSchema.nullable(),
  /** Who answered; several where the fields came from several. */
  provider: z.string().nullable(),
  fetchedAt: isoDateTime.nullable(),
  cost: z.number().int(),
});
export type EnrichItem = z.infer<typeof enrichItemSchema>;

/** One answer behind an item, for whoever asks why. */
export const itemAnswerSchema = z.object({
  provider: z.string(),
  status: z.enum(['matched', 'no_match', 'ambiguous']),
  confidence: z.number().nullable(),
  fields: z.record(z.string(), z.unknown()),
  facts: z.record(z.string(), z.string()),
  /** Why it is the same record; the scores add up to the confidence. */
  evidence: z.array(z.object({ what: z.string(), score: z.number() })),
  candidates: z.array(z.object({ name: z.string(), confidence: z.number() })),
  /** What the provider sent. */
  raw: z.unknown(),
  asOf: z.string().nullable(),
  fetchedAt: isoDateTime,
  /** Kept from an earlier lookup: it cost nothing. */
  isCached: z.boolean(),
  cost: z.number().int(),
});
export type ItemAnswer = z.infer<typeof itemAnswerSchema>;

export const enrichBatchSchema = z.object({
  id: z.string(),
  no: z.number().int(),
  entity: z.enum(entityTypes),
  environment: z.enum(environments),
  name: z.string().nullable(),
  status: z.enum(batchStatuses),
  /** Why it waits: a person paused it, a provider refuses the key, the machine is offline. */
  pausedBy: z.enum(['person', 'provider', 'offline']).nullable(),
  pausedReason: z.string().nullable(),
  providers: z.array(waterfallStepSchema),
  apply: z.enum(applyModes),
  budget: z.number().int().nullable(),
  total: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  pending: z.number().int(),
  counts: z.record(z.enum(itemStatuses), z.number().int()),
  /** Spent so far, in cents. */
  cost: z.number().int(),
  /** Proposals that wait for a person. */
  toReview: z.number().int(),
  createdAt: isoDateTime,
  createdBy: z.string(),
  /** What started it, where no person did just then. */
  schedule: z.object({ id: z.string(), name: z.string() }).nullable(),
  finishedAt: isoDateTime.nullable(),
});
export type EnrichBatch = z.infer<typeof enrichBatchSchema>;

/** Before anything is asked: what it would come to. */
export const estimateSchema = z.object({
  records: z.number().int(),
  /** So many of them were looked at; the figures are those of all. */
  looked: z.number().int(),
  /** Records that no provider of the waterfall can look up. */
  withoutInputs: z.number().int(),
  byProvider: z.array(
    z.object({
      provider: z.string(),
      /** If those before it find what they may. */
      bestLookups: z.number().int(),
      worstLookups: z.number().int(),
      cached: z.number().int(),
      bestCents: z.number().int(),
      worstCents: z.number().int(),
    }),
  ),
  bestCents: z.number().int(),
  worstCents: z.number().int(),
});
export type Estimate = z.infer<typeof estimateSchema>;

export const providerSchema = z.object({
  code: z.string(),
  label: z.string(),
  entities: z.array(z.enum(entityTypes)),
  countries: z.union([z.literal('all'), z.array(z.string())]),
  fields: z.array(z.string()),
  costCents: z.number().int(),
  billed: z.enum(['never', 'for a match', 'for a lookup']),
  isOffline: z.boolean(),
  /** `needs_settings`: it cannot be asked before a person said how, or attached what it looks in. */
  state: z.enum(['ready', 'off', 'needs_key', 'needs_settings', 'paused']),
  stateReason: z.string().nullable(),
  isLocal: z.boolean(),
  needsKey: z.boolean(),
  hasKey: z.boolean(),
  /** Whether anything can be set for it. */
  hasSettings: z.boolean(),
});
export type ProviderInfo = z.infer<typeof providerSchema>;

export const providerPatchSchema = z.strictObject({
  /** `true` also ends a pause. */
  isOn: z.boolean().optional(),
  /** It is one of your own: on this machine or in its network. */
  isLocal: z.boolean().optional(),
  /** Its own settings; null: as they came. */
  config: z.unknown().optional(),
});

export const enrichmentSettingsSchema = z.strictObject({
  /** For so many days what providers sent is kept word for word; what was read from it stays. */
  rawDays: z.number().int().min(1).max(36_500),
});
export type EnrichmentSettings = z.infer<typeof enrichmentSettingsSchema>;

/** What a batch has come to so far, beside its counts. */
export const batchReportSchema = z.object({
  startedAt: isoDateTime.nullable(),
  /** Items that were not found, by what was said of them; those with `nextTryAt` wait and are asked again without being told to. */
  causes: z.array(
    z.object({
      status: z.enum(itemStatuses),
      code: z.string(),
      message: z.string(),
      isRetryable: z.boolean(),
      items: z.number().int(),
      nextTryAt: isoDateTime.nullable(),
    }),
  ),
  /** Values that were proposed, and what their share of the lookups cost, in cents. */
  fields: z.array(z.object({ field: z.string(), values: z.number().int(), cost: z.number() })),
  /** Answers that were kept from an earlier lookup. */
  cached: z.number().int(),
  /** The newest first. */
  latest: z.array(enrichItemSchema),
});
export type BatchReport = z.infer<typeof batchReportSchema>;
