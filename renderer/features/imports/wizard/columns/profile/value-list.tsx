// A list of values within the panel that scrolls. Only the rows in view are drawn, for there may be thousands.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import classes from './values.module.css';

type Props<T> = { items: readonly T[]; keyOf: (item: T) => string; children: (item: T) => ReactNode };

/** Of a value with its reason. */
const rowHeight = 58;
/** So few are simply drawn. */
const few = 40;
const initialRect = { width: 312, height: 700 };

export function ValueList<T>({ items, keyOf, children }: Props<T>) {
  if (items.length > few)
    return (
      <LongList items={items} keyOf={keyOf}>
        {children}
      </LongList>
    );
  return (
    <ul>
      {items.map((item) => (
        <li key={keyOf(item)}>{children(item)}</li>
      ))}
    </ul>
  );
}

function LongList<T>({ items, keyOf, children }: Props<T>) {
  const list = useRef<HTMLUListElement>(null);
  const [above, setAbove] = useState(0);
  const measure = () => setAbove(list.current?.offsetTop ?? 0);
  useLayoutEffect(measure, [items.length]);
  // No compiler memoises this component; the virtualiser's functions may change as they do.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current?.closest('aside') ?? null,
    estimateSize: () => rowHeight,
    scrollMargin: above,
    overscan: 6,
    initialRect,
    // Whatever stands above the list may have grown.
    onChange: measure,
  });
  return (
    <ul ref={list} className={classes['virtual']} style={{ height: rows.getTotalSize() }}>
      {rows.getVirtualItems().flatMap(({ index, start }) => {
        const item = items[index];
        if (item === undefined) return [];
        return [
          <li
            key={keyOf(item)}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - above}px)` }}
          >
            {children(item)}
          </li>,
        ];
      })}
    </ul>
  );
}
