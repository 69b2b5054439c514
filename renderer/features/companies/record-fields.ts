// What the record panel shows of a company, in order. A field holds all its values, whole.
import type { Company } from '../../../shared/schema/company.ts';
import { formatDecimal } from '../../lib/format.ts';
import { rangeText } from './grid/cells/cell-view.ts';

/** `copy` is what a copy takes: the stored value, not the one made for reading. */
export type FieldValue = { text: string; copy: string };
export type RecordField = { label: string; values: FieldValue[] };

const one = (label: string, value: string | null, show: (value: string) => string = String): RecordField => ({
  label,
  values: value === null || value === '' ? [] : [{ text: show(value), copy: value }],
});

const many = (label: string, values: readonly string[]): RecordField => ({
  label,
  values: values.map((value) => ({ text: value, copy: value })),
});

export const recordFields = (company: Company): RecordField[] => [
  one('Name', company.name),
  one('Domain', company.domain),
  one('Description', company.description),
  one('Industry', company.industry),
  one('Employees', company.employeeRange, rangeText),
  one('Founded', company.foundationYear),
  one('Funding', company.fundingRaised, (value) => `${formatDecimal(value)} USD`),
  one('Last funding', company.lastFundingDate),
  one('Country', company.countryCode),
  many('Addresses', company.addresses),
  many('Emails', company.emails),
  many('Phones', company.phones),
  many('URLs', company.urls),
  one('Tax ID', company.taxId),
  one('External ID', company.externalId),
  many('Tags', company.tags),
];
