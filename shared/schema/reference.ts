// Reference datasets as they stand on the wire: files of a person's own that records are looked up in.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { isoDateTime } from './common.ts';
import { mappingSchema } from './import.ts';

export const referenceStatuses = ['indexing', 'ready', 'failed'] as const;
export type ReferenceStatus = (typeof referenceStatuses)[number];

const name = z.string().trim().min(1).max(200);

export const attachReferenceSchema = z
  .strictObject({
    /** A file on this machine, which is read again when it is indexed anew. */
    path: z.string().min(1).max(4096).optional(),
    /** A file that was sent or chosen as a source of imports; it is copied, and read as the source is. */
    sourceId: z.string().max(60).optional(),
    /** The file's own name unless told. */
    name: name.optional(),
    entity: z.literal('company').default('company'),
    /** A table of a database or a sheet of a workbook; the largest, or the first, unless told. */
    table: z.string().min(1).max(1000).optional(),
    /** As the file suggests unless told. */
    mapping: mappingSchema.optional(),
  })
  .refine((body) => (body.path === undefined) !== (body.sourceId === undefined), {
    error: () => t('Send either path or sourceId, not both and not neither.'),
    path: ['path'],
  });
export type AttachReference = z.output<typeof attachReferenceSchema>;

export const referencePatchSchema = z.strictObject({ name });
export const reindexSchema = z.strictObject({ mapping: mappingSchema.optional() });

export const referenceDatasetSchema = z.object({
  id: z.string(),
  name: z.string(),
  entity: z.enum(['company', 'person']),
  fileName: z.string(),
  /** Null where it was copied. */
  path: z.string().nullable(),
  table: z.string().nullable(),
  /** Column → field; null until it is known. */
  mapping: mappingSchema.nullable(),
  /** While it is indexed anew, it is looked up in as it was. */
  status: z.enum(referenceStatuses),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Of the index that is in use. */
  rowCount: z.number().int().nullable(),
  /** Cells that their fields cannot hold. */
  droppedCount: z.number().int().nullable(),
  indexedAt: isoDateTime.nullable(),
  /** How far the indexing is; null where there is none under way. */
  rowsDone: z.number().int().nullable(),
  createdAt: isoDateTime,
  createdBy: z.string(),
});
export type ReferenceDataset = z.infer<typeof referenceDatasetSchema>;
