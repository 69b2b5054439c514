// What rules make of a file, before anything is checked or imported.
import { z } from 'zod';
import { dataOf } from '../schema/common.ts';
import { columnDecisionSchema, importRulesSchema } from '../schema/import-rules.ts';
import { mappingSchema } from '../schema/import.ts';
import { defineEndpoint } from './endpoint.ts';

export const columnPreviewSchema = z.object({
  key: z.string(),
  field: z.string(),
  samples: z.array(
    z.object({
      before: z.string(),
      /** As the field would hold it, items parted by `; `; null where it cannot be read. */
      after: z.string().nullable(),
      message: z.string().nullable(),
    }),
  ),
  /** Where cells of the field could mean two things: what the column says of them. */
  decision: columnDecisionSchema.nullable(),
  /** True where every value of the file was looked at. */
  whole_file: z.boolean(),
});
export type ColumnPreview = z.infer<typeof columnPreviewSchema>;

export const previewRules = defineEndpoint({
  name: 'previewRules',
  method: 'POST',
  path: '/v1/import/sources/:sourceId/preview-rules',
  permission: 'read:jobs',
  summary: 'Values of each mapped column before and after the rules, and what decides its dates and amounts.',
  params: z.object({ sourceId: z.string().max(60) }),
  body: z.strictObject({ mapping: mappingSchema.optional(), rules: importRulesSchema.default({}) }),
  answer: dataOf(z.object({ columns: z.array(columnPreviewSchema) })),
});
