// The page's grid: made once, kept true to the rows that are shown now, with the record that is open beside it. The record is
// in the address; the selection follows its companies when rows come and go around them.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { omit } from '../../../lib/omit.ts';
import type { RowView } from '../../../ui/rows/row-window.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import type { GridRow } from './columns/grid-column.ts';
import { createGrid, sizeOf, type GridShared } from './grid-context.ts';
import { selectCell } from './selection/selection.ts';

const route = getRouteApi('/companies');

function useOpenRecord() {
  const navigate = route.useNavigate();
  return useCallback(
    (id: string | undefined) =>
      void navigate({
        replace: true,
        search: (before) => (id === undefined ? omit(before, 'record') : { ...before, record: id }),
      }),
    [navigate],
  );
}

/** Other rows drop the selection, unless the open record is among them; the same rows keep it with its companies. */
function useFollowRows(
  grid: GridShared,
  rows: CompanyWindow,
  view: RowView<GridRow>,
  record: string | undefined,
) {
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
}

export function useGrid(rows: CompanyWindow, view: RowView<GridRow>) {
  const [grid] = useState(() => createGrid(rows));
  useLayoutEffect(() => grid.rows.set(rows), [grid, rows]);
  const { selection } = grid.selection.store.use();
  const active = selection?.active.row ?? null;
  const { record } = route.useSearch();
  const openRecord = useOpenRecord();
  useFollowRows(grid, rows, view, record);

  /** The row whose record opens as soon as it has been loaded. */
  const awaited = useRef<number | null>(null);
  const show = useCallback(
    (index: number) => {
      const id = rows.getView().rowAt(index)?.id;
      awaited.current = id === undefined ? index : null;
      if (id !== undefined) openRecord(id);
    },
    [openRecord, rows],
  );
  useEffect(() => {
    if (awaited.current !== null && view.rowAt(awaited.current)) show(awaited.current);
  }, [show, view]);
  // An open record goes along with the active row.
  const isOpen = record !== undefined;
  const followed = useRef(active);
  useEffect(() => {
    if (
      active !== null &&
      followed.current !== active &&
      isOpen &&
      rows.getView().rowAt(active)?.id !== record
    )
      show(active);
    followed.current = active;
  }, [active, isOpen, record, rows, show]);

  const toggle = useCallback(
    (index: number) => {
      if (isOpen && rows.getView().rowAt(index)?.id === record) openRecord(undefined);
      else show(index);
    },
    [isOpen, openRecord, record, rows, show],
  );
  const step = (by: number) => {
    const next = (active ?? 0) + by;
    if (active === null || next < 0 || next >= (view.total ?? 0)) return null;
    return () => grid.selection.selectCell({ row: next, column: grid.selection.get()?.active.column ?? 0 });
  };
  return { grid, active, record, toggle, openRecord, previous: step(-1), next: step(1) };
}
