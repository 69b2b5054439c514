// Entities as they stand on the wire (camelCase, without the envelope): a company or a person with its profile, what providers said
// of it, and a refresh of it. Costs are whole euro cents.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { isoDateTime } from './common.ts';
import { bulkJobSchema } from './bulk.ts';
import { companyQuerySchema } from './company-query.ts';
import { countryCode, countryKey } from './country.ts';
import { entityTypes } from './enrichment.ts';

export const entityLimits = {
  depth: 5,
  /** Shareholders of one run. */
  entities: 500,
  /** Records of a bulk refresh. */
  bulk: 10_000,
} as const;

/** `com_…`, `per_…` or the bare UUID. */
export const entityId = z.string().min(1).max(60);

const codes = z.array(z.string().min(1).max(100)).max(50);

const autoExecute = z.strictObject({
  executeAllActiveEnrichments: z.boolean().optional(),
  enrichments: codes.optional(),
  enrichmentGroupRefs: codes.optional(),
  excludeEnrichments: codes.optional(),
});
export type AutoExecute = z.infer<typeof autoExecute>;

const autoExecuteShareholders = z.strictObject({
  executeAllActiveEnrichments: z.boolean().optional(),
  enrichments: z.strictObject({ company: codes.optional(), person: codes.optional() }).optional(),
  enrichmentGroupRefs: codes.optional(),
});

export const refreshScopes = ['basic_data', 'all_active', 'selected'] as const;
export type RefreshScope = (typeof refreshScopes)[number];

/** Fields and defaults of the contract. `planId` is ours: what a dry run was told is applied without asking again. */
export const refreshRequestSchema = z.strictObject({
  forceRefresh: z.boolean().default(true),
  skipRulesEngine: z.boolean().default(false),
  depth: z.number().int().min(0).max(entityLimits.depth).optional(),
  autoExecuteIntegrations: autoExecute.optional(),
  autoExecuteIntegrationsShareholders: autoExecuteShareholders.optional(),
  refreshScope: z.enum(refreshScopes).optional(),
  providerCodes: codes.optional(),
  preserveName: z.boolean().optional(),
  preserveEntityData: z.boolean().optional(),
  dryRun: z.boolean().default(false),
  planId: z.string().max(60).optional(),
});
export type RefreshRequest = z.output<typeof refreshRequestSchema>;

/** Who is asked is said as in a refresh; what is kept is enough unless told otherwise. */
export const enrichRequestSchema = refreshRequestSchema
  .pick({ refreshScope: true, providerCodes: true, autoExecuteIntegrations: true })
  .extend({ forceRefresh: z.boolean().default(false) });
export type EnrichRequest = z.output<typeof enrichRequestSchema>;

/** A company by what the tax office calls it. The rest is as in a refresh. */
export const automaticRequestSchema = z.strictObject({
  taxId: z
    .string()
    .trim()
    .min(1)
    .max(255)
    .regex(/[\p{L}\p{N}]/u, {
      error: () => t('Send a tax id with a letter or a digit in it, such as DE123456789.'),
    }),
  countryCode,
  refreshScope: z.enum(refreshScopes).default('basic_data'),
  providerCodes: codes.optional(),
  depth: z.number().int().min(0).max(entityLimits.depth).optional(),
  skipRulesEngine: z.boolean().default(false),
  /** Tells what would be made, with a `planId` unless it is here already. */
  dryRun: z.boolean().default(false),
  planId: z.string().max(60).optional(),
});
export type AutomaticRequest = z.output<typeof automaticRequestSchema>;

/** Of many: who is asked and what is taken is said as for one. A dry run comes first; its plan is what is applied. */
export const bulkRefreshRequestSchema = refreshRequestSchema.extend({
  entity: z.enum(entityTypes).default('company'),
  /** Either; only where there is no `planId` yet. */
  ids: z.array(entityId).min(1).max(entityLimits.bulk).optional(),
  query: companyQuerySchema.optional(),
});
export type BulkRefreshRequest = z.output<typeof bulkRefreshRequestSchema>;

export const enrichmentResultSchema = z.object({
  providerCode: z.string(),
  success: z.boolean(),
  fromCache: z.boolean(),
  fieldsEnriched: z.array(z.string()),
  /** 0 to 1; null where it did not match. */
  confidence: z.number().nullable(),
  /** Share of what it may give that it gave, 0 to 1. */
  completeness: z.number(),
  costCents: z.number().int(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});
export type EnrichmentResult = z.infer<typeof enrichmentResultSchema>;

/** Why a value was not taken. */
export const keptReasons = [
  'preserve_name',
  'filled',
  'profile_left',
  'locked',
  'entered',
  'name_taken',
  'invalid',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** `kept`: what the provider says differs and is not taken; absent where it is. */
export const entityChangeSchema = z.object({
  /** `name`, `entityData.…`, or another field of the record. */
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  provider: z.string(),
  kept: z.enum(keptReasons).optional(),
  /** In words: who locked it, which company has the name. */
  note: z.string().optional(),
});
export type EntityChange = z.infer<typeof entityChangeSchema>;

export const rulesSummarySchema = z.object({
  evaluated: z.number().int(),
  matched: z.number().int(),
  outcomes: z.array(
    z.object({
      ruleId: z.string(),
      ruleName: z.string(),
      kind: z.string(),
      text: z.string(),
      /** Why a value was not written: the field is locked, or a person entered what stands there. */
      kept: z.enum(['locked', 'entered']).optional(),
    }),
  ),
  milliseconds: z.number(),
  errors: z.array(z.object({ ruleId: z.string(), ruleName: z.string(), message: z.string() })),
});
export type RulesSummary = z.infer<typeof rulesSummarySchema>;

export const entitySchema = z.object({
  id: z.string(),
  type: z.enum(entityTypes),
  name: z.string(),
  countryCode: z.string().nullable(),
  /** Its profile: docs/entities.md. */
  entityData: z.record(z.string(), z.unknown()),
  /** Paths that a person locked. */
  locks: z.array(z.string()),
  /** What each provider said last, in the shape of shared/schema/normalized.ts. */
  enrichments: z.array(
    z.object({
      providerCode: z.string(),
      normalized: z.record(z.string(), z.unknown()),
      confidence: z.number(),
      asOf: z.string().nullable(),
      fetchedAt: isoDateTime,
    }),
  ),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  version: z.number().int(),
});
export type Entity = z.infer<typeof entitySchema>;

export const shareholderCountsSchema = z.object({
  created: z.number().int(),
  updated: z.number().int(),
  skipped: z.number().int(),
  maxDepthReached: z.number().int(),
  /** So many were looked at when the limit of one run was met; absent where it was not. */
  stoppedAt: z.number().int().optional(),
  /** Those of whom no record can be made, such as where another company has the name; absent where there are none. */
  problems: z.array(z.object({ name: z.string(), reason: z.string() })).optional(),
});
export type ShareholderCounts = z.infer<typeof shareholderCountsSchema>;

export const refreshAnswerSchema = z.object({
  success: z.boolean(),
  entity: entitySchema,
  nameUpdated: z.boolean(),
  entityDataUpdated: z.boolean(),
  enrichments: z.array(enrichmentResultSchema),
  shareholders: shareholderCountsSchema,
  rulesExecutionSummary: rulesSummarySchema.optional(),
  changes: z.array(entityChangeSchema),
  /** Of all calls, in cents. */
  costCents: z.number().int(),
  /** Of a dry run, for an hour: send it back to apply the very plan. */
  planId: z.string().optional(),
  /** What takes it back; null where nothing changed. */
  stepId: z.string().nullable(),
});
export type RefreshAnswer = z.infer<typeof refreshAnswerSchema>;

/** Numbers of records, but for the first changes themselves. */
const bulkPlanSchema = z.object({
  /** Somebody knew something of it. */
  answered: z.number().int(),
  changed: z.number().int(),
  nameChanges: z.number().int(),
  /** Names that another company has, or would have by this very plan: they are not taken. */
  nameConflicts: z.number().int(),
  entityDataChanges: z.number().int(),
  /** Values that were not taken, such as locked ones. */
  kept: z.number().int(),
  shareholders: shareholderCountsSchema,
  /** Of all calls, in cents. */
  costCents: z.number().int(),
  /** The first 100 that are made. */
  changes: z.array(entityChangeSchema.extend({ entityId: z.string(), entityName: z.string() })),
});
export type BulkPlan = z.infer<typeof bulkPlanSchema>;

export const bulkRefreshSchema = z.object({
  /** For an hour after all have answered. */
  planId: z.string(),
  /** `asking`: send the same with this planId again, and the plan comes. `applying`: the job does it. */
  status: z.enum(['asking', 'planned', 'applying']),
  /** Records that were asked about, of so many. */
  done: z.number().int(),
  total: z.number().int(),
  /** Why nobody is asked just now, such as no network. */
  pausedReason: z.string().nullable(),
  plan: bulkPlanSchema.nullable(),
  job: bulkJobSchema.nullable(),
});
export type BulkRefresh = z.infer<typeof bulkRefreshSchema>;

/** What is known of an entity, what is missing, and where those who know it disagree. */
export const analysisSchema = z.object({
  success: z.boolean(),
  entity: entitySchema,
  /** Share of the profile that is filled, 0 to 1. */
  completeness: z.number(),
  missing: z.array(z.string()),
  disagreements: z.array(
    z.object({ path: z.string(), values: z.array(z.object({ source: z.string(), value: z.unknown() })) }),
  ),
});

export type Analysis = z.infer<typeof analysisSchema>;

export const enrichmentGroupInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  providers: codes.min(1),
});

export const enrichmentGroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  providers: z.array(z.string()),
});
export type EnrichmentGroup = z.infer<typeof enrichmentGroupSchema>;

export const refreshSettingsSchema = z.strictObject({
  /** Country (ISO 3166-1 alpha-2) → the provider of its basic data. */
  basicProviders: z.record(countryKey, z.string().min(1).max(100)),
  /** Of every other country; null: none. */
  otherwise: z.string().min(1).max(100).nullable(),
  /** What one refresh may cost, in cents; null: whatever those who are asked cost. */
  budget: z.number().int().min(0).max(100_000_000).nullable(),
});
export type RefreshSettings = z.infer<typeof refreshSettingsSchema>;

/** Countries that are not sent stay as they are; null: as every other country. */
export const refreshSettingsPatchSchema = refreshSettingsSchema
  .extend({
    basicProviders: z.record(countryKey, z.string().min(1).max(100).nullable()),
  })
  .partial();
export type RefreshSettingsPatch = z.output<typeof refreshSettingsPatchSchema>;
