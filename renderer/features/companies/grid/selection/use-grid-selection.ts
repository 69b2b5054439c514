// The selection as others use it: by paths of columns and positions of rows, with the way to change it. A range can hold a
// million rows; whoever acts on one works with its bounds.
import { useMemo, useSyncExternalStore } from 'react';
import { rowAt, sizeOf, useGrid, type GridShared } from '../grid-context.ts';
import type { GridColumn, GridRow } from '../columns/grid-column.ts';
import { countCells, selectedBounds, type Place, type Selection } from './selection.ts';

/** A rectangle of selected cells; both rows belong to it. */
export type SelectedRange = { top: number; bottom: number; columns: readonly GridColumn[] };

export type GridSelection = {
  /** The cell that keys and edits are about. */
  active: { row: number; column: GridColumn } | null;
  /** Without overlaps; in the order in which they were selected. */
  ranges: readonly SelectedRange[];
  cells: number;
  /** Rows of the whole list. */
  total: number;
};

function describe(
  grid: GridShared,
  selection: Selection | null,
  columns: readonly GridColumn[],
): GridSelection {
  const size = { ...sizeOf(grid), columns: columns.length };
  if (selection === null || size.rows === 0) return { active: null, ranges: [], cells: 0, total: size.rows };
  const bounds = selectedBounds(selection, size);
  const column = columns[selection.active.column];
  return {
    active: column === undefined ? null : { row: selection.active.row, column },
    ranges: bounds.map(({ top, bottom, left, right }) => ({
      top,
      bottom,
      columns: columns.slice(left, right + 1),
    })),
    cells: countCells(bounds),
    total: size.rows,
  };
}

/** What is selected now, for a handler that does not draw it. */
export const readSelection = (grid: GridShared): GridSelection =>
  describe(grid, grid.selection.get(), grid.columns.get());

export function useGridSelection() {
  const grid = useGrid();
  const { selection } = grid.selection.store.use();
  const columns = grid.columns.use();
  const rows = grid.rows.use();
  const { total } = useSyncExternalStore(rows.subscribe, rows.getView);
  return useMemo(
    () => ({
      ...describe(grid, selection, columns),
      /** Selects, and brings the active cell into view. */
      select: (next: Selection): void => grid.selection.select(next),
      selectCell: (place: Place): void => grid.selection.selectCell(place),
      /** The company at a position, if it has been loaded. */
      rowAt: (index: number): GridRow | null => rowAt(grid, index),
    }),
    // oxlint-disable-next-line react/exhaustive-deps -- the total says how far whole columns reach
    [grid, selection, columns, total],
  );
}
