// Where everything in the grid stands: its columns and how wide they are, its head, and which rows and columns are on screen.
import { useMemo, type CSSProperties, type RefObject } from 'react';
import { useListScroll, type ListScroll } from '../../../ui/rows/use-list-scroll.ts';
import type { ColumnSet } from './columns/use-column-set.ts';
import { useGridColumns, type GridColumns } from './columns/use-grid-columns.ts';
import { rowHeight } from './row-height.ts';
import type { Place } from './selection/selection.ts';
import { useColumnWindow, type ColumnWindow } from './use-column-window.ts';
import { useSlots } from './use-slots.ts';

/** Rows that are drawn beyond each end of the screen. */
const overscan = 4;
const groupRowHeight = 22;
const headRowHeight = 27;

export type Geometry = {
  scroller: RefObject<HTMLDivElement | null>;
  columns: GridColumns;
  /** Groups have a row of their own in the head where there is more than one. */
  hasGroups: boolean;
  headRows: number;
  headHeight: number;
  numberWidth: number;
  scroll: ListScroll;
  /** The columns on screen, the first row on screen and how many there are. */
  window: ColumnWindow;
  first: number;
  count: number;
  /** Pixels above the first row on screen. */
  start: number;
  slotOf: (index: number) => number;
};

/** Digits of the last row's number decide how wide the first column is. */
const numberWidthOf = (total: number): number => 20 + Math.max(String(total).length, 2) * 7;

export function useGeometry(
  scroller: RefObject<HTMLDivElement | null>,
  set: ColumnSet,
  total: number,
): Geometry {
  const columns = useGridColumns(set);
  const hasGroups = useMemo(
    () => new Set(columns.shown.map(({ group }) => group.id)).size > 1,
    [columns.shown],
  );
  const headHeight = headRowHeight + (hasGroups ? groupRowHeight : 0);
  const numberWidth = numberWidthOf(total);
  const scroll = useListScroll(scroller, { rows: total, rowHeight, headHeight, overscan });
  const window = useColumnWindow(scroller, columns, numberWidth);
  const items = scroll.virtualizer.getVirtualItems();
  const [first, count] = [items[0]?.index ?? 0, items.length];
  const slotOf = useSlots(first, count, Math.ceil(scroll.map.viewport / rowHeight) + 2 * overscan + 2);
  const start = items[0]?.start ?? 0;
  const headRows = hasGroups ? 2 : 1;
  return {
    scroller,
    columns,
    hasGroups,
    headRows,
    headHeight,
    numberWidth,
    scroll,
    window,
    first,
    count,
    start,
    slotOf,
  };
}

/** Widths are variables of the grid, so that a column that is widened draws no line anew. */
export function gridStyle({ columns, window, numberWidth }: Geometry): CSSProperties {
  const frozen = columns.starts[columns.frozen] ?? columns.total;
  const widths = columns.widths.map((width, at) => [`--w${at}`, `${width}px`]);
  return {
    '--number-width': `${numberWidth}px`,
    '--frozen-width': `${numberWidth + frozen}px`,
    '--line-width': `${numberWidth + columns.total}px`,
    '--skip': `${window.skip}px`,
    ...Object.fromEntries(widths),
  } as CSSProperties;
}

export function isDrawn({ first, count, columns, window }: Geometry, { row, column }: Place): boolean {
  const isRow = row >= first && row < first + count;
  const isMiddle = column >= window.middleAt && column < window.middleAt + window.middle.length;
  return isRow && (column < columns.frozen || isMiddle);
}
