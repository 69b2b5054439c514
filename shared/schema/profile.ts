// What stands in the columns of a whole file: counts, shapes and oddities, for a person who is about to import it.
import { z } from 'zod';
import { clusterMethods, columnDecisionSchema } from './import-rules.ts';

export const profileLimits = {
  /** Most frequent values that are shown of a column. */
  top: 20,
  /** Odd values that are shown of a column. */
  outliers: 12,
  /** Bars of a histogram. */
  bins: 16,
  valuesPage: 500,
  clusters: 200,
} as const;

/** What a value looks like. Each has one type; what has no form of its own is `text`. */
export const valueTypes = [
  'integer',
  'decimal',
  'amount',
  'range',
  'year',
  'date',
  'boolean',
  'email',
  'url',
  'domain',
  'phone',
  'country',
  'id',
  'text',
] as const;
export type ValueType = (typeof valueTypes)[number];

const count = z.number().int();
const valueCount = z.object({ value: z.string(), rows: count });

/** Bars of equal width; `from` is the first value that may lie in it, `to` the first that lies in the next. */
const binSchema = z.object({ from: z.number(), to: z.number(), rows: count });

export const spreadSchema = z.object({
  min: z.number(),
  max: z.number(),
  mean: z.number(),
  bins: z.array(binSchema).max(profileLimits.bins),
});
export type Spread = z.infer<typeof spreadSchema>;

/** `row`: where it stands first, numbered as errors are. */
const placedValue = valueCount.extend({ row: count });

export const outlierSchema = placedValue.extend({
  /** `type`: of another type than nearly all others. `number`, `length`: far from the others. */
  kind: z.enum(['type', 'number', 'length']),
  type: z.enum(valueTypes),
});
export type Outlier = z.infer<typeof outlierSchema>;

/** What the suggested field makes of the column. */
export const fitSchema = z.object({
  target: z.string(),
  failing_rows: count,
  /** Distinct values that fail; null where there are too many to count. */
  failing_values: count.nullable(),
  examples: z.array(placedValue.extend({ code: z.string(), message: z.string() })),
});
export type Fit = z.infer<typeof fitSchema>;

export const columnProfileSchema = z.object({
  key: z.string(),
  index: count,
  /** Rows of the table that are not blank as a whole. */
  rows: count,
  empty: count,
  distinct: count,
  /** More values differ than are kept: `distinct` is estimated, within about 2 %, and `top` counts at least so many. */
  approximate: z.boolean(),
  /** `values`: how many differ; null where not all were kept. */
  types: z.array(z.object({ type: z.enum(valueTypes), rows: count, values: count.nullable() })),
  top: z.array(valueCount),
  /** In characters; null where all cells are empty. */
  lengths: spreadSchema.nullable(),
  /** Of the values that are numbers. */
  numbers: spreadSchema.nullable(),
  /** Of the values that are dates, in days since 1970-01-01. */
  dates: spreadSchema.nullable(),
  /** How many dates can only be read one way; `either`: `3/4/21`. */
  date_orders: z.object({ ymd: count, dmy: count, mdy: count, either: count }),
  outliers: z.array(outlierSchema),
  fit: fitSchema.nullable(),
  /** How its dates or amounts are to be read; null unless its field is a date or an amount. */
  decision: columnDecisionSchema.nullable(),
});
export type ColumnProfile = z.infer<typeof columnProfileSchema>;

export const sourceProfileSchema = z.object({
  /** `pending`: the file is still being read. `none`: it was imported before it was read whole. */
  status: z.enum(['pending', 'ready', 'none']),
  columns: z.array(columnProfileSchema),
});
export type SourceProfile = z.infer<typeof sourceProfileSchema>;

// ---- what a field makes of the values of a column

export const valueGroups = ['undecided', 'suggested', 'exact'] as const;
export type ValueGroup = (typeof valueGroups)[number];

export const mappedValueSchema = placedValue.extend({
  group: z.enum(valueGroups),
  /** What the field would hold; null where it cannot be read. */
  becomes: z.string().nullable(),
  /** Why it is read so, or what is wrong with it. */
  reason: z.string().nullable(),
  /** What it may have been meant to be, likeliest first. */
  candidates: z.array(z.string()),
});
export type MappedValue = z.infer<typeof mappedValueSchema>;

const groupSum = z.object({ values: count, rows: count });

export const columnValuesSchema = z.object({
  status: sourceProfileSchema.shape.status,
  /** False: only the most frequent values were kept. */
  complete: z.boolean(),
  /** What a person may choose from; null where any text may be right. */
  options: z.array(z.string()).nullable(),
  groups: z.object({ undecided: groupSum, suggested: groupSum, exact: groupSum }),
  items: z.array(mappedValueSchema),
});
export type ColumnValues = z.infer<typeof columnValuesSchema>;

export const clusterSchema = z.object({
  method: z.enum(clusterMethods),
  key: z.string(),
  rows: count,
  values: z.array(valueCount),
  /** The spelling that the most rows have. */
  suggested: z.string(),
});
export type Cluster = z.infer<typeof clusterSchema>;

export const columnClustersSchema = z.object({
  status: sourceProfileSchema.shape.status,
  complete: z.boolean(),
  /** All that there are; `items` are the largest. */
  total: count,
  items: z.array(clusterSchema),
});
export type ColumnClusters = z.infer<typeof columnClustersSchema>;
