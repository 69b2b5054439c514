// What the shape of all providers means for a record's name and profile (docs/entities.md). Values of fields are in the form of a PATCH;
// facts as shared/schema/profile-facts.ts names them. What is not known is absent.
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { fieldsIn } from '../../../../shared/schema/field-places.ts';
import { profileFields } from '../profile-keys.ts';
import type { KnownNormalized } from './from-answer.ts';

export type MappedProfile = Readonly<Record<string, unknown>>;

/** As a register has it, else as it is called; null where the provider says neither. */
export const mappedName = ({ identity }: KnownNormalized): string | null =>
  identity.legalName ?? identity.fullName ?? null;

/** A record's own fields by the map of all fields, and what the profile holds beyond them. */
export const mappedProfile = (entity: EntityType, normalized: KnownNormalized): MappedProfile =>
  known({
    ...fieldsOfProfile(entity, normalized),
    ...(entity === 'company' ? companyFacts(normalized) : personFacts(normalized)),
  });

function fieldsOfProfile(entity: EntityType, normalized: KnownNormalized): MappedProfile {
  const fields: MappedProfile = fieldsIn(entity, normalized);
  return Object.fromEntries(profileFields[entity].map((field) => [field, fields[field]]));
}

function companyFacts(from: KnownNormalized): MappedProfile {
  const { identity, legal, activity, size, identifiers } = from;
  const { taxId: _field, externalId: _own, registrationNumber, register, ...others } = identifiers;
  return {
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

const personFacts = ({ identifiers }: KnownNormalized): MappedProfile => ({ identifiers });

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
