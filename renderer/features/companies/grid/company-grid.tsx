/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/mouse-events-have-key-events -- a hover shows what a reader of screens has anyway; a virtualised grid of a million rows cannot be a <table>: rows are placed by pixel and most do not exist */
// The list itself: a WAI-ARIA grid that holds only the rows and columns on screen. Focus stays on the grid; the active cell is
// named by aria-activedescendant, so that scrolling never loses the focus.
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore, type CSSProperties } from 'react';
import { plural } from '../../../lib/format.ts';
import type { RowView } from '../../../ui/rows/row-window.ts';
import { useListScroll } from '../../../ui/rows/use-list-scroll.ts';
import { useSourceMode } from '../marks/shown-sources.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import { useKeepInPlace } from '../use-keep-in-place.ts';
import { cellDomId } from './cells/grid-cell.tsx';
import type { GridColumn, GridRow } from './columns/grid-column.ts';
import type { ColumnSet } from './columns/use-column-set.ts';
import { useGridColumns, type GridColumns } from './columns/use-grid-columns.ts';
import { EditLayer } from './edit-layer.tsx';
import { useGrid, type GridShared } from './grid-context.ts';
import { GridLine } from './grid-line.tsx';
import { GridHead } from './head/grid-head.tsx';
import { useHeadActions, type HeadActions } from './head/head-actions.ts';
import { rowHeight } from './row-height.ts';
import { lineMask } from './selection/line-mask.ts';
import { selectCell, selectedBounds } from './selection/selection.ts';
import { useColumnWindow, type ColumnWindow } from './use-column-window.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useHeadFocus } from './use-head-focus.ts';
import { useReveal } from './use-reveal.ts';
import { useSlots } from './use-slots.ts';
import { useWholeText } from './use-whole-text.ts';
import classes from './grid.module.css';

export type GridProps = {
  rows: CompanyWindow;
  total: number;
  columns: ColumnSet;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  /** What other parts of the page do with a column, for its menu. */
  columnActions?: HeadActions['more'] | undefined;
  openedId: string | undefined;
  /** Opens the record at a place, or closes it. */
  onToggle: (index: number) => void;
  onClose: () => void;
};

/** Rows that are drawn beyond each end of the screen. */
const overscan = 4;
const groupRowHeight = 22;
const headRowHeight = 27;

/** Digits of the last row's number decide how wide the first column is. */
const numberWidthOf = (total: number): number => 20 + Math.max(String(total).length, 2) * 7;

/** A new order or search starts at its first row. */
function useStartAtTop(rows: CompanyWindow, scrollTo: (top: number) => void): void {
  const shown = useRef(rows);
  useEffect(() => {
    if (shown.current === rows) return;
    shown.current = rows;
    scrollTo(0);
  }, [rows, scrollTo]);
}

/** Tells those who act on cells which columns are shown; the active cell stays in its column. */
function useShareColumns(grid: GridShared, shown: readonly GridColumn[], rows: number): void {
  useEffect(() => {
    const before = grid.columns.get();
    if (before === shown) return;
    const active = grid.selection.get()?.active;
    const path = active && before[active.column]?.path;
    const now = shown.findIndex((column) => column.path === path);
    grid.columns.set(shown);
    if (before.length > 0) grid.selection.columnsMoved(now < 0 ? null : now, { rows, columns: shown.length });
  }, [grid, shown, rows]);
}

function gridStyle(columns: GridColumns, window: ColumnWindow, numberWidth: number): CSSProperties {
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

type LinesProps = Omit<GridProps, 'columns'> & {
  view: RowView<GridRow>;
  first: number;
  count: number;
  slotOf: (index: number) => number;
  window: ColumnWindow;
  columns: readonly GridColumn[];
  headRows: number;
};

/** A line keeps its elements when it leaves at one end and another enters at the other. */
function Lines({ first, count, slotOf, window, headRows, view, total, columns, openedId }: LinesProps) {
  const grid = useGrid();
  const { selection } = grid.selection.store.use();
  useSyncExternalStore(grid.edits.subscribe, grid.edits.version);
  const sources = useSourceMode();
  const bounds = useMemo(
    () => (selection ? selectedBounds(selection, { rows: total, columns: columns.length }) : []),
    [selection, total, columns.length],
  );
  const { frozen, middle, middleAt } = window;
  const lineColumns = useMemo(() => ({ frozen, middle, middleAt }), [frozen, middle, middleAt]);
  return Array.from({ length: count }, (_, at) => {
    const index = first + at;
    const row = view.rowAt(index);
    return (
      <GridLine
        key={slotOf(index)}
        index={index}
        row={row}
        edits={row && grid.edits.of(row.id)}
        columns={lineColumns}
        mask={lineMask(bounds, selection?.active ?? null, index, columns.length)}
        sources={sources}
        isOpen={row !== null && row.id === openedId}
        headRows={headRows}
      />
    );
  });
}

export function CompanyGrid(props: GridProps) {
  const { rows, total } = props;
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const grid = useGrid();
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useGridColumns(props.columns);
  const { shown } = columns;
  const hasGroups = new Set(shown.map(({ group }) => group.id)).size > 1;
  const headRows = hasGroups ? 2 : 1;
  const headHeight = headRowHeight + (hasGroups ? groupRowHeight : 0);
  const numberWidth = numberWidthOf(total);
  const scroll = useListScroll(scroller, { rows: total, rowHeight, headHeight, overscan });
  const window = useColumnWindow(scroller, columns, numberWidth);
  const items = scroll.virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const count = items.length;
  const slotOf = useSlots(first, count, Math.ceil(scroll.map.viewport / rowHeight) + 2 * overscan + 2);

  useEffect(() => rows.show(first, first + count - 1), [rows, first, count]);
  useKeepInPlace(rows, view, scroll);
  useStartAtTop(rows, scroll.scrollTo);
  useShareColumns(grid, shown, total);
  const { selection, reveal } = grid.selection.store.use();
  useReveal(reveal, scroller, scroll, columns, numberWidth);

  const focusCells = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  useEffect(() => grid.focus.set(focusCells), [grid, focusCells]);
  // Arrow keys work at once, unless a person is already somewhere else.
  useEffect(() => {
    if (document.activeElement === document.body) focusCells();
  }, [focusCells]);

  const actions = useHeadActions({
    set: props.columns,
    onSort: props.onSort,
    more: props.columnActions,
  });
  const paths = useMemo(() => shown.map(({ path }) => path), [shown]);
  const revealColumn = useCallback(
    (column: number) => {
      const held = grid.selection.store.get();
      const row = Math.ceil(scroll.topNow() / rowHeight);
      grid.selection.store.set({ ...held, reveal: { row, column } });
    },
    // oxlint-disable-next-line react/exhaustive-deps -- topNow is stable, `scroll` is new with every step
    [grid, scroll.topNow],
  );
  const headFocus = useHeadFocus(paths, revealColumn, scroller);
  const onCells = useCallback(
    (column: number) => {
      const row = grid.selection.get()?.active.row ?? 0;
      grid.selection.select(selectCell({ row, column }));
      focusCells();
    },
    [grid, focusCells],
  );
  const onKeyDown = useGridKeys({
    pageRows: Math.max(Math.floor(scroll.map.viewport / rowHeight) - 1, 1),
    onToggle: props.onToggle,
    onClose: props.onClose,
    onHead: headFocus.moveTo,
  });
  const { onToggle } = props;
  const pointer = useGridPointer({
    scroller,
    scroll,
    columns,
    numberWidth,
    headHeight,
    headRows,
    onToggle,
  });

  const onHover = useWholeText(headRows);

  const active = selection?.active;
  const isActiveShown =
    active !== undefined &&
    active.row >= first &&
    active.row < first + count &&
    (active.column < columns.frozen ||
      (active.column >= window.middleAt && active.column < window.middleAt + window.middle.length));
  return (
    <div
      ref={scroller}
      className={classes['grid']}
      style={gridStyle(columns, window, numberWidth)}
      role="grid"
      aria-label={plural(total, 'company', 'companies')}
      aria-rowcount={total + headRows}
      aria-colcount={shown.length + 1}
      aria-multiselectable="true"
      tabIndex={0}
      onKeyDown={onKeyDown}
      {...(isActiveShown ? { 'aria-activedescendant': cellDomId(active.row, active.column) } : {})}
    >
      <GridHead
        columns={columns}
        window={window}
        hasGroups={hasGroups}
        sort={props.sort}
        focus={headFocus}
        onCells={onCells}
        actions={actions}
      />
      <div
        className={classes['body']}
        role="presentation"
        style={{ height: scroll.map.height }}
        onMouseOver={onHover}
        {...pointer}
      >
        <div
          className={classes['layer']}
          role="rowgroup"
          style={{ transform: `translateY(${scroll.offsetOf(items[0]?.start ?? 0)}px)` }}
        >
          <Lines
            {...props}
            view={view}
            first={first}
            count={count}
            slotOf={slotOf}
            window={window}
            columns={shown}
            headRows={headRows}
          />
        </div>
        <EditLayer columns={columns} numberWidth={numberWidth} offsetOf={scroll.offsetOf} />
      </div>
    </div>
  );
}
