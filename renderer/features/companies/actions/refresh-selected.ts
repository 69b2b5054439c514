// Refreshing the companies that the selected cells belong to: one has a plan of its own, many have theirs in numbers.
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { bulkRefreshTarget, refreshTarget } from '../../../lib/refresh-target.ts';
import type { GridShared } from '../grid/grid-context.ts';
import { companiesOf, selectedRows } from './selected-rows.ts';

/** `query`: that of the list; it names all of it better than their ids. */
export async function refreshSelected(grid: GridShared, query: CompanyQuery): Promise<void> {
  const rows = selectedRows(grid);
  const { count, isAll } = rows;
  if (count === 1) return refreshFirst(grid);
  const which = isAll ? { query } : { ids: await companiesOf(grid, rows) };
  bulkRefreshTarget.set({ entity: 'company', count, ...which });
}

function refreshFirst(grid: GridShared): void {
  const [band] = selectedRows(grid).bands;
  const row = band && grid.rows.get().getView().rowAt(band.top);
  if (row) refreshTarget.set({ entity: 'company', id: row.id, name: row.name });
}
