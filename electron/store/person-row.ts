// Where a person's SQL row and the record meet; nowhere else are both spellings known.
import type { PersonField, PersonValues } from '../../shared/schema/person.ts';
import { formatId } from '../lib/ids.ts';
import { listFromSql, listToSql } from './company-row.ts';
import {
  isExtraKey,
  type CustomKey,
  type ExtraChanges,
  type Extras,
  type FieldKey,
  type ProfileKey,
} from './field-key.ts';
import type { SourceKind } from './origins.ts';

export type PersonKey = PersonField | 'groups' | 'locks' | CustomKey | ProfileKey;

/** Of either kind of record. */
export type RecordKey = FieldKey | PersonKey;

/** Standard values, groups, locks, custom values and facts; those of the last four that are absent are empty. */
export type PersonRecord = PersonValues & Extras;

/** What is not named stays. */
export type PersonChanges = Partial<PersonValues> & ExtraChanges;

/** A person as the store keeps it. `no` is its row, `uuid` its public identity. */
export type StoredPerson = {
  no: number;
  uuid: Buffer;
  values: PersonRecord;
  originKind: SourceKind;
  originRun: string | null;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
  version: number;
};

export type PersonRow = {
  no: number;
  uuid: Buffer;
  full_name: string;
  first_name: string | null;
  last_name: string | null;
  job_title: string | null;
  companies: string | null;
  emails: string | null;
  phones: string | null;
  addresses: string | null;
  urls: string | null;
  professional_url: string | null;
  birthday: string | null;
  description: string | null;
  group_nos: string | null;
  locks: string | null;
  custom: string | null;
  origin_kind: string;
  origin_run: string | null;
  created_at_ms: number;
  created_by: string;
  updated_at_ms: number;
  version: number;
};

export const noPersonValues: PersonValues = {
  fullName: '',
  firstName: null,
  lastName: null,
  jobTitle: null,
  companies: [],
  emails: [],
  phones: [],
  addresses: [],
  urls: [],
  professionalSocialMediaUrl: null,
  birthday: null,
  description: null,
};

export function rowToPerson(row: PersonRow): StoredPerson {
  return {
    no: row.no,
    uuid: row.uuid,
    values: { ...rowToValues(row), ...rowToExtras(row) },
    originKind: row.origin_kind as SourceKind,
    originRun: row.origin_run,
    createdAtMs: row.created_at_ms,
    createdBy: row.created_by,
    updatedAtMs: row.updated_at_ms,
    version: row.version,
  };
}

function rowToValues(row: PersonRow): PersonValues {
  return {
    fullName: row.full_name,
    firstName: row.first_name,
    lastName: row.last_name,
    jobTitle: row.job_title,
    companies: row.companies === null ? [] : (JSON.parse(row.companies) as string[]),
    emails: listFromSql(row.emails),
    phones: listFromSql(row.phones),
    addresses: listFromSql(row.addresses),
    urls: listFromSql(row.urls),
    professionalSocialMediaUrl: row.professional_url,
    birthday: row.birthday,
    description: row.description,
  };
}

function rowToExtras({ group_nos, locks, custom }: PersonRow): Extras {
  return {
    ...(custom === null ? {} : (JSON.parse(custom) as Extras)),
    ...(group_nos === null ? {} : { groups: listFromSql(group_nos).map(Number) }),
    ...(locks === null ? {} : { locks: listFromSql(locks) as FieldKey[] }),
  };
}

export const personColumns = [
  'full_name',
  'first_name',
  'last_name',
  'job_title',
  'companies',
  'emails',
  'phones',
  'addresses',
  'urls',
  'professional_url',
  'birthday',
  'description',
  'group_nos',
  'locks',
  'custom',
] as const;

/** In the order of `personColumns`. */
export function personToSql(values: PersonRecord): (string | null)[] {
  const custom = Object.entries(values).filter(([key]) => isExtraKey(key));
  return [
    values.fullName,
    values.firstName,
    values.lastName,
    values.jobTitle,
    values.companies.length === 0 ? null : JSON.stringify(values.companies),
    listToSql(values.emails),
    listToSql(values.phones),
    listToSql(values.addresses),
    listToSql(values.urls),
    values.professionalSocialMediaUrl,
    values.birthday,
    values.description,
    listToSql((values.groups ?? []).map(String)),
    listToSql(values.locks ?? []),
    custom.length === 0 ? null : JSON.stringify(Object.fromEntries(custom)),
  ];
}

export const personIdOf = ({ uuid }: Pick<StoredPerson, 'uuid'>): string => formatId('per', uuid);
