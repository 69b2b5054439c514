// The columns of the list: what each shows, how wide, and by which field it sorts.
import {
  columnResizingFeature,
  columnSizingFeature,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { Company, CompanySortField } from '../../../shared/schema/company.ts';
import { formatDecimal, formatWhen } from '../../lib/format.ts';

/** A place in the list; its company is null until it has been loaded. */
export type GridRow = { index: number; company: Company | null };

/** What a cell says; `more` counts the values behind the first. */
export type CellText = { text: string; more?: number };

type Look = {
  align: 'start' | 'end';
  /** Stays in view when the list scrolls sideways. */
  pinned?: true;
  tone?: 'quiet';
};

export const features = tableFeatures({
  columnResizingFeature,
  columnSizingFeature,
  rowSortingFeature,
  columnMeta: metaHelper<Look>(),
});

const helper = createColumnHelper<typeof features, GridRow>();
const empty: CellText = { text: '' };

type Options = Look & { header: string; size: number; sorts?: CompanySortField };

/** `sorts` doubles as the column's id, which is what the sorting state names. */
function column(id: string, options: Options, read: (company: Company) => CellText) {
  const { header, size, sorts, ...meta } = options;
  return helper.accessor((row): unknown => (row.company ? read(row.company) : empty), {
    id: sorts ?? id,
    header,
    size,
    minSize: 36,
    maxSize: 1200,
    enableSorting: sorts !== undefined,
    sortDescFirst: false,
    meta,
  });
}

const plain = (value: string | null): CellText => ({ text: value ?? '' });

function list(values: readonly string[]): CellText {
  const [first, ...rest] = values;
  if (first === undefined) return empty;
  return rest.length === 0 ? { text: first } : { text: first, more: rest.length };
}

/** `201-500` with the dash that belongs between numbers. */
export const rangeText = (range: string | null): string => range?.replace('-', '–') ?? '';

export const columns = [
  column('name', { header: 'Name', size: 240, align: 'start', pinned: true, sorts: 'name' }, (c) =>
    plain(c.name),
  ),
  column('domain', { header: 'Domain', size: 170, align: 'start', tone: 'quiet', sorts: 'domain' }, (c) =>
    plain(c.domain),
  ),
  column('countryCode', { header: 'CC', size: 44, align: 'start', sorts: 'countryCode' }, (c) =>
    plain(c.countryCode),
  ),
  column('industry', { header: 'Industry', size: 160, align: 'start', sorts: 'industry' }, (c) =>
    plain(c.industry),
  ),
  column('employeeRange', { header: 'Employees', size: 100, align: 'end', sorts: 'employeeRange' }, (c) =>
    plain(rangeText(c.employeeRange)),
  ),
  column('foundationYear', { header: 'Founded', size: 78, align: 'end', sorts: 'foundationYear' }, (c) =>
    plain(c.foundationYear),
  ),
  column('fundingRaised', { header: 'Funding, USD', size: 124, align: 'end', sorts: 'fundingRaised' }, (c) =>
    plain(c.fundingRaised && formatDecimal(c.fundingRaised)),
  ),
  column(
    'lastFundingDate',
    { header: 'Last funding', size: 100, align: 'end', sorts: 'lastFundingDate' },
    (c) => plain(c.lastFundingDate),
  ),
  column('addresses', { header: 'Address', size: 200, align: 'start' }, (c) => list(c.addresses)),
  column('emails', { header: 'Email', size: 180, align: 'start' }, (c) => list(c.emails)),
  column('phones', { header: 'Phone', size: 140, align: 'start' }, (c) => list(c.phones)),
  column('urls', { header: 'URL', size: 180, align: 'start', tone: 'quiet' }, (c) => list(c.urls)),
  column('taxId', { header: 'Tax ID', size: 130, align: 'start', sorts: 'taxId' }, (c) => plain(c.taxId)),
  column('externalId', { header: 'External ID', size: 130, align: 'start', sorts: 'externalId' }, (c) =>
    plain(c.externalId),
  ),
  column('tags', { header: 'Tags', size: 160, align: 'start' }, (c) => plain(c.tags.join(', '))),
  column('updatedAt', { header: 'Updated', size: 120, align: 'end', sorts: 'updatedAt' }, (c) =>
    plain(formatWhen(c.updatedAt)),
  ),
];
