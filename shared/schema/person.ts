// The person record as it stands on the wire (camelCase). Lists, groups and custom values follow the rules of companies.
import { z } from 'zod';
import { msg, t } from '../messages/message.ts';
import { anyKeyRecord } from './any-key-record.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';
import { companyId, companyLimits } from './company.ts';
import { companyQueryParams } from './company-query-params.ts';

export const personId = prefixedId('per');

export const personLimits = {
  ...companyLimits,
  firstName: 255,
  lastName: 255,
  fullName: 1000,
  jobTitle: 1000,
  /** Companies of one person. */
  companies: 100,
  professionalSocialMediaUrl: 2048,
} as const;

/** Fields that a person or a script can write, in the order in which they are shown. */
export const personFields = [
  'fullName',
  'firstName',
  'lastName',
  'jobTitle',
  'companies',
  'emails',
  'phones',
  'addresses',
  'urls',
  'professionalSocialMediaUrl',
  'birthday',
  'description',
] as const;
export type PersonField = (typeof personFields)[number];

/** What a field is called to a person, in English: `t(…)` where the window shows it. */
export const personFieldLabels: Record<PersonField, string> = {
  fullName: msg('Name'),
  firstName: msg('First name'),
  lastName: msg('Last name'),
  jobTitle: msg('Job title'),
  companies: msg('Companies'),
  emails: msg('Emails'),
  phones: msg('Phones'),
  addresses: msg('Addresses'),
  urls: msg('URLs'),
  professionalSocialMediaUrl: msg('Profile'),
  birthday: msg('Birthday'),
  description: msg('Description'),
};

/** Normalised values of the writable fields, as the store keeps them. */
export type PersonValues = {
  fullName: string;
  firstName: string | null;
  lastName: string | null;
  jobTitle: string | null;
  /** Public ids of companies. */
  companies: string[];
  emails: string[];
  phones: string[];
  addresses: string[];
  urls: string[];
  professionalSocialMediaUrl: string | null;
  birthday: string | null;
  description: string | null;
};

const named = z.object({ id: z.string(), name: z.string() });

export const personSchema = z.object({
  id: personId,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  fullName: z.string(),
  description: z.string().nullable(),
  birthday: z.string().nullable(),
  jobTitle: z.string().nullable(),
  companies: z.array(named),
  groups: z.array(named),
  addresses: z.array(z.string()),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  urls: z.array(z.string()),
  professionalSocialMediaUrl: z.string().nullable(),
  customFieldValues: z.record(z.string(), z.record(z.string(), z.unknown())),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
  version: z.number().int(),
});
export type Person = z.infer<typeof personSchema>;

const text = (max: number) => z.string().max(max).nullable().optional();
const list = (length: number) =>
  z.array(z.string().max(length)).max(personLimits.listItems).nullable().optional();

/** Types and lengths; what a value means is decided in electron/domain/people. */
export const personInputSchema = z.strictObject({
  firstName: text(personLimits.firstName),
  lastName: text(personLimits.lastName),
  /** First and last name, unless sent. */
  fullName: text(personLimits.fullName),
  description: text(personLimits.description),
  birthday: text(10),
  jobTitle: text(personLimits.jobTitle),
  companies: z
    .array(z.strictObject({ id: companyId }))
    .max(personLimits.companies)
    .nullable()
    .optional(),
  groups: z
    .array(z.strictObject({ id: prefixedId('grp') }))
    .max(personLimits.groups)
    .nullable()
    .optional(),
  addresses: list(personLimits.addresses),
  emails: list(personLimits.emails),
  phones: list(personLimits.phones),
  urls: list(personLimits.urls),
  professionalSocialMediaUrl: text(personLimits.professionalSocialMediaUrl),
  customFieldValues: anyKeyRecord(z.string(), anyKeyRecord(z.string(), z.unknown())).nullable().optional(),
});
export type PersonInput = z.input<typeof personInputSchema>;

/** The same: nothing alone is required, see `fullName`. */
export type PersonPatch = PersonInput;

/** Beside custom fields. */
export const personSortFields = [...personFields, 'groups', 'createdAt', 'updatedAt', 'createdBy', 'version'];

export const personQueryParams = {
  filter: companyQueryParams.filter,
  combinator: companyQueryParams.combinator,
  sort: z
    .string()
    .max(1200)
    .refine((sort) => /^-?custom:./.test(sort) || personSortFields.includes(sort.replace(/^-/, '')), {
      error: () =>
        t('Sort by one of {fields} or "{form}"; put "-" before it to sort downwards.', {
          fields: personSortFields.join(', '),
          form: 'custom:{groupId}:{fieldName}',
        }),
    })
    .optional(),
  /** Each word must begin a word somewhere in the person. */
  q: z.string().max(500).optional(),
};
