// Where the menu of the cells opens: at the mouse, whose cell becomes the selection unless it is part of it, or at the active cell.
import type { MouseEvent } from 'react';
import { cellDomId } from '../grid/cells/grid-cell.tsx';
import { sizeOf, type GridShared } from '../grid/grid-context.ts';
import { holds, selectCell, selectedBounds, type Place } from '../grid/selection/selection.ts';
import { hitOf } from '../grid/use-grid-pointer.ts';

export type MenuPlace = { x: number; y: number };

/** A cell outside the selection becomes it, as in any list. */
function selectUnder(grid: GridShared, place: Place): void {
  const selection = grid.selection.get();
  const isIn = selection && selectedBounds(selection, sizeOf(grid)).some((bounds) => holds(bounds, place));
  if (!isIn) grid.selection.select(selectCell(place), null);
}

/** Below the active cell, where a key asked for the menu. */
function placeOfActive(grid: GridShared): MenuPlace | null {
  const active = grid.selection.get()?.active;
  const box =
    active && document.getElementById(cellDomId(active.row, active.column))?.getBoundingClientRect();
  return box ? { x: box.left + 8, y: box.bottom } : null;
}

/** Rows of the head, which stand above the cells and are counted with them. */
export const headRowsOf = (root: Element): number =>
  root.querySelectorAll(':scope > [role="rowgroup"] > [role="row"]').length;

/** Null where the event is about something else, such as a head. */
export function menuPlace(event: MouseEvent, grid: GridShared): MenuPlace | null {
  if (!(event.target instanceof Element)) return null;
  const root = event.target.closest('[role="grid"]');
  if (root === null || event.target.closest('[role="columnheader"], input') !== null) return null;
  if (event.target === root) return placeOfActive(grid);
  const hit = hitOf(event.target, headRowsOf(root));
  if (hit === null) return null;
  selectUnder(grid, hit.place);
  return { x: event.clientX, y: event.clientY };
}
