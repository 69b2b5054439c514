// A person's own source of data (the provider `http-json`): what it can be asked by, what can be taken from it, and how it is
// tried on one record before it is saved.
import { z } from 'zod';
import { companyFields } from './company.ts';
import { personFields } from './person.ts';

/** What an address or a body may name in braces; of a list the first. */
export const templateKeys = [
  'name',
  'countryCode',
  'domain',
  'taxId',
  'externalId',
  'emails',
  'phones',
  'professionalSocialMediaUrl',
  'fullName',
  'companyName',
  'companyDomain',
] as const;
export type TemplateKey = (typeof templateKeys)[number];

/** Those that stand in an answer as text; a person's companies are records. */
export const mappedFields = {
  company: companyFields,
  person: personFields.filter((field) => field !== 'companies'),
};

/** `recordId` or `input` says what is looked up; both: `input` outranks what the record says. Nothing of it is kept. */
export const trySourceSchema = z.strictObject({
  /** As it would be sent as `config` of the provider. */
  config: z.unknown(),
  /** Absent: the key that is kept. */
  key: z.string().trim().min(1).max(10_000).optional(),
  /** It is on this machine or in its network; absent: as it is set. */
  isLocal: z.boolean().optional(),
  recordId: z.string().max(60).optional(),
  input: z.partialRecord(z.enum(templateKeys), z.string().trim().min(1).max(2048)).optional(),
});
export type TrySource = z.output<typeof trySourceSchema>;

/** `found`: the first values, as they came; `value`: what the field would get; `problem`: why it gets nothing. */
const triedPathSchema = z.object({
  field: z.string(),
  path: z.string(),
  found: z.array(z.unknown()),
  value: z.unknown(),
  problem: z.string().nullable(),
});

export const triedSourceSchema = z.object({
  /** What went out, with `[key]` for the key; null where nothing did. */
  asked: z
    .object({
      method: z.enum(['GET', 'POST']),
      url: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown(),
    })
    .nullable(),
  /** Of HTTP; null where no answer came. */
  status: z.number().int().nullable(),
  ms: z.number().int(),
  /** What came, as JSON; null also where it is too large to be shown. */
  raw: z.unknown(),
  isRawLeftOut: z.boolean(),
  outcome: z.enum(['matched', 'no_match', 'failed']),
  /** Why it failed. */
  message: z.string().nullable(),
  /** What `match` found; null where there is no such setting, or nothing to look in. */
  match: z.object({ path: z.string(), found: z.array(z.unknown()), isMatch: z.boolean() }).nullable(),
  /** What each mapping gave, those to facts after those to fields. */
  fields: z.array(triedPathSchema),
});
export type TriedSource = z.infer<typeof triedSourceSchema>;
