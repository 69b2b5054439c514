// Joins TanStack Virtual to the scroll map: Virtual works in the list's own pixels, the element in fewer.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { createScrollMap, follow, positionAt, type ScrollMap, type ScrollPosition } from './scroll-map.ts';

type Report = (offset: number, isScrolling: boolean) => void;

const settleAfterMs = 150;

export type ListScroll = {
  virtualizer: Virtualizer<HTMLDivElement, Element>;
  map: ScrollMap;
  /** Where to draw a row that stands at `start` in the list. */
  offsetOf: (start: number) => number;
  /** Puts the list's pixel `top` at the upper edge. */
  scrollTo: (top: number) => void;
  topNow: () => number;
};

function useViewport(element: RefObject<HTMLDivElement | null>, headHeight: number): number {
  const [viewport, setViewport] = useState(0);
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return undefined;
    const measure = () => setViewport(Math.max(scroller.clientHeight - headHeight, 0));
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => observer.disconnect();
  }, [element, headHeight]);
  return viewport;
}

export function useListScroll(
  element: RefObject<HTMLDivElement | null>,
  /** `overscan`: rows that are drawn beyond each end of the screen. */
  size: { rows: number; rowHeight: number; headHeight: number; overscan?: number },
): ListScroll {
  const viewport = useViewport(element, size.headHeight);
  const map = useMemo(
    () => createScrollMap(size.rows, size.rowHeight, viewport),
    [size.rows, size.rowHeight, viewport],
  );
  const latestMap = useRef(map);
  const position = useRef<ScrollPosition>({ top: 0, scrollTop: 0 });
  const report = useRef<Report>(() => undefined);
  const [, redraw] = useState(0);

  const place = useCallback(
    (next: ScrollPosition) => {
      const scroller = element.current;
      if (scroller) scroller.scrollTop = next.scrollTop;
      // The browser rounds to its own pixels; rows are drawn against what it made of it.
      position.current = { top: next.top, scrollTop: scroller?.scrollTop ?? next.scrollTop };
      report.current(next.top, false);
      redraw((count) => count + 1);
    },
    [element],
  );

  const observe = useCallback(
    (instance: Virtualizer<HTMLDivElement, Element>, callback: Report) => {
      const scroller = instance.scrollElement;
      if (!scroller) return undefined;
      report.current = callback;
      let settling: ReturnType<typeof setTimeout> | undefined;
      const isHere = () => Math.abs(scroller.scrollTop - position.current.scrollTop) < 1;
      // A scroll whose event is still to come is not undone.
      const settle = () => isHere() && place(positionAt(latestMap.current, position.current.top));
      const onScroll = () => {
        const { scrollTop } = scroller;
        // What `place` did itself comes back as an event too.
        if (isHere()) return;
        const next = follow(latestMap.current, position.current, scrollTop);
        if (next.scrollTop !== scrollTop) scroller.scrollTop = next.scrollTop;
        position.current = { top: next.top, scrollTop: scroller.scrollTop };
        callback(next.top, true);
        clearTimeout(settling);
        settling = setTimeout(settle, settleAfterMs);
      };
      scroller.addEventListener('scroll', onScroll, { passive: true });
      callback(position.current.top, false);
      return () => {
        clearTimeout(settling);
        scroller.removeEventListener('scroll', onScroll);
      };
    },
    [place],
  );

  // oxlint-disable-next-line react/incompatible-library -- it is redrawn by Virtual itself at every scroll step
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: size.rows,
    getScrollElement: () => element.current,
    estimateSize: () => size.rowHeight,
    overscan: size.overscan ?? 8,
    observeElementOffset: observe,
    scrollToFn: (top) => place(positionAt(latestMap.current, top)),
  });

  // A longer or shorter list moves the bar, never the rows on screen.
  useLayoutEffect(() => {
    latestMap.current = map;
    place(positionAt(map, position.current.top));
  }, [map, place]);

  return {
    virtualizer,
    map,
    // Whole pixels keep text sharp.
    offsetOf: (start) => Math.round(start - position.current.top + position.current.scrollTop),
    scrollTo: useCallback((top) => place(positionAt(latestMap.current, top)), [place]),
    topNow: useCallback(() => position.current.top, []),
  };
}
