// Imports as they stand on the wire (snake_case): jobs with a ledger that balances, and sources, the files before they run.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { anyKeyRecord } from './any-key-record.ts';
import { actorSchema, isoDateTime } from './common.ts';
import { companyFields, companyLimits } from './company.ts';
import { mappingTargetPattern } from './field-path.ts';
import { decidedColumnSchema, importRulesSchema } from './import-rules.ts';
import { peopleColumnsSchema } from './people-columns.ts';
import { undoSummarySchema } from './undo.ts';
import { partChoiceShape, sourceFormatSchema } from './source-format.ts';
import { keptFileSchema, recipeChoiceSchema, sourceRecipeSchema, usedRecipeSchema } from './recipe-use.ts';

export const importLimits = {
  /** Rows that are imported within the request, blank ones not counted; more become a job. */
  inlineRows: 500,
  /** Rows of any kind that a request looks through: blank ones take time too. More become a job. */
  inlineTotal: 10_000,
  bodyBytes: 20 * 1024 * 1024,
  columns: 2000,
  /** Longest record and longest cell, in characters. */
  cell: 1_000_000,
  sampleValues: 5,
  previewRows: 100,
} as const;

export const fates = ['created', 'updated', 'unchanged', 'skipped', 'failed', 'blank'] as const;
export type Fate = (typeof fates)[number];

/** total = created + updated + unchanged + skipped + failed + blank, always. */
export type Ledger = Record<Fate, number>;

export const rowErrorSchema = z.object({
  row_number: z.number().int(),
  /** Physical line in the file, 1-based; absent for `rows` given as JSON. */
  line: z.number().int().optional(),
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  /** Name of the file's column. */
  column: z.string().optional(),
  value: z.string().optional(),
});
export type RowError = z.infer<typeof rowErrorSchema>;

export const importStatuses = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type ImportStatus = (typeof importStatuses)[number];

export const progressSchema = z.object({
  phase: z.enum(['waiting', 'reading', 'writing', 'indexing', 'done']),
  rows_done: z.number().int(),
  /** Estimated until the file has been read once. */
  rows_total: z.number().int().nullable(),
  rows_per_second: z.number().nullable(),
  seconds_left: z.number().nullable(),
});
export type ImportProgress = z.infer<typeof progressSchema>;

export const importJobSchema = z.object({
  job_id: z.string(),
  status: z.enum(importStatuses),
  source_id: z.string().nullable(),
  file_name: z.string().nullable(),
  file_sha256: z.string().nullable(),
  created_count: z.number().int(),
  updated_count: z.number().int(),
  unchanged_count: z.number().int(),
  skipped_count: z.number().int(),
  failed_count: z.number().int(),
  blank_count: z.number().int(),
  total_count: z.number().int(),
  /** Rows whose line was mended while reading, or could not be read; see `/repaired-rows`. */
  repaired_count: z.number().int(),
  /** The first 100 row errors; all of them at `/errors`. */
  errors: z.array(rowErrorSchema),
  error_count: z.number().int(),
  /** Why the whole job failed, with what to do. */
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  progress: progressSchema,
  options: z.object({
    update_existing: z.boolean(),
    tags: z.array(z.string()),
    mapping: z.record(z.string(), z.string()),
    rules: importRulesSchema,
  }),
  /** Columns with cells that could mean two things, and what the whole column decided; `rules` above hold it. */
  decisions: z.array(decidedColumnSchema),
  recipe: usedRecipeSchema.nullable(),
  /** The file that it read. */
  source_file: keptFileSchema,
  undo: undoSummarySchema,
  created_by: actorSchema,
  created_at: isoDateTime,
  started_at: isoDateTime.nullable(),
  finished_at: isoDateTime.nullable(),
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** A company field, `groups`, `custom:{groupId}:{fieldName}`, or `ignore`. */
export const mappingTarget = z.string().regex(mappingTargetPattern, {
  error: () =>
    t('Map to one of {fields}, groups, {form} or ignore.', {
      fields: companyFields.join(', '),
      form: 'custom:{groupId}:{fieldName}',
    }),
});

/** Column key → target. A column key is the header; empty headers and tables without one use `column_N`. */
export const mappingSchema = anyKeyRecord(z.string().min(1).max(2000), mappingTarget);
export type Mapping = z.infer<typeof mappingSchema>;

const tags = z.array(z.string().trim().min(1).max(companyLimits.tag)).max(companyLimits.tags);

export const importOptionsShape = {
  mapping: mappingSchema.optional(),
  update_existing: z.boolean().default(false),
  tags: tags.default([]),
  rules: importRulesSchema.default({}),
};

export const importRequestSchema = z
  .strictObject({
    rows: z.array(anyKeyRecord(z.string(), z.unknown())).optional(),
    csv: z.string().optional(),
    has_header: z.boolean().default(true),
    ...importOptionsShape,
  })
  .refine((body) => (body.rows === undefined) !== (body.csv === undefined), {
    error: () => t('Send either rows or csv, not both and not neither.'),
    path: ['rows'],
  });

// ---- sources: a file as it was read, before anything is imported

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'iso-8859-16',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
  'koi8-r',
  'koi8-u',
  'cp437',
  'cp850',
  'cp852',
  'ibm866',
  'macintosh',
] as const;
export type Encoding = (typeof encodings)[number];

export const lineEndings = ['lf', 'crlf', 'cr', 'mixed'] as const;

/**
 * A text that was made of another format has each record on a line of its own. `sheet`: the line is the sheet's row, and
 * rows go by it. `list`: the names stand above the records, which are numbered from 1.
 */
export const layouts = ['sheet', 'list'] as const;
export type Layout = (typeof layouts)[number];

/** Everything that decides how bytes become cells. */
export const dialectSchema = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.string().min(1).max(2),
  quote: z.enum(['"', "'", '']),
  /** How a quote stands inside a quoted cell. */
  escape: z.enum(['doubled', 'backslash']),
  /** Physical line of the header, 1-based; null: the table has none. */
  header_line: z.number().int().min(1).nullable(),
  /** First physical line that belongs to the table's data when there is no header; lines above are kept, not imported. */
  first_data_line: z.number().int().min(1).optional(),
  /** Records from `header_line` on that make up the header, their names joined; absent: one. */
  header_lines: z.number().int().min(1).max(10).optional(),
  /** Lines that begin so are remarks, not rows; absent or empty: there are none. */
  comment: z.string().max(2).optional(),
  /** Every record below the header is a row as it stands: nothing is left out as a note, total or other table, or mended. */
  every_row: z.boolean().optional(),
  /** Only where the text was made of another format; see `layouts`. */
  layout: z.enum(layouts).optional(),
});
export type Dialect = z.infer<typeof dialectSchema>;

export const guessSchema = z.object({
  /** 0 … 1. */
  confidence: z.number(),
  reason: z.string(),
});
export type Guess = z.infer<typeof guessSchema>;

/** What the reader saw and did that a person should know; `line` is physical, 1-based. */
export const readIssueSchema = z.object({
  line: z.number().int().nullable(),
  /** Where it is about several lines: the last of them. */
  last_line: z.number().int().optional(),
  code: z.string(),
  message: z.string(),
  read: z.string().optional(),
  made: z.string().optional(),
  /** Where it stands for others of its code that are only counted: how many. */
  more: z.number().int().optional(),
});
export type ReadIssue = z.infer<typeof readIssueSchema>;

export const previewRowSchema = z.object({
  line: z.number().int(),
  kind: z.enum(['above', 'header', 'data', 'blank']),
  cells: z.array(z.string()),
});
export type PreviewRow = z.infer<typeof previewRowSchema>;

export const encodingAlternativeSchema = z.object({
  encoding: z.enum(encodings),
  /** Lines that would read differently: of the head until `whole_file`, then of the file. */
  differing_lines: z.number().int(),
  whole_file: z.boolean().optional(),
  /** The first hundred of them. */
  examples: z.array(
    z.object({ line: z.number().int(), column: z.string(), current: z.string(), other: z.string() }),
  ),
});

export type EncodingAlternative = z.infer<typeof encodingAlternativeSchema>;

export const suggestionSchema = z.object({
  target: z.string(),
  confidence: z.number(),
  reason: z.string(),
  /** The columns that are suggested so make one value of the field together, joined by this text. */
  join: z.string().optional(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

export const sourceColumnSchema = z.object({
  index: z.number().int(),
  /** Unique name of the column in a mapping. */
  key: z.string(),
  /** As it stands in the file; may be empty or repeated. */
  header: z.string(),
  samples: z.array(z.string()),
  /** Of the sample: how many cells are empty, how many values differ. */
  empty: z.number().int(),
  distinct: z.number().int(),
  suggestion: suggestionSchema,
  /** What the sample's values would fail with under the suggested target. */
  warnings: z.array(z.string()),
});
export type SourceColumn = z.infer<typeof sourceColumnSchema>;

export const sourceSchema = z.object({
  ...sourceFormatSchema.shape,
  id: z.string(),
  file_name: z.string(),
  byte_size: z.number().int(),
  /** `scanning`: the counts below are estimates until the whole file has been read. */
  status: z.enum(['scanning', 'ready', 'failed']),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  dialect: dialectSchema,
  detected: dialectSchema,
  line_ending: z.enum(lineEndings),
  guesses: z.object({
    encoding: guessSchema,
    delimiter: guessSchema,
    quote: guessSchema,
    header: guessSchema,
    line_ending: guessSchema,
  }),
  encoding_alternative: encodingAlternativeSchema.nullable(),
  preview: z.array(previewRowSchema),
  columns: z.array(sourceColumnSchema),
  issues: z.array(readIssueSchema),
  /** Data rows; null until counted. */
  row_count: z.number().int().nullable(),
  /** Null where no column holds addresses of people's profiles. */
  people: peopleColumnsSchema.nullable(),
  /** The recipe that fits it best, or that was chosen, with what differs from last time. */
  recipe: sourceRecipeSchema.nullable(),
  created_at: isoDateTime,
});
export type Source = z.infer<typeof sourceSchema>;

/** What a caller may override; what is left out stays as detected. */
export const dialectPatchSchema = dialectSchema.omit({ layout: true }).partial();
export type DialectPatch = z.infer<typeof dialectPatchSchema>;

/** How a file is read, and which part of it. */
export const sourcePatchSchema = dialectPatchSchema.extend(partChoiceShape);
export type SourcePatch = z.infer<typeof sourcePatchSchema>;

export const runOptionsSchema = z.strictObject({
  ...importOptionsShape,
  /** Of no effect in a dry run. */
  recipe: recipeChoiceSchema.optional(),
});
export type RunOptions = z.input<typeof runOptionsSchema>;
