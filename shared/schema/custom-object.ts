// Custom objects as they stand on the wire (camelCase): things of the person's own that records refer to, such as a deal or a fund.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';

export const objectId = prefixedId('obj');

export const objectLimits = { name: 1000, type: 200 } as const;

export const customObjectSchema = z.object({
  id: objectId,
  name: z.string(),
  /** What kind of thing it is, in the person's own word. */
  type: z.string().nullable(),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
});
export type CustomObject = z.infer<typeof customObjectSchema>;

const text = (max: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(max)
    .refine((name) => name.isWellFormed(), {
      error: () => t('The text holds half a character (a lone surrogate). Type it again.'),
    });

export const objectInputSchema = z.strictObject({
  name: text(objectLimits.name),
  type: text(objectLimits.type).nullable().optional(),
});
export type ObjectInput = z.output<typeof objectInputSchema>;

export const objectPatchSchema = objectInputSchema.partial();
export type ObjectPatch = z.output<typeof objectPatchSchema>;
