// Where the fields of a record stand in the shape of all providers: the one map between the two, read in both directions.
import { companyFields, type CompanyField } from './company.ts';
import type { EntityType } from './enrichment.ts';
import type { Normalized, NormalizedPart } from './normalized.ts';
import { personFields, type PersonField } from './person.ts';

/** A person's companies are records; providers name them in no field. */
export type PlacedField = CompanyField | Exclude<PersonField, 'companies'>;
export type PlacedFields = Partial<Record<PlacedField, unknown>>;

type Section = 'identity' | 'activity' | 'size' | 'contacts' | 'identifiers';
type Place = { [S in Section]: readonly [S, keyof Normalized[S]] }[Section];

const places: Readonly<Record<PlacedField, Place>> = {
  name: ['identity', 'fullName'],
  fullName: ['identity', 'fullName'],
  firstName: ['identity', 'firstName'],
  lastName: ['identity', 'lastName'],
  birthday: ['identity', 'birthday'],
  description: ['activity', 'description'],
  industry: ['activity', 'industry'],
  jobTitle: ['activity', 'jobTitle'],
  tags: ['activity', 'tags'],
  employeeRange: ['size', 'employeeRange'],
  foundationYear: ['size', 'foundationYear'],
  fundingRaised: ['size', 'fundingRaised'],
  lastFundingDate: ['size', 'lastFundingDate'],
  domain: ['contacts', 'domain'],
  countryCode: ['contacts', 'countryCode'],
  addresses: ['contacts', 'addresses'],
  emails: ['contacts', 'emails'],
  phones: ['contacts', 'phones'],
  urls: ['contacts', 'urls'],
  professionalSocialMediaUrl: ['contacts', 'professionalSocialMediaUrl'],
  taxId: ['identifiers', 'taxId'],
  externalId: ['identifiers', 'externalId'],
};

export const isPlacedField = (field: string): field is PlacedField => Object.hasOwn(places, field);

/** Of each kind of record. */
export const placedFields: Readonly<Record<EntityType, readonly PlacedField[]>> = {
  company: companyFields,
  person: personFields.filter((field) => field !== 'companies'),
};

/** What of it a record has fields for, by field; what is empty is absent. */
export function fieldsIn(entity: EntityType, said: NormalizedPart): PlacedFields {
  return Object.fromEntries(
    placedFields[entity].flatMap((field) => {
      const [section, key] = places[field];
      const value = (said[section] as Readonly<Record<string, unknown>> | undefined)?.[key];
      return isNothing(value) ? [] : [[field, value] as const];
    }),
  );
}

/** What of an answer is offered to a record, by field: what proposals are made of. */
export function offeredFields(
  entity: EntityType,
  { normalized = {}, offers }: { normalized?: NormalizedPart; offers?: readonly PlacedField[] },
): PlacedFields {
  const fields = fieldsIn(entity, normalized);
  if (!offers) return fields;
  return Object.fromEntries(
    offers.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  );
}

/** Of a source that says it by field. `beside`: what it says beyond that, which outranks them. */
export function placeFields(fields: Readonly<PlacedFields>, beside: NormalizedPart = {}): NormalizedPart {
  const sections: Partial<Record<Section, Record<string, unknown>>> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (!isPlacedField(field) || isNothing(value)) continue;
    const [section, key] = places[field];
    (sections[section] ??= {})[key] = value;
  }
  const placed = Object.entries(sections) as [Section, object][];
  return {
    ...beside,
    ...Object.fromEntries(placed.map(([name, said]) => [name, { ...said, ...beside[name] }])),
  };
}

export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
