// What the grid does by itself: it asks for the rows on screen, stays with them, follows the person, and tells others of its columns.
import { useCallback, useEffect, useRef } from 'react';
import type { RowView } from '../../../ui/rows/row-window.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import { useKeepInPlace } from '../use-keep-in-place.ts';
import type { GridColumn, GridRow } from './columns/grid-column.ts';
import { useGrid, type GridShared } from './grid-context.ts';
import type { Geometry } from './use-geometry.ts';
import { useReveal } from './use-reveal.ts';
import { useShowRows } from './use-show-rows.ts';

/** A new order or search starts at its first row. */
function useStartAtTop(rows: CompanyWindow, scrollTo: (top: number) => void): void {
  const shown = useRef(rows);
  useEffect(() => {
    if (shown.current === rows) return;
    shown.current = rows;
    scrollTo(0);
  }, [rows, scrollTo]);
}

/** Tells those who act on cells which columns are shown; the active cell stays in its column. */
function useShareColumns(grid: GridShared, shown: readonly GridColumn[], rows: number): void {
  useEffect(() => {
    const before = grid.columns.get();
    if (before === shown) return;
    const active = grid.selection.get()?.active;
    const path = active && before[active.column]?.path;
    const now = shown.findIndex((column) => column.path === path);
    grid.columns.set(shown);
    if (before.length > 0) grid.selection.columnsMoved(now < 0 ? null : now, { rows, columns: shown.length });
  }, [grid, shown, rows]);
}

/** Arrow keys work at once, unless a person is already somewhere else. */
function useFocus(grid: GridShared, { scroller }: Geometry): void {
  const focusCells = useCallback(() => scroller.current?.focus({ preventScroll: true }), [scroller]);
  useEffect(() => grid.focus.set(focusCells), [grid, focusCells]);
  useEffect(() => {
    if (document.activeElement === document.body) focusCells();
  }, [focusCells]);
}

export function useGridEffects(
  geometry: Geometry,
  rows: CompanyWindow,
  view: RowView<GridRow>,
  total: number,
): void {
  const grid = useGrid();
  const { scroll, columns, first, count } = geometry;
  useShowRows(rows, first, count);
  useKeepInPlace(rows, view, scroll);
  useStartAtTop(rows, scroll.scrollTo);
  useShareColumns(grid, columns.shown, total);
  useReveal(grid.selection.store.use(), geometry);
  useFocus(grid, geometry);
}
