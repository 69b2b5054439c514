// The fill handle, at the lower right corner of a selected range: dragging it fills on what the range holds, as a series with Alt.
// At an edge of the list it scrolls on; Esc gives up.
import { useMemo, type PointerEvent as ReactPointerEvent } from 'react';
import { rowAt, sizeOf, useGrid, type GridShared } from '../grid/grid-context.ts';
import {
  extendTo,
  selectCell,
  selectedBounds,
  type Bounds,
  type Place,
  type Selection,
} from '../grid/selection/selection.ts';
import { hitOf } from '../grid/use-grid-pointer.ts';
import { headRowsOf } from '../actions/menu-place.ts';
import { dragTarget, unionOf } from './drag-target.ts';
import { fillRange, mostSourceRows } from './fill-range.ts';

/** Pixels of the corner that take the pointer; grid.module.css draws fewer. */
const handle = 9;

function isOnCorner(cell: Element, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  const box = cell.getBoundingClientRect();
  return clientX >= box.right - handle && clientY >= box.bottom - handle;
}

/** The range whose corner is pressed. */
function rangeAt(grid: GridShared, root: Element, event: ReactPointerEvent): Bounds | null {
  const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
  const selection = grid.selection.get();
  if (cell === null || selection === null || !isOnCorner(cell, event)) return null;
  const place = hitOf(cell, headRowsOf(root))?.place;
  const bounds = selectedBounds(selection, sizeOf(grid));
  return bounds.find(({ bottom, right }) => bottom === place?.row && right === place.column) ?? null;
}

const select = ({ top, bottom, left, right }: Bounds): Selection =>
  extendTo(selectCell({ row: top, column: left }), { row: bottom, column: right });

type Point = { x: number; y: number };

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The cell nearest to a point, which may lie outside the list. */
function placeUnder(root: HTMLElement, { x, y }: Point): Place | null {
  const box = root.getBoundingClientRect();
  const head = root.firstElementChild?.getBoundingClientRect().height ?? 0;
  const inside = {
    x: clamp(x, box.left + 2, box.left + root.clientWidth - 2),
    y: clamp(y, box.top + head + 2, box.top + root.clientHeight - 2),
  };
  return hitOf(document.elementFromPoint(inside.x, inside.y), headRowsOf(root))?.place ?? null;
}

function scrollOn(root: HTMLElement, { x, y }: Point): void {
  const box = root.getBoundingClientRect();
  const beyond = (at: number, low: number, high: number): number => at - clamp(at, low, high);
  root.scrollTop += beyond(y, box.top + 60, box.top + root.clientHeight) / 2;
  root.scrollLeft += beyond(x, box.left, box.left + root.clientWidth) / 2;
}

function startDrag(grid: GridShared, root: HTMLElement, source: Bounds, start: Point): void {
  const before = grid.selection.get();
  const ends = new AbortController();
  let point = start;
  let target: Bounds | null = null;
  let frame = 0;
  const aim = (): void => {
    const place = placeUnder(root, point);
    if (!place) return;
    target = dragTarget(source, place);
    grid.selection.select(select(target ? unionOf(source, target) : source), null);
  };
  const follow = (): void => {
    scrollOn(root, point);
    aim();
    frame = requestAnimationFrame(follow);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    ends.abort();
  };
  const { signal } = ends;
  const giveUp = (): void => {
    end();
    if (before) grid.selection.select(before, null);
  };
  window.addEventListener('pointermove', ({ clientX, clientY }) => (point = { x: clientX, y: clientY }), {
    signal,
  });
  window.addEventListener('pointercancel', giveUp, { signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      giveUp();
    },
    { signal, capture: true },
  );
  window.addEventListener(
    'pointerup',
    (event) => {
      end();
      point = { x: event.clientX, y: event.clientY };
      // A quick hand lets go before the next frame.
      if (point.x !== start.x || point.y !== start.y) aim();
      if (target) void fillRange(grid, source, target, event.altKey ? 'series' : 'copy');
    },
    { signal },
  );
  frame = requestAnimationFrame(follow);
}

/** For the element round the grid, before the grid sees the press. */
export function useFillDrag() {
  const grid = useGrid();
  return useMemo(
    () => (event: ReactPointerEvent) => {
      const root =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[role="grid"]') : null;
      if (event.button !== 0 || event.shiftKey || event.pointerType === 'touch' || root === null) return;
      const source = rangeAt(grid, root, event);
      if (source === null || source.bottom - source.top >= mostSourceRows) return;
      if (rowAt(grid, source.bottom) === null) return;
      event.preventDefault();
      event.stopPropagation();
      root.focus({ preventScroll: true });
      startDrag(grid, root, source, { x: event.clientX, y: event.clientY });
    },
    [grid],
  );
}
