// Dry runs once they are there: their rows and diff, and the rows that a person mends or leaves out before importing.
import { z } from 'zod';
import { anyKeyRecord } from '../schema/any-key-record.ts';
import { importedField } from '../schema/field-path.ts';
import { dataOf } from '../schema/common.ts';
import { dryRowSchema, dryRowsQueryShape } from '../schema/dry-run.ts';
import { duplicateKinds, duplicatesSchema } from '../schema/duplicates.ts';
import { cellText, columnKey, rowEditSchema } from '../schema/import-rules.ts';
import { defineEndpoint } from './endpoint.ts';

const sourceParams = z.object({ sourceId: z.string().max(60) });
const rowNumber = z.number().int().min(1);
const dryRunParams = z.object({ dryRunId: z.string().max(60) });

const rowKey = z.string().max(20);
/** As it is asked for: null takes a cell's mend back. */
const rowEditOrder = rowEditSchema.extend({
  cells: anyKeyRecord(columnKey, cellText.nullable()).optional(),
});
export type RowEditOrder = z.infer<typeof rowEditOrder>;
/** Row number → its edit. */
export const rowEditsSchema = anyKeyRecord(rowKey, rowEditSchema);

const sourceEdits = dataOf(
  z.object({
    edits: rowEditsSchema,
    /** All rows with edits, the ones that are not listed included. */
    total: z.number().int(),
  }),
);

export const listDryRunRows = defineEndpoint({
  name: 'listDryRunRows',
  method: 'GET',
  path: '/v1/import/dry-runs/:dryRunId/rows',
  permission: 'read:companies',
  summary: 'Rows of a dry run with their fate and each cell before and after, by position.',
  params: dryRunParams,
  query: z.strictObject({
    ...dryRowsQueryShape,
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: dataOf(
    z.object({
      items: z.array(dryRowSchema),
      /** Rows under the filter. */
      total: z.number().int(),
    }),
  ),
});

export const getDryRunDiff = defineEndpoint({
  name: 'getDryRunDiff',
  method: 'GET',
  path: '/v1/import/dry-runs/:dryRunId/diff.csv',
  permission: 'read:companies',
  summary: 'Every row of a dry run as CSV: its fate, why, and each field before and after.',
  params: dryRunParams,
  answer: z.string(),
});

export const cancelDryRun = defineEndpoint({
  name: 'cancelDryRun',
  method: 'DELETE',
  path: '/v1/import/sources/:sourceId/dry-run',
  permission: 'write:companies',
  summary: 'Stop the dry run of a file that is under way. Nothing was written.',
  params: sourceParams,
  answer: dataOf(z.object({ stopped: z.boolean() })),
});

export const listDuplicates = defineEndpoint({
  name: 'listDuplicates',
  method: 'GET',
  path: '/v1/import/dry-runs/:dryRunId/duplicates',
  permission: 'read:companies',
  summary:
    'Rows and companies that are, or may be, one: by domain or name, registry number, name and country, likeness.',
  params: dryRunParams,
  query: z.strictObject({
    kind: z.enum(duplicateKinds).optional(),
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  answer: dataOf(duplicatesSchema),
});

export const mergeDuplicates = defineEndpoint({
  name: 'mergeDuplicates',
  method: 'POST',
  path: '/v1/import/dry-runs/:dryRunId/merge',
  permission: 'write:companies',
  summary:
    'Make one row of several: it takes each field from the row chosen for it, the others are left out.',
  params: dryRunParams,
  body: z.strictObject({
    survivor: rowNumber,
    rows: z.array(rowNumber).min(2).max(100),
    fields: z.record(importedField, rowNumber).default({}),
  }),
  answer: sourceEdits,
});

export const listRowEdits = defineEndpoint({
  name: 'listRowEdits',
  method: 'GET',
  path: '/v1/import/sources/:sourceId/rows',
  permission: 'read:jobs',
  summary: 'Rows of the file that were mended or left out; the first thousand.',
  params: sourceParams,
  answer: sourceEdits,
});

export const editRows = defineEndpoint({
  name: 'editRows',
  method: 'PATCH',
  path: '/v1/import/sources/:sourceId/rows',
  permission: 'write:companies',
  summary:
    'Mend cells or leave rows out before importing. Cells are added to those mended before; null takes a cell’s mend or a row’s edit back; `clear` all of them first.',
  params: sourceParams,
  body: z.strictObject({
    edits: anyKeyRecord(rowKey, rowEditOrder.nullable()).default({}),
    clear: z.boolean().default(false),
  }),
  answer: sourceEdits,
});
