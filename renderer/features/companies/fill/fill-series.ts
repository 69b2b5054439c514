// Going on with a series inside the selected range: what stands in its first two rows, or the first where the second is empty, says
// how; in a range of one row, its first two columns.
import { rowAt, sizeOf, type GridShared } from '../grid/grid-context.ts';
import { selectedBounds, type Bounds } from '../grid/selection/selection.ts';
import { fillRange } from './fill-range.ts';
import { valueNow } from './fill-value.ts';

function isFilled(grid: GridShared, row: number, columnAt: number): boolean {
  const company = rowAt(grid, row);
  const column = grid.columns.get()[columnAt];
  if (company === null || column === undefined) return false;
  const value = valueNow(grid, column, company);
  return value !== null && value !== undefined && value !== '';
}

/** The part that begins the series, and the part that it goes on in. */
function partsOf(grid: GridShared, bounds: Bounds): { source: Bounds; target: Bounds } | null {
  const { top, bottom, left, right } = bounds;
  if (bottom > top) {
    const last = bottom > top + 1 && isFilled(grid, top + 1, left) ? top + 1 : top;
    return { source: { ...bounds, bottom: last }, target: { ...bounds, top: last + 1 } };
  }
  if (right === left) return null;
  const last = right > left + 1 && isFilled(grid, top, left + 1) ? left + 1 : left;
  return { source: { ...bounds, right: last }, target: { ...bounds, left: last + 1 } };
}

export async function fillSeries(grid: GridShared): Promise<void> {
  const selection = grid.selection.get();
  const [bounds] = selection === null ? [] : selectedBounds(selection, sizeOf(grid));
  const parts = bounds && partsOf(grid, bounds);
  if (parts) await fillRange(grid, parts.source, parts.target, 'series');
}
