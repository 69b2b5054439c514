// The mouse in the grid: press, drag and the modifiers that extend or add; at an edge a drag scrolls on.
import { useCallback, useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { ListScroll } from '../../../ui/rows/use-list-scroll.ts';
import type { GridColumns } from './columns/use-grid-columns.ts';
import { useGrid, type GridShared } from './grid-context.ts';
import { rowHeight } from './row-height.ts';
import { startEdit } from './edit/grid-edit.ts';
import { placeAt } from './selection/place-at.ts';
import {
  addRange,
  extendTo,
  selectCell,
  selectLines,
  type Place,
  type Selection,
} from './selection/selection.ts';

type Hit = { place: Place; isNumber: boolean };

/** The cell that an event is about, from what the screen reader is told of it. */
export function hitOf(target: EventTarget | null, headRows: number): Hit | null {
  const cell = target instanceof Element ? target.closest('[role="gridcell"], [role="rowheader"]') : null;
  const row = cell?.closest('[role="row"]');
  // An open editor is a cell of its own, which the mouse leaves alone.
  if (!cell?.hasAttribute('aria-colindex') || !row) return null;
  const isNumber = cell.getAttribute('role') === 'rowheader';
  return {
    place: {
      row: Number(row.getAttribute('aria-rowindex')) - 1 - headRows,
      column: isNumber ? 0 : Number(cell.getAttribute('aria-colindex')) - 2,
    },
    isNumber,
  };
}

/** The selection after a press: Shift extends, Ctrl adds, a row's number takes the row. */
export function afterPress(
  selection: Selection | null,
  { place, isNumber }: Hit,
  { shift, mod }: { shift: boolean; mod: boolean },
): Selection {
  if (shift && selection !== null) return extendTo(selection, place);
  if (mod) return addRange(selection, place, isNumber ? 'rows' : 'cells');
  return isNumber ? selectLines('rows', place) : selectCell(place);
}

/** `frame` is null until the pointer has left the place where it was pressed: a press alone is no drag. */
type Drag = { pointerId: number; from: { x: number; y: number }; x: number; y: number; frame: number | null };

const isFar = ({ from, x, y }: Drag): boolean => Math.abs(x - from.x) + Math.abs(y - from.y) > 3;

const isOpener = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-open]') !== null;

type View = {
  scroller: RefObject<HTMLDivElement | null>;
  scroll: ListScroll;
  columns: GridColumns;
  numberWidth: number;
  headHeight: number;
  headRows: number;
  /** Opens the record of a row, or closes it. */
  onToggle: (row: number) => void;
};

function placeUnder(view: View, grid: GridShared, x: number, y: number): Place | null {
  const scroller = view.scroller.current;
  if (!scroller) return null;
  const box = scroller.getBoundingClientRect();
  const { frozen, widths, starts } = view.columns;
  const inside = Math.min(Math.max(y - box.top - view.headHeight, 0), view.scroll.map.viewport - 1);
  return placeAt(Math.min(x - box.left, scroller.clientWidth - 1), inside, {
    rows: grid.rows.get().getView().total ?? 0,
    rowHeight,
    top: view.scroll.topNow(),
    scrollLeft: scroller.scrollLeft,
    numberWidth: view.numberWidth,
    frozen,
    widths,
    starts,
  });
}

/** Pixels that a point lies beyond a stretch; negative before it. */
const beyond = (at: number, from: number, to: number): number =>
  at < from ? at - from : Math.max(at - to, 0);

function scrollOn(view: View, { x, y }: Drag): void {
  const scroller = view.scroller.current;
  if (!scroller) return;
  const box = scroller.getBoundingClientRect();
  const down = beyond(y, box.top + view.headHeight, box.top + scroller.clientHeight);
  const right = beyond(x, box.left + view.numberWidth, box.left + scroller.clientWidth);
  if (down !== 0) view.scroll.scrollTo(view.scroll.topNow() + down / 2);
  if (right !== 0) scroller.scrollLeft += right / 2;
}

export function useGridPointer(view: View) {
  const grid = useGrid();
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
  });
  const drag = useRef<Drag | null>(null);

  const extend = () => {
    const held = drag.current;
    const selection = grid.selection.get();
    if (!held || !selection) return;
    const place = placeUnder(latest.current, grid, held.x, held.y);
    const focus = selection.ranges.at(-1)?.focus;
    if (place && (place.row !== focus?.row || place.column !== focus.column))
      grid.selection.select(extendTo(selection, place), null);
  };
  const tick = () => {
    const held = drag.current;
    if (!held) return;
    scrollOn(latest.current, held);
    extend();
    held.frame = requestAnimationFrame(tick);
  };
  const stop = useCallback(() => {
    const frame = drag.current?.frame ?? null;
    if (frame !== null) cancelAnimationFrame(frame);
    drag.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const hit = event.button === 0 ? hitOf(event.target, view.headRows) : null;
      if (!hit || isOpener(event.target)) return;
      const keys = { shift: event.shiftKey, mod: event.ctrlKey || event.metaKey };
      grid.selection.select(afterPress(grid.selection.get(), hit, keys), null);
      if (event.pointerType === 'touch') return;
      const from = { x: event.clientX, y: event.clientY };
      drag.current = { pointerId: event.pointerId, from, ...from, frame: null };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const held = drag.current;
      if (held?.pointerId !== event.pointerId) return;
      held.x = event.clientX;
      held.y = event.clientY;
      if (held.frame !== null || !isFar(held)) return;
      event.currentTarget.setPointerCapture?.(event.pointerId);
      held.frame = requestAnimationFrame(tick);
    },
    onPointerUp: () => {
      if ((drag.current?.frame ?? null) !== null) extend();
      stop();
    },
    onPointerCancel: stop,
    onDoubleClick: (event: MouseEvent) => {
      const hit = hitOf(event.target, view.headRows);
      if (!hit || isOpener(event.target)) return;
      if (hit.isNumber) view.onToggle(hit.place.row);
      else startEdit(grid, hit.place);
    },
    onClick: (event: MouseEvent) => {
      const hit = isOpener(event.target) ? hitOf(event.target, view.headRows) : null;
      if (!hit) return;
      grid.selection.selectCell({ row: hit.place.row, column: grid.selection.get()?.active.column ?? 0 });
      view.onToggle(hit.place.row);
    },
  };
}
