// The list's rows for one query, kept true to what the backend tells.
import { queryCompanyRows, windowOfCompanies } from '../../../shared/contract/companies.ts';
import { call } from '../../api/client.ts';
import type { SearchQuery } from '../../lib/company-search.ts';
import type { RowWindow } from '../../ui/rows/row-window.ts';
import { useRows, type RowSource } from '../../ui/rows/use-rows.ts';
import type { GridRow } from './grid/columns/grid-column.ts';
import { withMarks } from './marks/row-marks.ts';

export type CompanyWindow = RowWindow<GridRow>;

/** A plain query stands in the address, where a log or a person can read it. */
async function askRows({ filter, source, locked, ...plain }: SearchQuery, offset: number, limit: number) {
  const place = { offset, limit };
  const isPlain = filter === undefined && source === undefined && locked === undefined;
  if (isPlain) return call(windowOfCompanies, { query: { ...plain, ...place } });
  return call(queryCompanyRows, { body: { ...plain, filter, source, locked, ...place } });
}

const companies: RowSource<SearchQuery, GridRow> = {
  load: async (query, offset, limit) => {
    const { items, marks, ...rest } = (await askRows(query, offset, limit)).data;
    return { ...rest, items: withMarks(items, marks) };
  },
  isChangedBy: ({ topic }) =>
    topic === 'company:changed' ||
    topic === 'definitions:changed' ||
    topic === 'import:completed' ||
    topic === 'import:failed',
};

export const useCompanyRows = (query: SearchQuery) => useRows(companies, query);
