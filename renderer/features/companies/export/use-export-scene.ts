// What there is to export from the list as it stands.
import { getRouteApi } from '@tanstack/react-router';
import { exportLimits } from '../../../../shared/schema/export.ts';
import { isNarrowing, queryOfSearch } from '../../../lib/company-search.ts';
import { readRows } from '../actions/read-rows.ts';
import { useGrid, type GridShared } from '../grid/grid-context.ts';
import { boundsOf, type Selection } from '../grid/selection/selection.ts';
import { sizeOf } from '../grid/grid-context.ts';
import type { ExportScene } from './export-dialog.tsx';

const route = getRouteApi('/companies');

export function useExportScene(): ExportScene {
  const grid = useGrid();
  const query = queryOfSearch(route.useSearch());
  const { selection } = grid.selection.store.use();
  return {
    query,
    total: sizeOf(grid).rows,
    isNarrowed: isNarrowing(query),
    columns: grid.columns.use().map(({ path }) => path),
    selection: selectionOf(grid, selection),
  };
}

type Rows = { top: number; bottom: number };

/** One cell is where a person stands, no choice of companies. More than can be named one by one are the list. */
function selectionOf(grid: GridShared, selection: Selection | null): ExportScene['selection'] {
  if (selection === null) return null;
  const runs = mergedRows(selection.ranges.map((range) => boundsOf(range, sizeOf(grid))));
  const count = runs.reduce((sum, { top, bottom }) => sum + bottom - top + 1, 0);
  if (count < 2 || count > exportLimits.companies) return null;
  return { count, ids: () => idsOf(grid, runs) };
}

/** Ranges may overlap: each row counts once. */
export function mergedRows(ranges: readonly Rows[]): Rows[] {
  const merged: Rows[] = [];
  for (const { top, bottom } of ranges.toSorted((one, other) => one.top - other.top)) {
    const last = merged.at(-1);
    if (last && top <= last.bottom + 1) last.bottom = Math.max(last.bottom, bottom);
    else merged.push({ top, bottom });
  }
  return merged;
}

async function idsOf(grid: GridShared, runs: readonly Rows[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { top, bottom } of runs)
    // oxlint-disable-next-line no-await-in-loop -- window by window
    for await (const { rows } of readRows(grid, top, bottom)) ids.push(...rows.map(({ id }) => id));
  return ids;
}
