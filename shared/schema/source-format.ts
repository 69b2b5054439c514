// What kind of file a source is, beside how its text reads: which archive, which workbook, which sheet of it.
import { z } from 'zod';

export const sourceFormats = ['delimited', 'xlsx', 'ods', 'json', 'jsonl'] as const;
export type SourceFormat = (typeof sourceFormats)[number];

export const sheetSchema = z.object({
  name: z.string(),
  /** Rows that hold something, the header included. */
  rows: z.number().int(),
  hidden: z.boolean(),
});
export type Sheet = z.infer<typeof sheetSchema>;

export const sourceFormatSchema = z.object({
  format: z.enum(sourceFormats),
  compression: z.enum(['gzip', 'zip']).nullable(),
  /** The file in the archive that is read; null where the file is no archive of files. */
  entry: z.string().nullable(),
  /** All files of the archive that one could choose. */
  entries: z.array(z.string()),
  /** The sheet that is read; null where the file has no sheets. */
  sheet: z.string().nullable(),
  sheets: z.array(sheetSchema),
});
export type SourceFormatFacts = z.infer<typeof sourceFormatSchema>;

/** Which part of a file is the table. */
export const partChoiceShape = {
  /** Name of a workbook's sheet. */
  sheet: z.string().min(1).max(1000).optional(),
  /** Name of a file in the archive, as `entries` lists it. */
  entry: z.string().min(1).max(4000).optional(),
};
export type PartChoice = { sheet?: string | undefined; entry?: string | undefined };

export const plainFormat: SourceFormatFacts = {
  format: 'delimited',
  compression: null,
  entry: null,
  entries: [],
  sheet: null,
  sheets: [],
};
