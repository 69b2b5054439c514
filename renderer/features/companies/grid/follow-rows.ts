// Keeps the selection with its companies when rows come and go around them. A component, so that only this watches every change
// of the rows and not the page.
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { CompanyWindow } from '../use-company-rows.ts';
import { sizeOf, type GridShared } from './grid-context.ts';
import { selectCell } from './selection/selection.ts';

type Props = { grid: GridShared; rows: CompanyWindow; record: string | undefined };

/** Other rows drop the selection, unless the open record is among them; the same rows keep it with its companies. */
export function FollowRows({ grid, rows, record }: Props): null {
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  grid.selection.store.use();
  const seen = useRef<{ rows: CompanyWindow; row: number; id: string | null } | null>(null);
  useLayoutEffect(() => {
    const before = seen.current;
    if (before !== null && before.rows !== rows) grid.selection.clear();
    else if (before !== null && before.id !== null && view.rowAt(before.row)?.id !== before.id) {
      const now = view.indexOf(before.id);
      if (now !== null) grid.selection.follow(now - before.row, sizeOf(grid));
    }
    const opened = grid.selection.get() === null && record !== undefined ? view.indexOf(record) : null;
    if (opened !== null)
      grid.selection.store.set({ selection: selectCell({ row: opened, column: 0 }), reveal: null });
    const row = grid.selection.get()?.active.row ?? 0;
    seen.current = { rows, row, id: grid.selection.get() === null ? null : (view.rowAt(row)?.id ?? null) };
  });
  return null;
}
