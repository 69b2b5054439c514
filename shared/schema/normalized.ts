// What providers say of an entity in one shape, whatever theirs is: docs/normalized.md. A change of meaning raises the version.
// Values are in the form in which a PATCH takes them; days are YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.
import { z } from 'zod';
import { entityTypes } from './enrichment.ts';

export const normalizedVersion = 1;

export const longestText = 5000;
const text = z.string().min(1).max(longestText);
const day = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

const addressSchema = z.object({
  /** As it is written on an envelope, in one line. */
  text: text.optional(),
  street: text.optional(),
  city: text.optional(),
  region: text.optional(),
  postalCode: text.optional(),
  countryCode: text.optional(),
});
export type Address = z.infer<typeof addressSchema>;

/** What an entity is known by elsewhere. */
const identifiersSchema = z.object({
  registrationNumber: text.optional(),
  /** Such as `Companies House`. */
  register: text.optional(),
  taxId: text.optional(),
  vat: text.optional(),
  lei: text.optional(),
  pdlId: text.optional(),
});
export type Identifiers = z.infer<typeof identifiersSchema>;

/** Somebody or something that an entity is related to. */
const partySchema = z.object({
  entity: z.enum(entityTypes),
  name: text,
  countryCode: text.optional(),
  identifiers: identifiersSchema.optional(),
  from: day.optional(),
  /** It is over since. */
  to: day.optional(),
});

/** Percent; two where only a range is known, as "over 25, up to 50". */
const share = z.number().min(0).max(100);

const officerSchema = partySchema.extend({ role: text });
const shareholderSchema = partySchema.extend({ share: share.optional(), shareUpTo: share.optional() });
const relativeSchema = partySchema.extend({ share: share.optional(), isUltimate: z.boolean().optional() });
export type Officer = z.infer<typeof officerSchema>;
export type Shareholder = z.infer<typeof shareholderSchema>;
export type Relative = z.infer<typeof relativeSchema>;

export const normalizedSchema = z.object({
  identity: z
    .object({
      /** What it is called: the name of the record follows it unless told otherwise. */
      fullName: text,
      firstName: text,
      lastName: text,
      legalName: text,
      tradingNames: z.array(text),
      previousNames: z.array(text),
      birthday: day,
    })
    .partial(),
  legal: z
    .object({
      legalForm: text,
      /** As the register words it, such as `active`, `dissolved`. */
      status: text,
      incorporationDate: day,
      dissolutionDate: day,
      jurisdiction: text,
      registeredAddress: addressSchema,
    })
    .partial(),
  activity: z
    .object({
      description: text,
      industry: text,
      jobTitle: text,
      codes: z.array(z.object({ scheme: text, code: text, label: text.optional() })),
      tags: z.array(text),
    })
    .partial(),
  size: z
    .object({
      employeeRange: text,
      employees: z.number().int().min(0),
      foundationYear: text,
      fundingRaised: text,
      lastFundingDate: text,
    })
    .partial(),
  contacts: z
    .object({
      domain: text,
      countryCode: text,
      addresses: z.array(text),
      emails: z.array(text),
      phones: z.array(text),
      urls: z.array(text),
      professionalSocialMediaUrl: text,
    })
    .partial(),
  /** `externalId`: what another system knows it by. */
  identifiers: identifiersSchema.extend({ externalId: text.optional() }),
  officers: z.array(officerSchema),
  shareholders: z.array(shareholderSchema),
  parents: z.array(relativeSchema),
  subsidiaries: z.array(relativeSchema),
});

/** Of one provider; what it does not know is absent. */
export type Normalized = z.infer<typeof normalizedSchema>;
export type NormalizedPart = { [Section in keyof Normalized]?: Normalized[Section] | undefined };
