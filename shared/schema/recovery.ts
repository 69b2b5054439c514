// What is told of a damaged store: what is wrong, what can be saved from where, what a recovery did.
import { z } from 'zod';
import { isoDateTime } from './common.ts';

/** `salvage`: every row that can be read; `restore`: a backup; `open-as-it-is`: what another program wrote; `start-empty`: nothing. */
export const recoveryActions = ['salvage', 'restore', 'open-as-it-is', 'start-empty'] as const;
export type RecoveryAction = (typeof recoveryActions)[number];

export const tableReportSchema = z.object({
  table: z.string(),
  saved: z.number().int(),
  /** Rows that were there and could not be read or not be trusted; null where nothing says how many. */
  lost: z.number().int().nullable(),
  /** Of the lost, those that could be read but not be trusted. They are written to a file beside the damaged store. */
  doubtful: z.number().int(),
});
export type TableReport = z.infer<typeof tableReportSchema>;

export const backupSchema = z.object({
  /** Its name, which `restore` takes. */
  name: z.string(),
  path: z.string(),
  byteSize: z.number().int(),
  madeAt: isoDateTime,
  /** Null where it cannot be read, and so cannot be restored. */
  companies: z.number().int().nullable(),
});
export type Backup = z.infer<typeof backupSchema>;

export const changedOutsideSchema = z.object({
  /** When Rowbench closed the store. */
  since: isoDateTime,
  /** Pages that are not what they were then. */
  pages: z.number().int(),
  /** In the store as it is; null where it cannot be opened so. */
  companies: z.number().int().nullable(),
  /** Why it cannot be opened as it is; null where SQLite's own check and all of Rowbench's hold. */
  obstacle: z.string().nullable(),
});
export type ChangedOutside = z.infer<typeof changedOutsideSchema>;

export const recoveryReportSchema = z.object({
  action: z.enum(recoveryActions),
  /** Where the damaged files are now. */
  keptIn: z.string(),
  finishedAt: isoDateTime,
  companies: z.number().int(),
  /** Empty for anything but a salvage. */
  tables: z.array(tableReportSchema),
  /** File with the rows that could be read but not be trusted. */
  doubtfulFile: z.string().nullable(),
  /** The backup that was restored. */
  backup: z.string().nullable(),
});
export type RecoveryReport = z.infer<typeof recoveryReportSchema>;

const damageSchema = z.object({
  problem: z.string(),
  foundAt: isoDateTime,
  storeFile: z.string(),
  byteSize: z.number().int(),
});

export const recoveryStatusSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  /** Nothing has been done yet. `salvageable` is null while the store is being looked through. */
  z.object({
    state: z.literal('damaged'),
    damage: damageSchema,
    /** Where the damaged files will be kept, whatever is chosen. */
    keptIn: z.string(),
    salvageable: z.array(tableReportSchema).nullable(),
    /** Of a store that was written to while Rowbench was closed; null where nothing says so, and until it was looked through. */
    changedOutside: changedOutsideSchema.nullable(),
    backups: z.array(backupSchema),
    /** Why the last attempt came to nothing. */
    failure: z.string().nullable(),
  }),
  z.object({
    state: z.literal('working'),
    damage: damageSchema,
    action: z.enum(recoveryActions),
    /** Table that is being read. */
    table: z.string().nullable(),
    share: z.number(),
  }),
  z.object({ state: z.literal('done'), report: recoveryReportSchema }),
]);
export type RecoveryStatus = z.infer<typeof recoveryStatusSchema>;
