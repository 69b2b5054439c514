// Which values of a record are its profile, and where each is kept: those that a record has a field for in that field, the others as
// facts. Name, domain, ids of other systems, tags, groups, custom values and funding are the record's own and no part of it.
import type { CompanyField } from '../../../shared/schema/company.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { PersonField } from '../../../shared/schema/person.ts';
import { profileKey, type FieldKey } from '../../store/field-key.ts';
import type { PersonKey } from '../../store/person-row.ts';

const companyProfileFields = [
  'description',
  'industry',
  'employeeRange',
  'foundationYear',
  'countryCode',
  'addresses',
  'emails',
  'phones',
  'urls',
  'taxId',
] as const satisfies readonly CompanyField[];

const personProfileFields = [
  'jobTitle',
  'birthday',
  'description',
  'emails',
  'phones',
  'addresses',
  'urls',
  'professionalSocialMediaUrl',
] as const satisfies readonly PersonField[];

/** Fields of the record that are part of its profile, in the order in which they are shown. */
export const profileFields: Readonly<Record<EntityType, readonly string[]>> = {
  company: companyProfileFields,
  person: personProfileFields,
};

/** What the record keeps a profile's key under. */
export const recordKeyOf = (entity: EntityType, key: string): FieldKey | PersonKey =>
  profileFields[entity].includes(key) ? (key as FieldKey) : profileKey(key);
