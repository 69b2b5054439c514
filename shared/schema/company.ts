// The company record as it stands on the wire (camelCase). Limits here are the only place where they are written.
import { z } from 'zod';
import { msg } from '../messages/message.ts';
import { anyKeyRecord } from './any-key-record.ts';
import { actorSchema, isoDateTime, prefixedId } from './common.ts';

export const companyId = prefixedId('com');

export const employeeRanges = [
  '1-10',
  '11-50',
  '51-200',
  '201-500',
  '501-1000',
  '1001-5000',
  '5001-10000',
  '10000+',
] as const;
export type EmployeeRange = (typeof employeeRanges)[number];

export const companyLimits = {
  name: 1000,
  domain: 253,
  description: 5000,
  fundingRaised: 20,
  industry: 1000,
  groups: 100,
  listItems: 20,
  addresses: 500,
  emails: 254,
  phones: 30,
  urls: 2048,
  tags: 100,
  tag: 100,
  taxId: 255,
  externalId: 255,
} as const;

/** Fields that hold several values; the first is the primary. */
export const listFields = ['addresses', 'emails', 'phones', 'urls'] as const;

/** Fields that a person, an import or a script can write, in the order in which they are shown. */
export const companyFields = [
  'name',
  'domain',
  'description',
  'industry',
  'employeeRange',
  'foundationYear',
  'fundingRaised',
  'lastFundingDate',
  'countryCode',
  'addresses',
  'emails',
  'phones',
  'urls',
  'taxId',
  'externalId',
  'tags',
] as const;
export type CompanyField = (typeof companyFields)[number];

/** What a field is called to a person, in English: `t(…)` where the window shows it. */
export const fieldLabels: Record<CompanyField, string> = {
  name: msg('Name'),
  domain: msg('Domain'),
  description: msg('Description'),
  industry: msg('Industry'),
  employeeRange: msg('Employee range'),
  foundationYear: msg('Foundation year'),
  fundingRaised: msg('Funding raised'),
  lastFundingDate: msg('Last funding date'),
  countryCode: msg('Country'),
  addresses: msg('Addresses'),
  emails: msg('Emails'),
  phones: msg('Phones'),
  urls: msg('URLs'),
  taxId: msg('Tax ID'),
  externalId: msg('External ID'),
  tags: msg('Tags'),
};

/** Normalised values of the writable fields: what the store keeps and what the wire gives. */
export type CompanyValues = {
  name: string;
  domain: string | null;
  description: string | null;
  industry: string | null;
  employeeRange: EmployeeRange | null;
  foundationYear: string | null;
  /** Decimal in US dollars, e.g. `"18900000"` or `"1234.50"`. */
  fundingRaised: string | null;
  lastFundingDate: string | null;
  countryCode: string | null;
  addresses: string[];
  emails: string[];
  phones: string[];
  urls: string[];
  taxId: string | null;
  externalId: string | null;
  tags: string[];
};

export const companySchema = z.object({
  id: companyId,
  name: z.string(),
  domain: z.string().nullable(),
  description: z.string().nullable(),
  fundingRaised: z.string().nullable(),
  lastFundingDate: z.string().nullable(),
  industry: z.string().nullable(),
  foundationYear: z.string().nullable(),
  employeeRange: z.enum(employeeRanges).nullable(),
  groups: z.array(z.object({ id: z.string(), name: z.string() })),
  addresses: z.array(z.string()),
  emails: z.array(z.string()),
  phones: z.array(z.string()),
  urls: z.array(z.string()),
  countryCode: z.string().nullable(),
  taxId: z.string().nullable(),
  externalId: z.string().nullable(),
  tags: z.array(z.string()),
  customFieldValues: z.record(z.string(), z.record(z.string(), z.unknown())),
  createdAt: isoDateTime,
  updatedAt: isoDateTime,
  createdBy: actorSchema,
  version: z.number().int(),
});
export type Company = z.infer<typeof companySchema>;

const text = (max: number) => z.string().max(max).nullable();
const list = (max: number, length: number) => z.array(z.string().max(length)).max(max).nullable();

/**
 * The shape of a company in a request. It checks types and lengths; what a value means (a real date, a host name)
 * is decided in electron/domain/companies, in one place for the API and for imports.
 */
export const companyInputSchema = z.strictObject({
  name: z.string().max(companyLimits.name),
  domain: text(2048).optional(),
  description: text(companyLimits.description).optional(),
  fundingRaised: z
    .union([z.number(), z.string().max(companyLimits.fundingRaised)])
    .nullable()
    .optional(),
  lastFundingDate: text(10).optional(),
  industry: text(companyLimits.industry).optional(),
  foundationYear: z
    .union([z.number().int().min(1000).max(2100), z.string().length(4)])
    .nullable()
    .optional(),
  employeeRange: z.enum(employeeRanges).nullable().optional(),
  groups: z
    .array(z.strictObject({ id: prefixedId('grp') }))
    .max(companyLimits.groups)
    .nullable()
    .optional(),
  addresses: list(companyLimits.listItems, companyLimits.addresses).optional(),
  emails: list(companyLimits.listItems, companyLimits.emails).optional(),
  phones: list(companyLimits.listItems, companyLimits.phones).optional(),
  urls: list(companyLimits.listItems, companyLimits.urls).optional(),
  countryCode: text(2).optional(),
  taxId: text(companyLimits.taxId).optional(),
  externalId: text(companyLimits.externalId).optional(),
  tags: list(companyLimits.tags, companyLimits.tag).optional(),
  customFieldValues: anyKeyRecord(z.string(), anyKeyRecord(z.string(), z.unknown())).nullable().optional(),
});
export type CompanyInput = z.input<typeof companyInputSchema>;

export const companyPatchSchema = companyInputSchema.partial();
export type CompanyPatch = z.input<typeof companyPatchSchema>;

/** Columns of the list that can be sorted by; a leading `-` sorts downwards. */
export const companySortFields = [
  'name',
  'domain',
  'description',
  'industry',
  'employeeRange',
  'foundationYear',
  'fundingRaised',
  'lastFundingDate',
  'countryCode',
  'taxId',
  'externalId',
  'createdAt',
  'updatedAt',
] as const;
