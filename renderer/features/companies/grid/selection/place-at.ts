// Which cell lies under a point of the grid, also of a point outside it: the nearest one, so that a drag can leave the grid.
import type { Place } from './selection.ts';

export type Layout = {
  rows: number;
  rowHeight: number;
  /** Pixels of the list above the upper edge. */
  top: number;
  scrollLeft: number;
  numberWidth: number;
  frozen: number;
  widths: readonly number[];
  starts: readonly number[];
};

const clamp = (value: number, max: number): number => Math.min(Math.max(value, 0), Math.max(max, 0));

/** `x` from the grid's left edge, `y` from the lower edge of its head. */
export function placeAt(x: number, y: number, layout: Layout): Place {
  const row = clamp(Math.floor((layout.top + y) / layout.rowHeight), layout.rows - 1);
  const frozenWidth = layout.starts[layout.frozen] ?? Number.POSITIVE_INFINITY;
  const inCells = Math.max(x - layout.numberWidth, 0);
  const along = inCells < frozenWidth ? inCells : inCells + layout.scrollLeft;
  const at = layout.starts.findLastIndex((start) => start <= along);
  return { row, column: clamp(at, layout.widths.length - 1) };
}
