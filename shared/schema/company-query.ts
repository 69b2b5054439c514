// Which companies, in which order: one query as data for lists, windows, facets, counts, bulk edits, views and exports.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import { companySortFields } from './company.ts';
import { isoDateTime } from './common.ts';
import { filterSchema, type FilterNode } from './company-filter.ts';

export const sourceKinds = [
  'person',
  'script',
  'import',
  'provider',
  'refresh',
  'sync',
  'undo',
  'magic',
] as const;

/** The present value of `field` (of any field without it) came from such a source. */
export const sourceConditionSchema = z
  .strictObject({
    kind: z.enum(sourceKinds).optional(),
    /** The import, batch, refresh or step. */
    run: z.string().max(60).optional(),
    /** The user, API key or provider. */
    actor: z.string().max(100).optional(),
    field: z.string().max(1200).optional(),
    after: isoDateTime.optional(),
    before: isoDateTime.optional(),
  })
  .refine((source) => Object.values(source).some((value) => value !== undefined), {
    error: () => t('Say at least one of kind, run, actor, field, after, before.'),
  });
export type SourceCondition = z.infer<typeof sourceConditionSchema>;

/** Standard fields that a list can be sorted by, beside `groups` and every custom field. */
export const sortFields = [
  ...companySortFields,
  'addresses',
  'emails',
  'phones',
  'urls',
  'tags',
  'groups',
  'createdBy',
  'version',
] as const;

/** Custom fields, and what is told of a field: `source:{path}`, `length:{path}`. */
const otherPath = /^(custom|source|length):./;

export const sortSchema = z
  .string()
  .max(1200)
  .refine(
    (sort) => {
      const path = sort.replace(/^-/, '');
      return otherPath.test(path) || (sortFields as readonly string[]).includes(path);
    },
    {
      error: () =>
        t('Sort by one of {fields} or "{form}"; put "-" before it to sort downwards.', {
          fields: sortFields.join(', '),
          form: 'custom:{groupId}:{fieldName}',
        }),
    },
  );

export const companyQueryShape = {
  filter: filterSchema.optional(),
  /** A path, with `-` before it downwards; the order of creation without one. */
  sort: sortSchema.optional(),
  /** Full text: each word must begin a word somewhere in the company. */
  q: z.string().max(500).optional(),
  /** Only companies that this import created or updated. */
  importJob: z.string().max(60).optional(),
  source: sourceConditionSchema.optional(),
  /** Companies with a locked field, or none; or those in which this field is locked. */
  locked: z.union([z.boolean(), z.string().max(1200)]).optional(),
};

export const companyQuerySchema = z.strictObject(companyQueryShape);

export type CompanyQuery = {
  filter?: FilterNode | undefined;
  sort?: string | undefined;
  q?: string | undefined;
  importJob?: string | undefined;
  source?: SourceCondition | undefined;
  locked?: boolean | string | undefined;
};
