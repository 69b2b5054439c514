// Rules over records as they stand on the wire (camelCase, without the envelope): conditions, what comes of them, a test, what came of
// them for one record. Conditions are data; whether a path exists and what it holds is decided in electron/domain/rules-engine.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';
import { companyQuerySchema } from './company-query.ts';
import { entityTypes } from './enrichment.ts';
import { rulesSummarySchema } from './entity.ts';
import { checkConditions, ruleOperators, type RuleNode } from './rule-conditions.ts';

export const ruleLimits = {
  /** Of one kind of record. */
  rules: 500,
  name: 200,
  text: 500,
  outcomes: 20,
  points: 1000,
  priority: 1000,
  /** Records of a test over a sample. */
  sample: 2000,
  /** Records that a run names one by one. */
  ids: 10_000,
} as const;

export const ruleId = prefixedId('rul');

const line = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), {
      error: () => t('Write it on one line, without control characters.'),
    });

const path = z.string().min(1).max(1200);

export const conditionsSchema = z
  .custom<RuleNode>()
  .superRefine((node, context) => {
    for (const { path: at, message } of checkConditions(node).slice(0, 20))
      context.addIssue({ code: 'custom', path: at, message, input: node });
  })
  .meta({
    description:
      'A condition {path, operator, value}, or {"all": […]}, {"any": […]}, {"none": […]} of such, or {"some": path, "where": …} about ' +
      `the entries of a list. Operators: ${ruleOperators.join(', ')}. Paths: docs/rules.md.`,
    examples: [
      {
        all: [
          { path: 'entityData.status', operator: 'eq', value: 'dissolved' },
          { some: 'relations.shareholders', where: { path: 'share', operator: 'gt', value: 25 } },
        ],
      },
    ],
  });

/** What comes of a rule where its conditions hold. */
export const ruleOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tag'), tag: line(100) }),
  /** Of several rules that hold, the status of the one with the highest priority counts. */
  z.strictObject({ kind: z.literal('status'), text: line(100) }),
  z.strictObject({
    kind: z.literal('risk'),
    points: z.number().int().min(-ruleLimits.points).max(ruleLimits.points),
  }),
  /** Something that a person should look at. */
  z.strictObject({ kind: z.literal('task'), text: line(ruleLimits.text), field: path.optional() }),
  /** A value; null clears. `overwrite`: also what a person entered; never what is locked. */
  z.strictObject({
    kind: z.literal('field'),
    field: path,
    value: z.union([
      z.string().max(5000),
      z.number(),
      z.boolean(),
      z.array(z.string().max(5000)).max(100),
      z.null(),
    ]),
    overwrite: z.boolean().default(false),
  }),
]);
export type RuleOutcome = z.output<typeof ruleOutcomeSchema>;

const shape = {
  name: line(ruleLimits.name),
  enabled: z.boolean(),
  /** The highest first; what is as high stands in the order in which it was made. */
  priority: z.number().int().min(-ruleLimits.priority).max(ruleLimits.priority),
  conditions: conditionsSchema,
  outcomes: z.array(ruleOutcomeSchema).min(1).max(ruleLimits.outcomes),
};

export const ruleInputSchema = z.strictObject({
  ...shape,
  entity: z.enum(entityTypes),
  enabled: shape.enabled.default(true),
  priority: shape.priority.default(0),
});
export type RuleInput = z.output<typeof ruleInputSchema>;

/** Conditions or outcomes that are sent make a new version. */
export const rulePatchSchema = z.strictObject(shape).partial();
export type RulePatch = z.output<typeof rulePatchSchema>;

export const ruleSchema = z.object({
  id: ruleId,
  entity: z.enum(entityTypes),
  name: z.string(),
  enabled: z.boolean(),
  priority: z.number().int(),
  version: z.number().int(),
  conditions: conditionsSchema,
  outcomes: z.array(ruleOutcomeSchema),
  /** Why it is skipped, such as a field that was deleted since; null: it can be run. */
  problem: z.string().nullable(),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

export const ruleVersionSchema = z.object({
  version: z.number().int(),
  name: z.string(),
  conditions: conditionsSchema,
  outcomes: z.array(ruleOutcomeSchema),
  at: isoDateTime,
  by: actorSchema.nullable(),
});
export type RuleVersion = z.infer<typeof ruleVersionSchema>;

export const ruleTestRequestSchema = z.strictObject({
  entity: z.enum(entityTypes),
  conditions: conditionsSchema,
  /** One record, condition by condition. */
  entityId: z.string().min(1).max(60).optional(),
  /**
   * How many records it would match: of those of a query, of those that are named, or of all, drawn evenly. People are searched by `q`
   * only.
   */
  sample: z
    .strictObject({
      query: companyQuerySchema.optional(),
      ids: z.array(z.string().max(60)).min(1).max(ruleLimits.ids).optional(),
      size: z.number().int().min(1).max(ruleLimits.sample).default(1000),
    })
    .optional(),
});
export type RuleTestRequest = z.output<typeof ruleTestRequestSchema>;

export const ruleTestAnswerSchema = z.object({
  record: z
    .object({
      entityId: z.string(),
      name: z.string(),
      matched: z.boolean(),
      /**
       * In their order; `at`: where it stands in the conditions. Of `some`, the value is how many entries fit. `held` is null where
       * all together were too much work to look at this one too.
       */
      conditions: z.array(
        z.object({
          at: z.string(),
          path: z.string(),
          operator: z.string(),
          wanted: z.unknown(),
          value: z.unknown(),
          held: z.boolean().nullable(),
        }),
      ),
    })
    .optional(),
  sample: z
    .object({
      /** All that could be looked at, how many were, and how many of these match. */
      total: z.number().int(),
      looked: z.number().int(),
      matched: z.number().int(),
      /** Too much work to tell. */
      failed: z.number().int(),
      examples: z.array(z.object({ id: z.string(), name: z.string() })),
    })
    .optional(),
});
export type RuleTestAnswer = z.infer<typeof ruleTestAnswerSchema>;

export const ruleRunRequestSchema = z.strictObject({
  entity: z.enum(entityTypes),
  /** All records that it finds; or name them in `ids`. People are searched by `q` only. */
  query: companyQuerySchema.optional(),
  ids: z.array(z.string().max(60)).min(1).max(ruleLimits.ids).optional(),
  /** Only these, which have to be on; left out: all that are. */
  ruleIds: z.array(ruleId).min(1).max(ruleLimits.rules).optional(),
});

/** `stepId`: what takes it back; null where nothing changed. */
export const ruleRunAnswerSchema = z.object({ summary: rulesSummarySchema, stepId: z.string().nullable() });

const givenSchema = z.object({ ruleId, ruleName: z.string(), at: isoDateTime });

/** What rules made of a record that is no value of it. */
export const recordRulesSchema = z.object({
  entityId: z.string(),
  status: givenSchema.extend({ text: z.string() }).nullable(),
  riskPoints: z.number().int(),
  risks: z.array(givenSchema.extend({ points: z.number().int() })),
  tasks: z.array(
    givenSchema.extend({
      id: z.string(),
      text: z.string(),
      field: z.string().nullable(),
      doneAt: isoDateTime.nullable(),
      doneBy: actorSchema.nullable(),
    }),
  ),
  /** The last run of rules over it; null: none yet. */
  lastRun: z.object({ at: isoDateTime, summary: rulesSummarySchema }).nullable(),
});
export type RecordRules = z.infer<typeof recordRulesSchema>;
