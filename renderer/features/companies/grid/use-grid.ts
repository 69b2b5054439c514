// The page's grid, made once, with the record that is open beside it. The record is in the address.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { omit } from '../../../lib/omit.ts';
import type { RowView } from '../../../ui/rows/row-window.ts';
import type { CompanyWindow } from '../use-company-rows.ts';
import type { GridRow } from './columns/grid-column.ts';
import { keptCompanies } from '../kept-companies.ts';
import { createGrid, type GridShared } from './grid-context.ts';
import { useLeft } from './use-left.ts';

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

/** As it was left for a record's page, else from the start. */
function useKeptGrid(rows: CompanyWindow): GridShared {
  const search = route.useSearch();
  const [grid] = useState(() => createGrid(rows, keptCompanies.find(search)));
  keptCompanies.useKeep(search, () => ({
    selection: grid.selection.get(),
    scrolled: grid.scrolled.get()(),
  }));
  return grid;
}

export function useGrid(rows: CompanyWindow, view: RowView<GridRow>) {
  const grid = useKeptGrid(rows);
  useLeft(grid);
  useLayoutEffect(() => grid.rows.set(rows), [grid, rows]);
  const { selection } = grid.selection.store.use();
  const active = selection?.active.row ?? null;
  const { record } = route.useSearch();
  const openRecord = useOpenRecord();

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
  useEffect(
    () =>
      rows.subscribe(() => {
        if (awaited.current !== null && rows.getView().rowAt(awaited.current)) show(awaited.current);
      }),
    [rows, show],
  );
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
  const navigate = route.useNavigate();
  const openPage = (index: number): void => {
    const companyId = rows.getView().rowAt(index)?.id;
    if (companyId !== undefined)
      void navigate({ to: '/companies/$companyId', params: { companyId }, search: {} });
  };
  const step = (by: number) => {
    const next = (active ?? 0) + by;
    if (active === null || next < 0 || next >= (view.total ?? 0)) return null;
    return () => grid.selection.selectCell({ row: next, column: grid.selection.get()?.active.column ?? 0 });
  };
  return { grid, active, record, toggle, openPage, openRecord, previous: step(-1), next: step(1) };
}
