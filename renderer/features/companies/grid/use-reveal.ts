// Brings a cell that a person moved to into view, up, down and sideways, by as little as it takes.
import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { ListScroll } from '../../../ui/rows/use-list-scroll.ts';
import type { GridColumns } from './columns/use-grid-columns.ts';
import { rowHeight } from './row-height.ts';
import type { Place } from './selection/selection.ts';

/** The nearest scroll position at which a stretch is seen whole, or null if it is. */
export function nearest(start: number, size: number, top: number, viewport: number): number | null {
  if (start < top || size > viewport) return start === top ? null : start;
  return start + size > top + viewport ? start + size - viewport : null;
}

function revealColumn(
  scroller: HTMLElement,
  columns: GridColumns,
  column: number,
  numberWidth: number,
): void {
  if (column < columns.frozen) return;
  const frozenWidth = columns.starts[columns.frozen] ?? 0;
  const start = (columns.starts[column] ?? 0) - frozenWidth;
  const viewport = scroller.clientWidth - numberWidth - frozenWidth;
  const left = nearest(start, columns.widths[column] ?? 0, scroller.scrollLeft, viewport);
  if (left !== null) scroller.scrollLeft = left;
}

export function useReveal(
  reveal: Place | null,
  scroller: RefObject<HTMLDivElement | null>,
  scroll: ListScroll,
  columns: GridColumns,
  numberWidth: number,
): void {
  const followed = useRef<Place | null>(reveal);
  useLayoutEffect(() => {
    if (reveal === null || followed.current === reveal || !scroller.current) return;
    followed.current = reveal;
    const top = nearest(reveal.row * rowHeight, rowHeight, scroll.topNow(), scroll.map.viewport);
    if (top !== null) scroll.scrollTo(top);
    revealColumn(scroller.current, columns, reveal.column, numberWidth);
  });
}
