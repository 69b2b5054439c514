// Where a company's SQL row and its record meet; nowhere else are both spellings known.
import type { CompanyValues, EmployeeRange } from '../../shared/schema/company.ts';
import { formatId } from '../lib/ids.ts';
import { isExtraKey, type Extras, type FieldKey } from './field-key.ts';
import type { SourceKind } from './origins.ts';

/** Standard values, groups, locks, custom values and facts; those of the last four that are absent are empty. */
export type RecordValues = CompanyValues & Extras;

/** A company as the store keeps it. `no` is its row, `uuid` its public identity. */
export type StoredCompany = {
  no: number;
  uuid: Buffer;
  values: RecordValues;
  originKind: SourceKind;
  originRun: string | null;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
  version: number;
};

export type CompanyRow = {
  no: number;
  uuid: Buffer;
  name: string;
  name_key: string;
  domain: string | null;
  description: string | null;
  industry: string | null;
  employee_range: string | null;
  foundation_year: number | null;
  funding_raised: string | null;
  last_funding_date: string | null;
  country_code: string | null;
  addresses: string | null;
  emails: string | null;
  phones: string | null;
  urls: string | null;
  tax_id: string | null;
  external_id: string | null;
  tags: string | null;
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

export const noValues: Omit<CompanyValues, 'name'> = {
  domain: null,
  description: null,
  industry: null,
  employeeRange: null,
  foundationYear: null,
  fundingRaised: null,
  lastFundingDate: null,
  countryCode: null,
  addresses: [],
  emails: [],
  phones: [],
  urls: [],
  taxId: null,
  externalId: null,
  tags: [],
};

export const listFromSql = (stored: string | null): string[] => {
  if (stored === null) return [];
  return stored.startsWith('[') ? (JSON.parse(stored) as string[]) : [stored];
};
/** One item, as nearly every list has, stands as it is: quoting it would cost a big import more than parsing it did. */
export function listToSql(list: readonly string[]): string | null {
  if (list.length === 0) return null;
  const [only = ''] = list;
  return list.length === 1 && !only.startsWith('[') ? only : JSON.stringify(list);
}

export function rowToStored(row: CompanyRow): StoredCompany {
  return {
    no: row.no,
    uuid: row.uuid,
    values: Object.assign(rowToValues(row), rowToExtras(row)),
    originKind: row.origin_kind as SourceKind,
    originRun: row.origin_run,
    createdAtMs: row.created_at_ms,
    createdBy: row.created_by,
    updatedAtMs: row.updated_at_ms,
    version: row.version,
  };
}

function rowToValues(row: CompanyRow): CompanyValues {
  return {
    name: row.name,
    domain: row.domain,
    description: row.description,
    industry: row.industry,
    employeeRange: row.employee_range as EmployeeRange | null,
    foundationYear: row.foundation_year === null ? null : String(row.foundation_year),
    fundingRaised: row.funding_raised,
    lastFundingDate: row.last_funding_date,
    countryCode: row.country_code,
    addresses: listFromSql(row.addresses),
    emails: listFromSql(row.emails),
    phones: listFromSql(row.phones),
    urls: listFromSql(row.urls),
    taxId: row.tax_id,
    externalId: row.external_id,
    tags: listFromSql(row.tags),
  };
}

function rowToExtras({ group_nos, locks, custom }: CompanyRow): Extras {
  if (group_nos === null && locks === null && custom === null) return {};
  const extras: Extras = custom === null ? {} : (JSON.parse(custom) as Extras);
  if (group_nos !== null) extras.groups = listFromSql(group_nos).map(Number);
  if (locks !== null) extras.locks = listFromSql(locks) as FieldKey[];
  return extras;
}

const standardCount = Object.keys(noValues).length + 1;

/** Whoever has a custom value is in its group, but facts need none. A million rows of an import have nothing of it. */
export const hasExtras = (values: RecordValues): boolean =>
  values.groups !== undefined || values.locks !== undefined || Object.keys(values).length > standardCount;

/** The columns of `extraColumns`; all null for most companies. */
export function extrasToSql(values: RecordValues): (string | null)[] {
  const custom = Object.entries(values).filter(([key]) => isExtraKey(key));
  return [
    listToSql((values.groups ?? []).map(String)),
    listToSql(values.locks ?? []),
    custom.length === 0 ? null : JSON.stringify(Object.fromEntries(custom)),
  ];
}

export const extraColumns = ['group_nos', 'locks', 'custom'] as const;

/** The columns name … tags, in the order of `valueColumns`. */
export function valuesToSql(values: CompanyValues, nameKey: string): (string | number | null)[] {
  return [
    values.name,
    nameKey,
    values.domain,
    values.description,
    values.industry,
    values.employeeRange,
    values.foundationYear === null ? null : Number(values.foundationYear),
    values.fundingRaised,
    values.lastFundingDate,
    values.countryCode,
    listToSql(values.addresses),
    listToSql(values.emails),
    listToSql(values.phones),
    listToSql(values.urls),
    values.taxId,
    values.externalId,
    listToSql(values.tags),
  ];
}

export const valueColumns = [
  'name',
  'name_key',
  'domain',
  'description',
  'industry',
  'employee_range',
  'foundation_year',
  'funding_raised',
  'last_funding_date',
  'country_code',
  'addresses',
  'emails',
  'phones',
  'urls',
  'tax_id',
  'external_id',
  'tags',
] as const;

export const companyIdOf = (company: Pick<StoredCompany, 'uuid'>): string => formatId('com', company.uuid);
