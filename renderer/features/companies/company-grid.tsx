/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a virtualised grid of a million rows cannot be a <table>: rows are placed by pixel and most do not exist */
// The list itself: a WAI-ARIA grid that holds only the rows on screen. Focus stays on the grid; the active row is
// named by aria-activedescendant, so that scrolling never loses the focus.
import { useTable } from '@tanstack/react-table';
import { useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import { plural } from '../../lib/format.ts';
import { loadWidths, saveWidths } from './column-widths.ts';
import { columns, features, type GridRow } from './columns.ts';
import { GridHead } from './grid-head.tsx';
import { GridLine, rowDomId } from './grid-line.tsx';
import type { RowView } from '../../ui/rows/row-window.ts';
import { sortingOf } from './sorting.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useKeepInPlace } from './use-keep-in-place.ts';
import { useListScroll } from '../../ui/rows/use-list-scroll.ts';
import type { CompanyWindow } from './use-company-rows.ts';
import classes from './company-grid.module.css';

export const rowHeight = 26;
const headHeight = 28;

export type GridProps = {
  rows: CompanyWindow;
  view: RowView<Company>;
  total: number;
  sort: string | undefined;
  onSort: (field: string) => void;
  active: number | null;
  /** Counts the person's moves: each brings the active row into view. */
  moves: number;
  onActive: (index: number) => void;
  openedId: string | undefined;
  /** Opens the record at a place, or closes it. */
  onToggle: (index: number) => void;
  onClose: () => void;
};

function useGridTable(props: GridProps, visible: readonly number[]) {
  const { view } = props;
  const data = useMemo<GridRow[]>(
    () => visible.map((index) => ({ index, company: view.rowAt(index) })),
    [visible, view],
  );
  const state = useMemo(() => ({ sorting: sortingOf(props.sort) }), [props.sort]);
  const [initialState] = useState(() => ({ columnSizing: loadWidths() }));
  const table = useTable({
    features,
    columns,
    data,
    state,
    initialState,
    manualSorting: true,
    columnResizeMode: 'onChange',
    getRowId: (row) => String(row.index),
  });
  const widths = table.state.columnSizing;
  useEffect(() => saveWidths(widths), [widths]);
  return table;
}

/** Digits of the last row's number decide how wide the first column is. */
const numberWidth = (total: number): number => 24 + Math.max(String(total).length, 2) * 7;

/** A new order or search starts at its first row. */
function useStartAtTop(rows: CompanyWindow, scrollTo: (top: number) => void): void {
  const shown = useRef(rows);
  useEffect(() => {
    if (shown.current === rows) return;
    shown.current = rows;
    scrollTo(0);
  }, [rows, scrollTo]);
}

export function CompanyGrid(props: GridProps) {
  const { rows, total, active } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const scroll = useListScroll(scroller, { rows: total, rowHeight, headHeight });
  const items = scroll.virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const visible = useMemo(
    () => Array.from({ length: items.length }, (_, at) => first + at),
    [first, items.length],
  );
  const table = useGridTable(props, visible);

  useEffect(() => rows.show(first, last), [rows, first, last]);
  useKeepInPlace(rows, props.view, scroll);
  const onKeyDown = useGridKeys(props, scroll);
  // Arrow keys work at once, unless a person is already somewhere else.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus();
  }, []);
  useStartAtTop(rows, scroll.scrollTo);

  const sizes = table.getAllLeafColumns().map((column) => `${column.getSize()}px`);
  const style = {
    '--number-width': `${numberWidth(total)}px`,
    '--columns': `var(--number-width) ${sizes.join(' ')}`,
  } as CSSProperties;
  const activeShown = active !== null && active >= first && active <= last;
  return (
    <div
      ref={scroller}
      className={classes['grid']}
      style={style}
      role="grid"
      aria-label={plural(total, 'company', 'companies')}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-readonly="true"
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(activeShown ? { 'aria-activedescendant': rowDomId(active) } : {})}
    >
      <GridHead headers={table.getHeaderGroups()[0]?.headers ?? []} onSort={props.onSort} />
      <div className={classes['body']} role="rowgroup" style={{ height: scroll.map.height }}>
        <div
          className={classes['layer']}
          role="presentation"
          style={{ transform: `translateY(${scroll.offsetOf(items[0]?.start ?? 0)}px)` }}
        >
          {table.getRowModel().rows.map((row) => (
            <GridLine
              key={row.id}
              row={row}
              index={row.original.index}
              company={row.original.company}
              isActive={row.original.index === active}
              isOpen={row.original.company !== null && row.original.company.id === props.openedId}
              onActive={props.onActive}
              onToggle={props.onToggle}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
