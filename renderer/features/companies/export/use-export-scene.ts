// What there is to export from the list as it stands.
import { getRouteApi } from '@tanstack/react-router';
import { exportLimits } from '../../../../shared/schema/export.ts';
import { isNarrowing, queryOfSearch } from '../../../lib/company-search.ts';
import { companiesOf, selectedRows } from '../actions/selected-rows.ts';
import { sizeOf, useGrid, type GridShared } from '../grid/grid-context.ts';
import type { ExportScene } from './export-dialog.tsx';

const route = getRouteApi('/companies');

export function useExportScene(): ExportScene {
  const grid = useGrid();
  const query = queryOfSearch(route.useSearch());
  // Drawn anew with every selection.
  grid.selection.store.use();
  return {
    query,
    total: sizeOf(grid).rows,
    isNarrowed: isNarrowing(query),
    columns: grid.columns.use().map(({ path }) => path),
    selection: selectionOf(grid),
  };
}

/** One cell is where a person stands, no choice of companies. More than can be named one by one are the list. */
function selectionOf(grid: GridShared): ExportScene['selection'] {
  const { bands, count } = selectedRows(grid);
  if (count < 2 || count > exportLimits.companies) return null;
  return { count, ids: () => companiesOf(grid, { bands }) };
}
