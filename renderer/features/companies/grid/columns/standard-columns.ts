// The columns of the fields that every company has.
import { companySortFields, type Company, type CompanyField } from '../../../../../shared/schema/company.ts';
import { defineColumn, type CellKind, type GridColumn } from './grid-column.ts';

const company = { id: 'company', label: 'Company' };
const sortable: ReadonlySet<string> = new Set(companySortFields);

type Field = CompanyField | 'groups' | 'createdAt' | 'createdBy' | 'updatedAt';

const text: CellKind = { type: 'text' };
const list = (noun: string): CellKind => ({ type: 'list', noun });

function standard(
  path: Field,
  label: string,
  width: number,
  kind: CellKind,
  more: Partial<GridColumn> = {},
): GridColumn {
  const read = (row: Company): unknown => row[path];
  return defineColumn({ path, label, width, kind, group: company, read, sorts: sortable.has(path), ...more });
}

export const standardColumns: readonly GridColumn[] = [
  standard('name', 'Name', 200, text, { isFrozen: true }),
  standard('domain', 'Domain', 150, text, { isQuiet: true }),
  standard('description', 'Description', 240, text, { isHidden: true }),
  standard('countryCode', 'CC', 48, { type: 'country' }),
  standard('industry', 'Industry', 140, { type: 'text', suggests: true }),
  standard('employeeRange', 'Employees', 100, { type: 'employeeRange' }),
  standard('foundationYear', 'Founded', 78, { type: 'year' }),
  standard('fundingRaised', 'Funding, USD', 124, {
    type: 'number',
    format: 'number',
    maxDecimals: 2,
    isUnsigned: true,
  }),
  standard('lastFundingDate', 'Last funding', 100, { type: 'date' }),
  standard('addresses', 'Address', 200, list('address')),
  standard('emails', 'Email', 180, list('email')),
  standard('phones', 'Phone', 140, list('phone')),
  standard('urls', 'URL', 180, list('URL'), { isQuiet: true }),
  standard('taxId', 'Tax ID', 130, text),
  standard('externalId', 'External ID', 130, text),
  standard('tags', 'Tags', 160, list('tag')),
  standard('groups', 'Groups', 160, { type: 'references', of: 'groups' }, { isHidden: true, edits: false }),
  standard('updatedAt', 'Updated', 124, { type: 'time' }, { edits: false }),
  standard('createdAt', 'Created', 124, { type: 'time' }, { edits: false, isHidden: true }),
  standard('createdBy', 'Created by', 130, { type: 'actor' }, { edits: false, isHidden: true }),
];
