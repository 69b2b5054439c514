// Who is related to whom, as it stands on the wire (camelCase, without the envelope). `subject` holds, runs or is the parent of
// `object`, which is always a company; a subsidiary is the object of a parent. Shares are percent.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime } from './common.ts';
import { entityTypes } from './enrichment.ts';

export const relationLimits = {
  /** How far a graph goes. */
  depth: 5,
  /** Of one graph. */
  nodes: 500,
} as const;

export const relationKinds = ['shareholder', 'officer', 'parent'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** A parent that stands above all others, over whichever ways; it says nothing of who holds the shares. */
export const ultimateRole = 'ultimate';

const aDay = z.iso.date();
const day = z
  .string()
  .refine((text) => /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(text) || aDay.safeParse(text).success, {
    error: () =>
      t('Expected a date as {example}, or only its year and month, or its year.', { example: '2024-03-31' }),
  });
const percent = z.number().min(0).max(100);

export const relationSchema = z.object({
  id: z.string(),
  kind: z.enum(relationKinds),
  subjectId: z.string(),
  objectId: z.string(),
  /** What an officer is; `ultimate` of a parent that stands above all others. */
  role: z.string().nullable(),
  /** With `shareUpTo` a range: over the one, up to the other. */
  share: z.number().nullable(),
  shareUpTo: z.number().nullable(),
  from: z.string().nullable(),
  /** It is over since. */
  to: z.string().nullable(),
  isEnded: z.boolean(),
  /** A provider's code, or `person`. */
  source: z.string(),
  asOf: z.string().nullable(),
  createdAt: isoDateTime,
  createdBy: actorSchema,
});
export type Relation = z.infer<typeof relationSchema>;

export const relatedEntitySchema = z.object({
  id: z.string(),
  type: z.enum(entityTypes),
  name: z.string(),
  countryCode: z.string().nullable(),
});
export type RelatedEntity = z.infer<typeof relatedEntitySchema>;

const nodeSchema = relatedEntitySchema.extend({
  /** Relations between it and the entity that was asked for. */
  depth: z.number().int(),
  /** Those who are related to it and are not among the nodes. */
  more: z.number().int(),
});
export type RelationNode = z.infer<typeof nodeSchema>;

/** Up to 500 nodes, the entity itself first, and every relation between two of them. */
export const relationGraphSchema = z.object({
  entityId: z.string(),
  nodes: z.array(nodeSchema),
  relationships: z.array(relationSchema),
});
export type RelationGraph = z.infer<typeof relationGraphSchema>;

const values = {
  role: z.string().trim().min(1).max(200).nullable().optional(),
  share: percent.nullable().optional(),
  shareUpTo: percent.nullable().optional(),
  from: day.nullable().optional(),
  to: day.nullable().optional(),
};

export const relationInputSchema = z.strictObject({
  /** What the other one is to this one. */
  kind: z.enum([...relationKinds, 'subsidiary']),
  /** The other one. */
  entityId: z.string().min(1).max(60),
  /** `out`: what this one is to the other one, such as a person who holds shares of it. */
  direction: z.enum(['in', 'out']).default('in'),
  ...values,
});
export type RelationInput = z.output<typeof relationInputSchema>;

export const relationPatchSchema = z.strictObject(values);
export type RelationPatch = z.output<typeof relationPatchSchema>;

export const materializeRequestSchema = z.strictObject({
  /** Ask the providers first where nobody has been asked; else that is refused. */
  runEnrichmentFirst: z.boolean().default(false),
  /** Only these kinds; all unless told. */
  kinds: z
    .array(z.enum([...relationKinds, 'subsidiary']))
    .min(1)
    .optional(),
});

export const materializedSchema = z.object({
  success: z.boolean(),
  /** Records that were made, and that were there already. */
  created: z.number().int(),
  matched: z.number().int(),
  /** Relationships that are new, that changed, that were as they are, and that their source names no longer. */
  relationships: z.object({
    created: z.number().int(),
    updated: z.number().int(),
    same: z.number().int(),
    removed: z.number().int(),
  }),
  /** Those that no record could be made or found for, with the reason. */
  skipped: z.array(z.object({ name: z.string(), reason: z.string() })),
  stepId: z.string().nullable(),
});
export type Materialized = z.infer<typeof materializedSchema>;

export const ultimateOwnersSchema = z.object({
  entityId: z.string(),
  /** Percent. */
  over: z.number(),
  /** The largest first. */
  owners: z.array(
    relatedEntitySchema.extend({
      /** Percent; where only ranges are known on the way, at least that and up to the other. */
      share: z.number(),
      shareUpTo: z.number().nullable(),
      /** Whether the least that it holds is over the limit too. */
      isSure: z.boolean(),
    }),
  ),
  /** Percent of which no owner is known. */
  unknown: z.number(),
});
export type UltimateOwners = z.infer<typeof ultimateOwnersSchema>;

/** From the one to the other, as short as it can be; nothing where no relations lead there. */
export const relationPathSchema = z.object({
  nodes: z.array(relatedEntitySchema),
  /** One or more for each two neighbours. */
  relationships: z.array(relationSchema),
});
export type RelationPath = z.infer<typeof relationPathSchema>;
