// The grid's columns on TanStack Table: which are shown, in what order, how wide, which stay in sight. The table holds no
// rows: a million of them lie behind windows, and a line reads its own.
import {
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  functionalUpdate,
  tableFeatures,
  useTable,
  type ColumnSizingState,
  type Header,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './grid-column.ts';
import type { ColumnSet } from './use-column-set.ts';
import { arrange, setColumn, type ArrangedColumn, type ViewColumns } from './view-columns.ts';

const features = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
});

type NoRow = Record<string, never>;
export type ColumnHeader = Header<typeof features, NoRow>;

const noRows: NoRow[] = [];
const noHeaders: ColumnHeader[] = [];
const helper = createColumnHelper<typeof features, NoRow>();

/** Changes what the view says of its columns. */
export type ChangeColumns = (change: (view: ViewColumns) => ViewColumns) => void;

export const minWidth = 36;
const maxWidth = 1200;

const definitionsOf = (columns: readonly GridColumn[]) =>
  columns.map(({ path, label, width }) =>
    helper.display({ id: path, header: label, size: width, minSize: minWidth, maxSize: maxWidth }),
  );

/** What the view says, as the table's features hold it. */
function stateOf(all: readonly ArrangedColumn[]) {
  const paths = (some: readonly ArrangedColumn[]) => some.map(({ column }) => column.path);
  return {
    columnOrder: paths(all),
    columnPinning: { start: paths(all.filter(({ isFrozen }) => isFrozen)), end: [] },
    columnVisibility: Object.fromEntries(all.map(({ column, isHidden }) => [column.path, !isHidden])),
    columnSizing: Object.fromEntries(all.map(({ column, width }) => [column.path, width])),
  };
}

function withWidths(columns: readonly GridColumn[], view: ViewColumns, next: ColumnSizingState): ViewColumns {
  const now = new Map(arrange(columns, view).map(({ column, width }) => [column.path, width]));
  return Object.entries(next).reduce(
    (changed, [path, width]) =>
      now.get(path) === width ? changed : setColumn(columns, changed, path, { width: Math.round(width) }),
    view,
  );
}

export type GridColumns = {
  /** Those that are shown, in order, frozen ones first; the same object until one comes, goes or moves. */
  shown: readonly GridColumn[];
  frozen: number;
  /** Pixels of each shown column, and from the first column's edge to its own. */
  widths: readonly number[];
  starts: readonly number[];
  total: number;
  headers: ReadonlyMap<string, ColumnHeader>;
};

function startsOf(widths: readonly number[]): number[] {
  let start = 0;
  return widths.map((width) => {
    const at = start;
    start += width;
    return at;
  });
}

export function useGridColumns({ all: columns, view, change }: ColumnSet): GridColumns {
  const all = useMemo(() => arrange(columns, view), [columns, view]);
  const definitions = useMemo(() => definitionsOf(columns), [columns]);
  const state = useMemo(() => stateOf(all), [all]);
  const table = useTable({
    features,
    columns: definitions,
    data: noRows,
    state,
    columnResizeMode: 'onChange',
    onColumnSizingChange: (updater) =>
      change((before) => {
        const sizes = stateOf(arrange(columns, before)).columnSizing;
        return withWidths(columns, before, functionalUpdate(updater, sizes));
      }),
  });
  const headers = table.getHeaderGroups()[0]?.headers ?? noHeaders;
  const resizing = table.state.columnResizing.isResizingColumn;
  const shown = useShown(columns, headers);
  const frozen = table.getStartVisibleLeafColumns().length;
  return useMemo(
    () => measured(shown, frozen, headers),
    // oxlint-disable-next-line react/exhaustive-deps -- sizes and the one being resized are read from the headers
    [shown, frozen, headers, state, resizing],
  );
}

/** The same list until a column comes, goes or moves: the lines are drawn anew with it, which a width is no reason for. */
function useShown(columns: readonly GridColumn[], headers: readonly ColumnHeader[]): readonly GridColumn[] {
  const key = headers.map(({ id }) => id).join('\n');
  return useMemo(() => {
    const byPath = new Map(columns.map((column) => [column.path, column]));
    return key.split('\n').flatMap((path) => byPath.get(path) ?? []);
  }, [columns, key]);
}

function measured(
  shown: readonly GridColumn[],
  frozen: number,
  headers: readonly ColumnHeader[],
): GridColumns {
  const widths = headers.map((header) => header.getSize());
  return {
    shown,
    frozen,
    widths,
    starts: startsOf(widths),
    total: widths.reduce((sum, width) => sum + width, 0),
    headers: new Map(headers.map((header) => [header.id, header])),
  };
}
