// Keys of the table of a dry run. Sideways arrows stay with the browser, which scrolls.
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { ListScroll } from '../../../../ui/rows/use-list-scroll.ts';
import type { RowView } from '../../../../ui/rows/row-window.ts';
import { rowHeight } from './row-height.ts';
import type { ShownRow } from './use-dry-rows.ts';

function placeOf(key: string, from: number, total: number, page: number): number | null {
  const places: Record<string, number> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + page,
    PageUp: from - page,
    Home: 0,
    End: total - 1,
  };
  const place = places[key];
  return place === undefined || total === 0 ? null : Math.min(Math.max(place, 0), total - 1);
}

type Target = {
  active: number | null;
  total: number;
  view: RowView<ShownRow>;
  onActive: (index: number) => void;
  onFix: (index: number | null) => void;
};

export function useCheckKeys({ active, total, onActive, onFix, view }: Target, scroll: ListScroll) {
  const { map, scrollTo, topNow } = scroll;
  const viewport = useRef(map.viewport);
  useEffect(() => {
    viewport.current = map.viewport;
  }, [map]);
  const reveal = useCallback(
    (index: number) => {
      const start = index * rowHeight;
      const end = start + rowHeight - viewport.current;
      if (start < topNow()) scrollTo(start);
      else if (end > topNow()) scrollTo(end);
    },
    [scrollTo, topNow],
  );
  useEffect(() => {
    if (active !== null) reveal(active);
  }, [active, reveal]);

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target !== event.currentTarget) return;
    const page = Math.max(Math.floor(map.viewport / rowHeight) - 1, 1);
    const next = placeOf(event.key, active ?? -1, total, page);
    if (next !== null) onActive(next);
    else if ((event.key === 'Enter' || event.key === 'F2') && active !== null) {
      if (view.rowAt(active)?.fate === 'failed') onFix(active);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
