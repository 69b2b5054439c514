// Shapes that several resources share.
import { z } from 'zod';
import { t } from '../messages/message.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** An id such as `com_` + UUID, 40 characters. */
export const prefixedId = (prefix: string) =>
  z.string().regex(new RegExp(`^${prefix}_${uuid.source}$`), {
    error: () => t('Expected an id of the form {form}.', { form: `${prefix}_<UUID>` }),
  });

export const isoDateTime = z.iso.datetime();

export const actorSchema = z.object({
  id: z.string(),
  fullName: z.string(),
  email: z.string().nullable(),
});
export type Actor = z.infer<typeof actorSchema>;

export const paginationSchema = z.object({ nextLink: z.string().optional() });

export const dataOf = <T extends z.ZodType>(data: T) =>
  z.object({ data, deprecations: z.array(z.string()).optional() });

export const listOf = <T extends z.ZodType>(item: T) =>
  dataOf(z.object({ items: z.array(item), pagination: paginationSchema }));

export const deletedSchema = dataOf(z.object({ id: z.string() }));

export const cursorQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2000).optional(),
};
