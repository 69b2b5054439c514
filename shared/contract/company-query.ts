// What is asked of a query beside its companies: how many, which values a field has, what a selection adds up to.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { dataOf } from '../schema/common.ts';
import { companyQuerySchema } from '../schema/company-query.ts';
import { defineEndpoint } from './endpoint.ts';

const path = z.string().min(1).max(1200);
const query = companyQuerySchema.default({});
const count = z.number().int();

/** A newer question of the same slot ends an older one, which answers with what was counted so far. */
const slot = z.string().max(100).optional();

/** False where the counting was ended early by a newer question of its slot. */
const complete = z.boolean();

export const countCompanies = defineEndpoint({
  name: 'countCompanies',
  method: 'POST',
  path: '/v1/companies/count',
  permission: 'read:companies',
  summary: 'How many companies a query finds.',
  body: z.strictObject({ query }),
  answer: dataOf(z.object({ count })),
});

/**
 * `value` is what a filter takes (`eq`, `in`), `label` what a person reads. Of a custom object, person or user it is the id.
 */
export const facetValueSchema = z.object({ value: z.string(), label: z.string(), count });

export const facetSchema = z.object({
  field: z.string(),
  /** Companies that meet all conditions but those on this field. */
  count,
  empty: count,
  filled: count,
  /** The most frequent first. Empty where there are too many different ones to count, as with names. */
  values: z.array(facetValueSchema),
  /** How many different values there are; null where there are too many to count. */
  distinct: count.nullable(),
  /** Numbers and dates: a bar counts from `from` up to but without `to`. */
  range: z
    .object({
      min: z.string(),
      max: z.string(),
      bars: z.array(z.object({ from: z.string(), to: z.string(), count })),
    })
    .nullable(),
});
export type Facet = z.infer<typeof facetSchema>;

export const facetCompanies = defineEndpoint({
  name: 'facetCompanies',
  method: 'POST',
  path: '/v1/companies/facets',
  permission: 'read:companies',
  summary:
    'The values of fields and how often each occurs among the companies of a query, leaving out the conditions on the field itself. ' +
    'Beside fields it takes length:{path} and source:{path}, the kind of source that a value came from; filters and sorts take them too.',
  body: z.strictObject({
    query,
    fields: z.array(path).min(1).max(40),
    /** Values of each field. */
    limit: z.number().int().min(0).max(500).default(50),
    slot,
  }),
  answer: dataOf(z.object({ count, complete, facets: z.array(facetSchema) })),
});

export const summarySchema = z.object({
  field: z.string(),
  filled: count,
  empty: count,
  /** Numbers only, exact; `avg` to six decimals. */
  sum: z.string().nullable(),
  avg: z.string().nullable(),
  /** Numbers and dates. */
  min: z.string().nullable(),
  max: z.string().nullable(),
});

export const summarizeCompanies = defineEndpoint({
  name: 'summarizeCompanies',
  method: 'POST',
  path: '/v1/companies/summary',
  permission: 'read:companies',
  summary:
    'Counts and sums of fields over all companies of a query, over rows of its list, or over named companies.',
  body: z
    .strictObject({
      query,
      /** Positions in the list of the query: from … up to but without to. */
      rows: z
        .array(z.tuple([z.number().int().min(0), z.number().int().min(0)]))
        .max(1000)
        .optional(),
      ids: z.array(z.string().max(60)).max(10_000).optional(),
      fields: z.array(path).min(1).max(300),
      slot,
    })
    .refine(({ rows, ids }) => rows === undefined || ids === undefined, {
      path: ['ids'],
      error: () => t('Send rows or ids, not both.'),
    }),
  answer: dataOf(z.object({ count, complete, fields: z.array(summarySchema) })),
});

export const suggestCompanyValues = defineEndpoint({
  name: 'suggestCompanyValues',
  method: 'GET',
  path: '/v1/companies/values',
  permission: 'read:companies',
  summary: 'Values that a field already has and that begin with a prefix, the most frequent first.',
  query: z.strictObject({
    field: path,
    prefix: z.string().max(200).default(''),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  answer: dataOf(z.object({ values: z.array(facetValueSchema) })),
});
