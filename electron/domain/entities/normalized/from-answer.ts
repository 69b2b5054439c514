// What a provider said, in the shape of all providers. An answer says most by the fields of a record; what no field holds stands in
// the answer's own part of the shape, or, of providers that know no more than texts, among its facts.
import {
  normalizedVersion,
  type Normalized,
  type NormalizedPart,
} from '../../../../shared/schema/normalized.ts';

type Said = {
  fields?: Readonly<Record<string, unknown>>;
  facts?: Readonly<Record<string, string>>;
  normalized?: NormalizedPart;
};

/** The places of a record's fields; what is not named here (tags, funding) is no part of the shape. */
const fieldPlaces: Readonly<Record<string, readonly [keyof Normalized, string]>> = {
  name: ['identity', 'fullName'],
  fullName: ['identity', 'fullName'],
  firstName: ['identity', 'firstName'],
  lastName: ['identity', 'lastName'],
  birthday: ['identity', 'birthday'],
  description: ['activity', 'description'],
  industry: ['activity', 'industry'],
  jobTitle: ['activity', 'jobTitle'],
  employeeRange: ['size', 'employeeRange'],
  foundationYear: ['size', 'foundationYear'],
  domain: ['contacts', 'domain'],
  countryCode: ['contacts', 'countryCode'],
  addresses: ['contacts', 'addresses'],
  emails: ['contacts', 'emails'],
  phones: ['contacts', 'phones'],
  urls: ['contacts', 'urls'],
  professionalSocialMediaUrl: ['contacts', 'professionalSocialMediaUrl'],
  taxId: ['identifiers', 'taxId'],
};

const factPlaces: Readonly<Record<string, readonly [keyof Normalized, string]>> = {
  legalName: ['identity', 'legalName'],
  legalForm: ['legal', 'legalForm'],
  status: ['legal', 'status'],
  jurisdiction: ['legal', 'jurisdiction'],
  incorporationDate: ['legal', 'incorporationDate'],
  dissolvedOn: ['legal', 'dissolutionDate'],
  registrationNumber: ['identifiers', 'registrationNumber'],
  registrationAuthority: ['identifiers', 'register'],
  lei: ['identifiers', 'lei'],
  vat: ['identifiers', 'vat'],
};

export type KnownNormalized = Normalized & { version: typeof normalizedVersion };

export function normalizedOf({ fields = {}, facts = {}, normalized = {} }: Said): KnownNormalized {
  const sections: Record<string, Record<string, unknown>> = {};
  place(sections, factPlaces, facts);
  place(sections, fieldPlaces, fields);
  const { officers = [], shareholders = [], parents = [], subsidiaries = [] } = normalized;
  return {
    version: normalizedVersion,
    identity: { ...sections['identity'], ...normalized.identity },
    legal: { ...sections['legal'], ...normalized.legal },
    activity: { ...sections['activity'], ...normalized.activity },
    size: { ...sections['size'], ...normalized.size },
    contacts: { ...sections['contacts'], ...normalized.contacts },
    identifiers: { ...sections['identifiers'], ...normalized.identifiers },
    officers,
    shareholders,
    parents,
    subsidiaries,
  };
}

function place(
  sections: Record<string, Record<string, unknown>>,
  places: Readonly<Record<string, readonly [string, string]>>,
  values: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(values)) {
    const found = places[name];
    if (!found || isNothing(value)) continue;
    const [section, key] = found;
    sections[section] = { ...sections[section], [key]: value };
  }
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
