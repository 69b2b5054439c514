// The head's side of the grid: what a column's head does, where the keyboard is in it, and the way back to the cells.
import { useCallback, useMemo } from 'react';
import { useGrid } from '../grid-context.ts';
import { rowHeight } from '../row-height.ts';
import { selectCell } from '../selection/selection.ts';
import type { Geometry } from '../use-geometry.ts';
import { useHeadFocus, type HeadFocus } from '../use-head-focus.ts';
import { useHeadActions, type HeadActions } from './head-actions.ts';

type Options = Parameters<typeof useHeadActions>[0];

export type Head = { actions: HeadActions; focus: HeadFocus; onCells: (column: number) => void };

export function useHead({ scroller, scroll, columns }: Geometry, options: Options): Head {
  const grid = useGrid();
  const actions = useHeadActions(options);
  const { topNow } = scroll;
  const reveal = useCallback(
    (column: number) => {
      const { selection } = grid.selection.store.get();
      grid.selection.store.set({ selection, reveal: { row: Math.ceil(topNow() / rowHeight), column } });
    },
    [grid, topNow],
  );
  const paths = useMemo(() => columns.shown.map(({ path }) => path), [columns.shown]);
  const focus = useHeadFocus(paths, reveal, scroller);
  const onCells = useCallback(
    (column: number) => {
      const row = grid.selection.get()?.active.row ?? 0;
      grid.selection.select(selectCell({ row, column }));
      grid.focus.get()();
    },
    [grid],
  );
  return { actions, focus, onCells };
}
