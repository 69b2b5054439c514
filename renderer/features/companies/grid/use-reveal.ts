// Brings a cell that a person moved to into view, up, down and sideways, by as little as it takes.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ListScroll } from '../../../ui/rows/use-list-scroll.ts';
import type { GridColumns } from './columns/use-grid-columns.ts';
import { rowHeight } from './row-height.ts';
import type { Place } from './selection/selection.ts';
import type { Held } from './selection/selection-state.ts';

/** The nearest scroll position at which a stretch is seen whole, or null if it is. */
export function nearest(start: number, size: number, top: number, viewport: number): number | null {
  if (start < top || size > viewport) return start === top ? null : start;
  return start + size > top + viewport ? start + size - viewport : null;
}

type View = {
  scroller: RefObject<HTMLDivElement | null>;
  scroll: ListScroll;
  columns: GridColumns;
  numberWidth: number;
};

/** `from` is the column that was active before: coming back to the first one shows the columns beside it too. */
function revealColumn(view: View, column: number, from: number | null): void {
  const { columns, numberWidth } = view;
  const scroller = view.scroller.current;
  if (!scroller) return;
  if (column === 0 && from !== 0) scroller.scrollLeft = 0;
  if (column < columns.frozen) return;
  const frozenWidth = columns.starts[columns.frozen] ?? 0;
  const start = (columns.starts[column] ?? 0) - frozenWidth;
  const viewport = scroller.clientWidth - numberWidth - frozenWidth;
  const left = nearest(start, columns.widths[column] ?? 0, scroller.scrollLeft, viewport);
  if (left !== null) scroller.scrollLeft = left;
}

export function useReveal({ selection, reveal }: Held, view: View): void {
  const followed = useRef<Place | null>(reveal);
  const column = useRef<number | null>(null);
  useLayoutEffect(() => {
    const from = column.current;
    column.current = selection?.active.column ?? null;
    if (reveal === null || followed.current === reveal) return;
    followed.current = reveal;
    const { scroll } = view;
    const top = nearest(reveal.row * rowHeight, rowHeight, scroll.topNow(), scroll.map.viewport);
    if (top !== null) scroll.scrollTo(top);
    revealColumn(view, reveal.column, from);
  });
}
