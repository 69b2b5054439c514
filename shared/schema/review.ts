// What providers propose for the fields of records, and what a person decides, as it stands on the wire (camelCase).
import { z } from 'zod';
import { isoDateTime } from './common.ts';
import { writtenSchema } from './record.ts';
import { stepSchema } from './step.ts';

/** To the record as it was: its field was empty, held something else, or held the same. */
export const relations = ['fills', 'conflicts', 'same'] as const;
export type Relation = (typeof relations)[number];

/**
 * `superseded`: another value was taken for the field; `replaced`: a newer batch offers the same, or its provider another;
 * `locked`: the field is; `same`: the record had it; `dropped`: the field cannot hold it; `taken_back`: it was written, then not
 * wanted.
 */
export const proposalStates = [
  'open',
  'accepted',
  'edited',
  'rejected',
  'superseded',
  'taken_back',
  'locked',
  'same',
  'replaced',
  'dropped',
] as const;
export type ProposalState = (typeof proposalStates)[number];

/** What somebody or an automatic batch decided. */
export const decidedStates = [
  'accepted',
  'edited',
  'rejected',
  'superseded',
  'taken_back',
] as const satisfies ProposalState[];

export const reviewLimits = { decisions: 500, matrices: 50, confident: 0.9 } as const;

export const reviewTabs = ['open', 'conflicts', 'fills', 'decided'] as const;
export type ReviewTab = (typeof reviewTabs)[number];

const count = z.number().int();
const amounts = z.object({ open: count, conflicts: count, fills: count, decided: count });
export type ReviewAmounts = z.infer<typeof amounts>;

/** Proposals, not records. */
export const reviewOverviewSchema = amounts.extend({
  /** Open and decided. */
  total: count,
  accepted: count,
  edited: count,
  rejected: count,
  /** Open ones whose confidence is at least 0.9. */
  confident: count,
  byField: z.array(amounts.extend({ field: z.string() })),
  byProvider: z.array(amounts.extend({ provider: z.string() })),
});
export type ReviewOverview = z.infer<typeof reviewOverviewSchema>;

const field = z.string().min(1).max(1200);
const provider = z.string().min(1).max(100);

/** A record that something is proposed for. */
export const reviewRecordSchema = amounts.extend({
  itemId: z.string(),
  recordId: z.string(),
  /** Null where it was deleted. */
  name: z.string().nullable(),
});
export type ReviewRecord = z.infer<typeof reviewRecordSchema>;

export const reviewListQuery = {
  tab: z.enum(reviewTabs).default('open'),
  field: field.optional(),
  provider: provider.optional(),
  minConfidence: z.coerce.number().min(0).max(1).optional(),
};

/** Ids of items, with commas between. */
export const reviewItemsQuery = z
  .string()
  .max(4000)
  .refine((text) => text.split(',').length <= reviewLimits.matrices);

export const reviewCellSchema = z.object({
  id: z.string(),
  provider: z.string(),
  value: z.unknown(),
  confidence: z.number(),
  /** To the record as it is now. */
  relation: z.enum(relations),
  state: z.enum(proposalStates),
  /** Why the value was dropped. */
  note: z.string().nullable(),
  /** What was written, where it was edited first. */
  written: z.unknown(),
  decidedBy: z.string().nullable(),
  decidedAt: isoDateTime.nullable(),
  /** Undo takes it back. */
  stepId: z.string().nullable(),
});
export type ReviewCell = z.infer<typeof reviewCellSchema>;

export const reviewMatrixSchema = reviewRecordSchema.extend({
  /** In the order in which they were asked. */
  providers: z.array(
    z.object({
      code: z.string(),
      confidence: z.number().nullable(),
      fetchedAt: isoDateTime,
      asOf: z.string().nullable(),
      isCached: z.boolean(),
      cost: z.number().int(),
    }),
  ),
  /** Only those that something is proposed for, in the record's order. */
  fields: z.array(
    z.object({
      field: z.string(),
      value: z.unknown(),
      /** Where the value came from; null: it is empty. */
      source: writtenSchema.nullable(),
      isLocked: z.boolean(),
      cells: z.array(reviewCellSchema),
    }),
  ),
});
export type ReviewMatrix = z.infer<typeof reviewMatrixSchema>;

const proposalId = z.string().regex(/^prp_\d{1,15}$/);

export const decisionSchema = z.union([
  z.strictObject({
    proposalId,
    do: z.literal('accept'),
    /** The field's whole value as a person changed it, as a PATCH takes it. */
    value: z.unknown().optional(),
  }),
  z.strictObject({ proposalId, do: z.literal('reject') }),
  /** What stands there stays; nothing more is offered for it until a person unlocks the field. */
  z.strictObject({ itemId: z.string().max(60), field, do: z.literal('lock') }),
]);
export type Decision = z.infer<typeof decisionSchema>;

/** One step, whatever it holds. */
export const decideSchema = z.strictObject({
  decisions: z.array(decisionSchema).min(1).max(reviewLimits.decisions),
});

export const decidedSchema = z.object({
  /** Null where nothing was decided. */
  step: stepSchema.nullable(),
  decided: count,
  /** By the place in `decisions`: what could not be done, and why. */
  problems: z.array(z.object({ decision: count, code: z.string(), message: z.string() })),
});
export type Decided = z.infer<typeof decidedSchema>;

/** Which open proposals a bulk decision is about. */
export const reviewFilterSchema = z.strictObject({
  relation: z.enum(['fills', 'conflicts']).optional(),
  field: field.optional(),
  provider: provider.optional(),
  minConfidence: z.number().min(0).max(1).optional(),
});
export type ReviewFilter = z.infer<typeof reviewFilterSchema>;

export const bulkReviewSchema = z.strictObject({
  do: z.enum(['accept', 'reject']),
  where: reviewFilterSchema.default({}),
  /** Only count. */
  dryRun: z.boolean().default(false),
});

export const takeBackSchema = z.strictObject({ provider: provider.optional() });

export const reviewSummarySchema = z.object({
  records: count,
  fields: z.array(
    z.object({
      field: z.string(),
      /** Records that had a value before the batch wrote, and that have one now. */
      before: count,
      after: count,
      filled: count,
      /** Cents: what its share of the lookups came to. */
      cost: z.number(),
    }),
  ),
  providers: z.array(
    z.object({
      provider: z.string(),
      asked: count,
      matched: count,
      cost: count,
      /** Empty cells that its values filled. */
      filled: count,
      /** Cents; null where it filled none. */
      costPerCell: z.number().nullable(),
    }),
  ),
  /** Of values that both proposed for the same field of the same record; lists are left out. */
  agreement: z.array(z.object({ providers: z.tuple([z.string(), z.string()]), both: count, equal: count })),
});
export type ReviewSummary = z.infer<typeof reviewSummarySchema>;
