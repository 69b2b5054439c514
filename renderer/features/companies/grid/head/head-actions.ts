// What the head of a column can do, as plain functions over the view's columns and the address.
import { useMemo } from 'react';
import type { GridColumn } from '../columns/grid-column.ts';
import { resetWidth, setColumn, stepColumn, moveColumn } from '../columns/view-columns.ts';
import type { ColumnSet } from '../columns/use-column-set.ts';
import { useGrid } from '../grid-context.ts';
import { addRange, extendTo, selectLines } from '../selection/selection.ts';

export type ColumnAction = { label: string; onClick: () => void };

export type HeadActions = {
  sort: (column: GridColumn, direction: 'asc' | 'desc' | null) => void;
  hide: (column: GridColumn) => void;
  freeze: (column: GridColumn, isFrozen: boolean) => void;
  step: (column: GridColumn, by: -1 | 1) => void;
  /** Before another column, or last. */
  move: (path: string, before: string | null) => void;
  widen: (column: GridColumn, width: number) => void;
  resetWidth: (column: GridColumn) => void;
  /** Selects the whole column; `add` beside what is selected, `extend` up to it. */
  select: (column: GridColumn, how?: 'add' | 'extend') => void;
  /** What other parts of the page do with a column. */
  more: (column: GridColumn) => readonly ColumnAction[];
};

const noMore = (): readonly ColumnAction[] => [];

export function useHeadActions(options: {
  set: ColumnSet;
  onSort: (sort: string | undefined) => void;
  more?: HeadActions['more'] | undefined;
}): HeadActions {
  const grid = useGrid();
  const { set, onSort, more = noMore } = options;
  const { all: columns, change } = set;
  return useMemo(
    () => ({
      sort: ({ path }, direction) =>
        onSort(direction === null ? undefined : direction === 'asc' ? path : `-${path}`),
      hide: ({ path }) => change((view) => setColumn(columns, view, path, { hidden: true })),
      freeze: ({ path }, isFrozen) => change((view) => setColumn(columns, view, path, { frozen: isFrozen })),
      step: ({ path }, by) => change((view) => stepColumn(columns, view, path, by)),
      move: (path, before) => change((view) => moveColumn(columns, view, path, before)),
      widen: ({ path }, width) => change((view) => setColumn(columns, view, path, { width })),
      resetWidth: ({ path }) => change((view) => resetWidth(view, path)),
      select: ({ path }, how) => {
        const at = grid.columns.get().findIndex((shown) => shown.path === path);
        const held = grid.selection.get();
        const place = { row: held?.active.row ?? 0, column: at };
        if (how === 'add') grid.selection.select(addRange(held, place, 'columns'), null);
        else if (how === 'extend' && held?.ranges.at(-1)?.extent === 'columns')
          grid.selection.select(extendTo(held, place), null);
        else grid.selection.select(selectLines('columns', place), null);
        grid.focus.get()();
      },
      more,
    }),
    [grid, columns, change, onSort, more],
  );
}
