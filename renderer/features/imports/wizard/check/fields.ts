// The columns of the table of a dry run: what each field is called there, how wide it is, and how its values are written.
import type { CompanyField } from '../../../../../shared/schema/company.ts';
import { isCompanyField, labelOfPath, type FieldPath } from '../../../../../shared/schema/field-path.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { DryCell, DryValue } from '../../../../../shared/schema/dry-run.ts';
import { formatDecimal } from '../../../../lib/format.ts';

export type ColumnLook = { header: string; width: number; align: 'start' | 'end' };

/** In the order in which they stand. */
const looks: Record<CompanyField, ColumnLook> = {
  name: { header: t('Name'), width: 160, align: 'start' },
  domain: { header: t('Domain'), width: 140, align: 'start' },
  countryCode: { header: t('CC'), width: 78, align: 'start' },
  industry: { header: t('Industry'), width: 132, align: 'start' },
  employeeRange: { header: t('Employees'), width: 136, align: 'end' },
  foundationYear: { header: t('Founded'), width: 108, align: 'end' },
  fundingRaised: { header: t('Funding, USD'), width: 172, align: 'end' },
  lastFundingDate: { header: t('Last funding'), width: 176, align: 'end' },
  addresses: { header: t('Address'), width: 220, align: 'start' },
  emails: { header: t('Email'), width: 220, align: 'start' },
  phones: { header: t('Phone'), width: 190, align: 'start' },
  urls: { header: t('URL'), width: 200, align: 'start' },
  taxId: { header: t('Tax ID'), width: 160, align: 'start' },
  externalId: { header: t('External ID'), width: 160, align: 'start' },
  tags: { header: t('Tags'), width: 180, align: 'start' },
  description: { header: t('Description'), width: 280, align: 'start' },
};

/** Groups and custom fields by their own names. */
export const lookOf = (field: FieldPath): ColumnLook =>
  isCompanyField(field) ? looks[field] : { header: labelOfPath(field), width: 170, align: 'start' };

/** The fields that a file gives, as they stand in the table; the name is always there. */
export function tableFields(given: readonly FieldPath[]): FieldPath[] {
  const known = new Set<string>(['name', ...given]);
  const standard = Object.keys(looks).filter((field) => known.has(field));
  return [...standard, ...given.filter((field) => !isCompanyField(field))];
}

/** Empty where there is nothing. */
export function textOf(field: FieldPath, value: DryValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (field === 'fundingRaised') return /^\d+(\.\d+)?$/.test(value) ? formatDecimal(value) : value;
  return field === 'employeeRange' ? value.replace(/^(\d+)-(\d+)$/, '$1–$2') : value;
}

/** What a cell shows: as it is, added to a list, or one value in place of another. */
export type CellView =
  | { kind: 'same'; text: string }
  | { kind: 'grown'; before: string; added: string }
  | { kind: 'changed'; before: string; after: string };

export function viewOf(field: FieldPath, { before, after }: DryCell): CellView {
  const [old, now] = [textOf(field, before), textOf(field, after)];
  if (JSON.stringify(before) === JSON.stringify(after) || old === now) return { kind: 'same', text: now };
  if (Array.isArray(before) && Array.isArray(after) && before.length > 0) {
    const grown = before.every((item, at) => item === after[at]);
    if (grown) return { kind: 'grown', before: old, added: after.slice(before.length).join(', ') };
  }
  return { kind: 'changed', before: old, after: now };
}
