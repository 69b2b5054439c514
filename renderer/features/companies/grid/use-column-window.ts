// Which columns beside the frozen ones are on screen: TanStack Virtual over the columns' own pixels.
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type RefObject } from 'react';
import type { GridColumns } from './columns/use-grid-columns.ts';
import type { LineColumns } from './grid-line.tsx';

type Columns = Virtualizer<HTMLDivElement, Element>;

/** The part of the grid that the frozen columns leave. */
const observeRect =
  (covered: RefObject<number>) =>
  (instance: Columns, report: (rect: { width: number; height: number }) => void) => {
    const scroller = instance.scrollElement;
    if (!scroller) return undefined;
    const measure = () => report({ width: Math.max(scroller.clientWidth - covered.current, 0), height: 1 });
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    measure();
    return () => observer.disconnect();
  };

export type ColumnWindow = LineColumns & {
  /** Pixels of the columns between the frozen ones and the first in the window. */
  skip: number;
};

export function useColumnWindow(
  scroller: RefObject<HTMLDivElement | null>,
  { shown, frozen, widths, starts }: GridColumns,
  numberWidth: number,
): ColumnWindow {
  const frozenWidth = starts[frozen] ?? widths.reduce((sum, width) => sum + width, 0);
  const covered = useRef(0);
  const observe = useMemo(() => observeRect(covered), []);
  // oxlint-disable-next-line react/incompatible-library -- it is redrawn by Virtual itself as columns come into view
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    horizontal: true,
    count: shown.length - frozen,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => widths[frozen + at] ?? 0,
    overscan: 1,
    observeElementRect: observe,
  });
  const key = widths.join(' ');
  useEffect(() => {
    covered.current = frozenWidth + numberWidth;
    virtualizer.measure();
  }, [virtualizer, key, frozenWidth, numberWidth]);

  const items = virtualizer.getVirtualItems();
  const first = frozen + (items[0]?.index ?? 0);
  const count = items.length;
  const columns = useMemo(
    () => ({
      frozen: shown.slice(0, frozen),
      middle: shown.slice(first, first + count),
      middleAt: first,
    }),
    [shown, frozen, first, count],
  );
  return useMemo(() => ({ ...columns, skip: items[0]?.start ?? 0 }), [columns, items]);
}
