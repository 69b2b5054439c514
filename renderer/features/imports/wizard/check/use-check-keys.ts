// Keys of the table of a dry run: arrows go from cell to cell, Enter or F2 opens one.
import { useCallback, useEffect, useRef, type KeyboardEvent } from 'react';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { ListScroll } from '../../../../ui/rows/use-list-scroll.ts';
import { rowHeight } from './row-height.ts';

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

function fieldBeside(key: string, from: FieldPath | null, fields: readonly FieldPath[]): FieldPath | null {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (step === undefined) return null;
  const at = from === null ? 0 : fields.indexOf(from) + step;
  return fields[Math.min(Math.max(at, 0), fields.length - 1)] ?? null;
}

type Target = {
  active: number | null;
  field: FieldPath | null;
  fields: readonly FieldPath[];
  total: number;
  onActive: (index: number, field?: FieldPath) => void;
  onOpen: (index: number, field: FieldPath | null) => void;
  onClose: () => void;
};

export function useCheckKeys(target: Target, scroll: ListScroll) {
  const { active, field, fields, total, onActive, onOpen, onClose } = target;
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
    const beside = fieldBeside(event.key, field, fields);
    if (next !== null) onActive(next);
    else if (beside !== null && total > 0) onActive(active ?? 0, beside);
    else if ((event.key === 'Enter' || event.key === 'F2') && active !== null) onOpen(active, field);
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
