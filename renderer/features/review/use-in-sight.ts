// Brings the row that a person has gone to into sight, once: whoever scrolls away stays there, also when the list becomes longer.
import { useEffect, useRef } from 'react';
import type { ListScroll } from '../../ui/rows/use-list-scroll.ts';

/** `row`: below 0 for none. */
export function useInSight({ map, scrollTo, topNow }: ListScroll, row: number, rowHeight: number): void {
  const shown = useRef(-1);
  useEffect(() => {
    if (row < 0 || map.viewport === 0 || shown.current === row) return;
    shown.current = row;
    const top = row * rowHeight;
    if (top < topNow()) scrollTo(top);
    else if (top + rowHeight > topNow() + map.viewport) scrollTo(top + rowHeight - map.viewport);
  }, [row, rowHeight, map, scrollTo, topNow]);
}
