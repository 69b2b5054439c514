// What a person decided about an import beyond its mapping: how cells are read, and how they meet what is stored. All of it
// is data, so that it can be shown, remembered in a recipe and repeated on next month's file.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { anyKeyRecord } from './any-key-record.ts';
import { importedField } from './field-path.ts';

const text = z.string().max(10_000);
export const columnKey = z.string().min(1).max(2000);

/** Done to a cell's text in order, before it is read as a value of its field. */
export const cellStepSchema = z.discriminatedUnion('kind', [
  /** Runs of white space become one space. */
  z.strictObject({ kind: z.literal('collapse_spaces') }),
  z.strictObject({ kind: z.literal('case'), to: z.enum(['upper', 'lower', 'title']) }),
  /** The `part`-th piece between separators, 1-based; from the end where negative. Empty where there is none. */
  z.strictObject({
    kind: z.literal('split'),
    on: z.string().min(1).max(20),
    part: z
      .number()
      .int()
      .min(-50)
      .max(50)
      .refine((part) => part !== 0, { error: () => t('Parts are numbered from 1, or from -1 at the end.') }),
  }),
  z.strictObject({ kind: z.literal('replace'), find: z.string().min(1).max(200), with: z.string().max(200) }),
  /** The host of an e-mail address or URL. */
  z.strictObject({ kind: z.literal('domain') }),
  /** A phone number in E.164; `country` for numbers without a country code. */
  z.strictObject({
    kind: z.literal('phone'),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
  }),
]);
export type CellStep = z.infer<typeof cellStepSchema>;

/** `phonetic` hears a value as English (Metaphone), `cologne` as German (Cologne phonetics). */
export const clusterMethods = ['fingerprint', 'ngram', 'phonetic', 'cologne'] as const;
export type ClusterMethod = (typeof clusterMethods)[number];

/** Every value whose key under `method` is named becomes that key's value; a rule, so that it also fits values not yet seen. */
export const clusterRuleSchema = z.strictObject({
  method: z.enum(clusterMethods),
  into: anyKeyRecord(z.string().min(1).max(2000), text),
  /** Of `into`: those that count for this import only; no recipe keeps them. */
  once: z.array(z.string().max(2000)).max(100_000).optional(),
});
export type ClusterRule = z.infer<typeof clusterRuleSchema>;

/** `serial`: the days that a spreadsheet counts, 45000 is 2023-03-15. */
export const dateOrders = ['ymd', 'dmy', 'mdy', 'serial'] as const;
export type DateOrder = (typeof dateOrders)[number];

export const decimalSigns = ['.', ','] as const;

/**
 * How the cells of one column are read. Applied in this order: steps, clusters, values; then the field's own reading. In a
 * list field each item is read so, but `split` and `replace` see the whole cell, and so do `values` first.
 */
export const columnRuleSchema = z.strictObject({
  /** A further column made of this one: its own key is free, and a mapping may name it. */
  from: columnKey.optional(),
  steps: z.array(cellStepSchema).max(20).optional(),
  clusters: z.array(clusterRuleSchema).max(clusterMethods.length).optional(),
  /** Trimmed cell → what to read instead; null: leave the field empty. */
  values: anyKeyRecord(z.string().max(10_000), text.nullable()).optional(),
  /** Of `values`: those that count for this import only; no recipe keeps them. */
  once: z.array(z.string().max(10_000)).max(100_000).optional(),
  /** How `3/4/21` is read, where the column does not decide it. */
  date_order: z.enum(dateOrders).optional(),
  /** How `1.234` is read, where the column does not decide it. */
  decimal: z.enum(decimalSigns).optional(),
  /** Currency as written (`EUR`, or `kr` where it could be several) → US dollars for one unit; "1" takes the number as it is. */
  rates: anyKeyRecord(
    z.string().min(1).max(4),
    z
      .string()
      .max(20)
      .regex(/^\d+(\.\d+)?$/, { error: () => t('Write dollars for one unit, such as 1.08.') }),
  ).optional(),
});
export type ColumnRule = z.infer<typeof columnRuleSchema>;

/**
 * How a value meets the stored one: `overwrite` replaces it (a list too), `fill_blank` writes only where nothing is stored,
 * `never` only when a company is created, `append` adds to a list, `newest` overwrites where the row's date in `newest_by`
 * is later than that of the stored value: the date which a file gave it, else its last change. A row without a date fills
 * blanks only. Without a rule lists are appended to and all else is overwritten. Tags of the whole import are always added.
 */
export const mergeKinds = ['overwrite', 'fill_blank', 'never', 'append', 'newest'] as const;
export type MergeKind = (typeof mergeKinds)[number];

export const fieldRuleSchema = z.strictObject({
  merge: z.enum(mergeKinds).optional(),
  newest_by: columnKey.optional(),
  /** What a blank cell does to a stored value; `fill_blank` and `never` keep it all the same, and a name is never cleared. */
  blank: z.enum(['keep', 'clear']).optional(),
  /** Read where the row has no value for the field and nothing is stored: a default never replaces. Needs no column. */
  default: text.optional(),
  /** Several columns become one item, joined by this text; without it each is an item of its own. */
  join: z.string().max(20).optional(),
  /** Of a select: what becomes of a label that is no option yet. `refuse` unless said: the row fails. */
  options: z.enum(['refuse', 'create']).optional(),
});
export type FieldRule = z.infer<typeof fieldRuleSchema>;

export const importRulesSchema = z.strictObject({
  columns: anyKeyRecord(columnKey, columnRuleSchema).optional(),
  fields: z.record(importedField, fieldRuleSchema).optional(),
  /** For every field without a rule of its own; `keep` unless said. */
  blank: z.enum(['keep', 'clear']).optional(),
});
export type ImportRules = z.infer<typeof importRulesSchema>;

/**
 * What the cells of a column say about how they are to be read. `question`: cells that could mean two things, and none that
 * decides it; a rule has to. `date_order` or `decimal`: decided, to be written into the column's rule.
 */
export const columnDecisionSchema = z.object({
  question: z.enum(['date_order', 'decimal']).nullable(),
  date_order: z.enum(dateOrders).optional(),
  decimal: z.enum(decimalSigns).optional(),
  /** Why, in plain words; empty where nothing needs deciding. */
  evidence: z.string(),
  /** Cells with more than one reading; the first few with what each choice makes of them. */
  ambiguous: z.object({
    cells: z.number().int(),
    examples: z.array(
      z.object({ value: z.string(), readings: z.array(z.object({ choice: z.string(), reads: z.string() })) }),
    ),
  }),
});
export type ColumnDecision = z.infer<typeof columnDecisionSchema>;

/** The same as an import took it, where no rule said it: `message` tells it, or which rule has to. */
export const decidedColumnSchema = columnDecisionSchema.extend({
  column: z.string(),
  /** Its path, see field-path.ts. */
  field: z.string(),
  message: z.string(),
});
export type DecidedColumn = z.infer<typeof decidedColumnSchema>;

export const cellText = z.string().max(1_000_000);

/** A row that a person mended or left out before importing; cells by column key. */
export const rowEditSchema = z.strictObject({
  cells: anyKeyRecord(columnKey, cellText).optional(),
  leave_out: z.boolean().optional(),
});
export type RowEdit = z.infer<typeof rowEditSchema>;
