// A saved view of the list of companies as it stands on the wire (camelCase): which companies in which order, which columns, which
// facets beside them. Limits here are the only place where they are written.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';
import { companyQuerySchema } from './company-query.ts';

export const viewId = prefixedId('vie');

export const viewLimits = {
  name: 200,
  views: 200,
  columns: 2000,
  facets: 40,
  /** Characters of everything that a view says, as JSON. */
  size: 200_000,
} as const;

const path = z.string().min(1).max(1200);

/** In their order. What is not said of a column is as usual. */
export const viewColumnSchema = z.strictObject({
  path,
  /** In pixels. */
  width: z.number().int().min(20).max(2000).optional(),
  hidden: z.boolean().optional(),
  /** It stays in sight when the list is scrolled sideways. */
  frozen: z.boolean().optional(),
});

export const facetForms = ['values', 'range', 'presence'] as const;
/** Values with counts, a histogram, or only how many are empty. */
export type FacetForm = (typeof facetForms)[number];

export const viewFacetSchema = z.strictObject({
  /** A field, `source:{path}` or `length:{path}`. */
  path,
  /** What suits the field unless told. */
  form: z.enum(facetForms).optional(),
  /** The most frequent first unless told. */
  order: z.enum(['count', 'name']).optional(),
  /** Only its name is shown. */
  folded: z.boolean().optional(),
});
export type ViewFacet = z.infer<typeof viewFacetSchema>;

export const rowHeights = [24, 26, 32] as const;

/** What a view says. */
export const viewBodyShape = {
  query: companyQuerySchema,
  columns: z.array(viewColumnSchema).max(viewLimits.columns),
  facets: z.array(viewFacetSchema).max(viewLimits.facets),
  /** In pixels; 26 where it is null. */
  rowHeight: z.literal(rowHeights).nullable(),
};
export type ViewBody = z.infer<z.ZodObject<typeof viewBodyShape>>;

const name = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(viewLimits.name)
  .refine((text) => text.isWellFormed(), {
    error: () => t('The name holds half a character. Type it again.'),
  })
  .refine((text) => !/\p{Cc}/u.test(text), {
    error: () => t('A name stands on one line, without control characters.'),
  });

/** Where it stands among the views, from 0; at the end unless told. */
const position = z.number().int().min(0).max(10_000);

export const viewInputSchema = z.strictObject({
  name,
  query: viewBodyShape.query.default({}),
  columns: viewBodyShape.columns.default([]),
  facets: viewBodyShape.facets.default([]),
  rowHeight: viewBodyShape.rowHeight.default(null),
  position: position.optional(),
});
export type ViewInput = z.output<typeof viewInputSchema>;

/** Each part that is sent replaces the whole of it. */
export const viewPatchSchema = z.strictObject({
  name: name.optional(),
  query: viewBodyShape.query.optional(),
  columns: viewBodyShape.columns.optional(),
  facets: viewBodyShape.facets.optional(),
  rowHeight: viewBodyShape.rowHeight.optional(),
  position: position.optional(),
});
export type ViewPatch = z.output<typeof viewPatchSchema>;

export const viewSchema = z.object({
  id: viewId,
  name: z.string(),
  ...viewBodyShape,
  /** Fields and options that the view names and that were deleted since: they are left out of it until they come back. */
  missing: z.array(z.string()),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
});
export type View = z.infer<typeof viewSchema>;
