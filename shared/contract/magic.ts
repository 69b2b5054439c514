// Templates of magic fields, tried before they are kept.
import { z } from 'zod';
import { companyId } from '../schema/company.ts';
import { dataOf } from '../schema/common.ts';
import { customFieldLimits, groupId } from '../schema/custom-field.ts';
import { defineEndpoint } from './endpoint.ts';

export const templatePreviewSchema = z.object({
  /** What is wrong with the template itself; null where it may be kept. */
  issue: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Paths of the fields that it reads. */
  inputs: z.array(z.string()),
  /** What it makes of the company; null where it makes nothing. */
  value: z.string().nullable(),
  /** Why it makes nothing of this company, where that is a fault. */
  reason: z.string().nullable(),
});
export type TemplatePreview = z.infer<typeof templatePreviewSchema>;

export const previewTemplate = defineEndpoint({
  name: 'previewTemplate',
  method: 'POST',
  path: '/v1/magic-templates/preview',
  permission: 'read:companies',
  summary:
    'What a template of a magic field would make of a company, or why it cannot be kept. Nothing is written.',
  body: z.strictObject({
    groupId,
    template: z.string().max(customFieldLimits.template),
    /** One to try it with; without it only the template is looked at. */
    companyId: companyId.optional(),
  }),
  answer: dataOf(templatePreviewSchema),
});
