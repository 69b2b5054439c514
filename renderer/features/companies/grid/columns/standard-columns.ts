// The columns of the fields that every company has.
import { t } from '../../../../../shared/messages/message.ts';
import { companySortFields, type Company, type CompanyField } from '../../../../../shared/schema/company.ts';
import { defineColumn, type CellKind, type GridColumn, type ListEntry } from './grid-column.ts';

const company = { id: 'company', label: t('Company') };
const sortable: ReadonlySet<string> = new Set(companySortFields);

type Field = CompanyField | 'groups' | 'createdAt' | 'createdBy' | 'updatedAt';

const text: CellKind = { type: 'text' };
const list = (noun: ListEntry): CellKind => ({ type: 'list', noun });

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
  standard('name', t('Name'), 200, text, { isFrozen: true }),
  standard('domain', t('Domain'), 150, text, { isQuiet: true }),
  standard('description', t('Description'), 240, text, { isHidden: true }),
  standard('countryCode', t('CC'), 48, { type: 'country' }),
  standard('industry', t('Industry'), 140, { type: 'text', suggests: true }),
  standard('employeeRange', t('Employees'), 100, { type: 'employeeRange' }),
  standard('foundationYear', t('Founded'), 78, { type: 'year' }),
  standard('fundingRaised', t('Funding, USD'), 124, {
    type: 'number',
    format: 'number',
    maxDecimals: 2,
    isUnsigned: true,
  }),
  standard('lastFundingDate', t('Last funding'), 100, { type: 'date' }),
  standard('addresses', t('Address'), 200, list('address')),
  standard('emails', t('Email'), 180, list('email')),
  standard('phones', t('Phone'), 140, list('phone')),
  standard('urls', t('URL'), 180, list('URL'), { isQuiet: true }),
  standard('taxId', t('Tax ID'), 130, text),
  standard('externalId', t('External ID'), 130, text),
  standard('tags', t('Tags'), 160, list('tag')),
  standard(
    'groups',
    t('Groups'),
    160,
    { type: 'references', of: 'groups' },
    { isHidden: true, edits: false },
  ),
  standard('updatedAt', t('Updated'), 124, { type: 'time' }, { edits: false }),
  standard('createdAt', t('Created'), 124, { type: 'time' }, { edits: false, isHidden: true }),
  standard('createdBy', t('Created by'), 130, { type: 'actor' }, { edits: false, isHidden: true }),
];
