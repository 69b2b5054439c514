// Keys of the list. Sideways arrows stay with the browser, which scrolls.
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { ListScroll } from '../../ui/rows/use-list-scroll.ts';

type Target = {
  total: number;
  active: number | null;
  moves: number;
  onActive: (index: number) => void;
  onToggle: (index: number) => void;
  onClose: () => void;
};

const rowHeight = 26;

/** Where a key leads from a row, or null if it leads nowhere. */
export function moveTo(key: string, active: number | null, total: number, pageRows: number): number | null {
  const from = active ?? -1;
  const places: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: active === null ? 0 : from - 1,
    PageDown: Math.max(from, 0) + pageRows,
    PageUp: from - pageRows,
    Home: 0,
    End: total - 1,
  };
  const place = places[key];
  return place === undefined || total === 0 ? null : Math.min(Math.max(place, 0), total - 1);
}

export function useGridKeys(target: Target, scroll: ListScroll) {
  const { active, moves } = target;
  const { map, scrollTo, topNow } = scroll;
  const view = useRef(map);
  useEffect(() => {
    view.current = map;
  }, [map]);

  const reveal = useCallback(
    (index: number) => {
      const top = topNow();
      const start = index * rowHeight;
      const end = start + rowHeight - view.current.viewport;
      if (start < top) scrollTo(start);
      else if (end > top) scrollTo(end);
    },
    [scrollTo, topNow],
  );
  const followed = useRef(moves);
  useEffect(() => {
    if (followed.current === moves || active === null) return;
    followed.current = moves;
    reveal(active);
  }, [active, moves, reveal]);

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.target !== event.currentTarget) return;
    const pageRows = Math.max(Math.floor(map.viewport / rowHeight) - 1, 1);
    const next = moveTo(event.key, active, target.total, pageRows);
    if (next !== null) target.onActive(next);
    else if ((event.key === ' ' || event.key === 'Enter') && active !== null) target.onToggle(active);
    else if (event.key === 'Escape') target.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
