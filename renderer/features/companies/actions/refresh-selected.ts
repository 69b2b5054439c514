// Refreshing the companies that the selected cells belong to, or running rules over them. A refresh of one has a plan of its own, many
// have theirs in numbers.
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import {
  bulkRefreshTarget,
  refreshTarget,
  rulesTarget,
  type ManyRecords,
} from '../../../lib/refresh-target.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { companiesOf, selectedRows } from './selected-rows.ts';

/** `query`: that of the list; it names all of it better than their ids. */
async function selectedCompanies(grid: GridShared, query: CompanyQuery): Promise<ManyRecords> {
  const rows = selectedRows(grid);
  const which = rows.isAll ? { query } : { ids: await companiesOf(grid, rows) };
  return { entity: 'company', count: rows.count, ...which };
}

export async function refreshSelected(grid: GridShared, query: CompanyQuery): Promise<void> {
  if (selectedRows(grid).count === 1) return refreshFirst(grid);
  bulkRefreshTarget.set(await selectedCompanies(grid, query));
}

export async function runRulesOverSelected(grid: GridShared, query: CompanyQuery): Promise<void> {
  rulesTarget.set(await selectedCompanies(grid, query));
}

function refreshFirst(grid: GridShared): void {
  const [band] = selectedRows(grid).bands;
  const row = band && grid.rows.get().getView().rowAt(band.top);
  if (row) refreshTarget.set({ entity: 'company', id: row.id, name: row.name });
}
