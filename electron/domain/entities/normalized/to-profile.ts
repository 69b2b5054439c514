// The one place that maps the shape of all providers to what a record holds: its name, and its profile (docs/entities.md). Values of
// fields are in the form of a PATCH; facts as shared/schema/profile-facts.ts names them. What is not known is absent.
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import type { KnownNormalized } from './from-answer.ts';

export type MappedProfile = Readonly<Record<string, unknown>>;

/** As a register has it, else as it is called; null where the provider says neither. */
export const mappedName = ({ identity }: KnownNormalized): string | null =>
  identity.legalName ?? identity.fullName ?? null;

export const mappedProfile = (entity: EntityType, normalized: KnownNormalized): MappedProfile =>
  known(entity === 'company' ? companyProfile(normalized) : personProfile(normalized));

function companyProfile(from: KnownNormalized): MappedProfile {
  const { identity, legal, activity, size, contacts, identifiers } = from;
  const { taxId, registrationNumber, register, ...others } = identifiers;
  return {
    description: activity.description,
    industry: activity.industry,
    foundationYear: size.foundationYear,
    employeeRange: size.employeeRange,
    countryCode: contacts.countryCode,
    taxId,
    ...reachable(from),
    legalName: identity.legalName,
    tradingName: identity.tradingNames?.join(', '),
    registrationNumber,
    registrationAuthority: register,
    jurisdiction: legal.jurisdiction,
    legalForm: legal.legalForm,
    status: legal.status,
    incorporationDate: legal.incorporationDate,
    dissolutionDate: legal.dissolutionDate,
    registeredAddress: legal.registeredAddress,
    activityCodes: activity.codes,
    employeeCount: size.employees,
    officers: from.officers,
    shareholders: from.shareholders,
    identifiers: others,
  };
}

function personProfile(from: KnownNormalized): MappedProfile {
  const { identity, activity, contacts, identifiers } = from;
  return {
    description: activity.description,
    birthday: identity.birthday,
    jobTitle: activity.jobTitle,
    ...reachable(from),
    professionalSocialMediaUrl: contacts.professionalSocialMediaUrl,
    identifiers,
  };
}

const reachable = ({ contacts: { addresses, emails, phones, urls } }: KnownNormalized): MappedProfile => ({
  addresses,
  emails,
  phones,
  urls,
});

/** Without what is empty, at any depth. */
function known(profile: MappedProfile): MappedProfile {
  return Object.fromEntries(
    Object.entries(profile).flatMap(([name, value]) => {
      const kept = withoutNothing(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

function withoutNothing(value: unknown): unknown {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(withoutNothing);
  if (typeof value !== 'object') return value;
  const inner = known(value as MappedProfile);
  return Object.keys(inner).length === 0 ? undefined : inner;
}
