// Which row is active and which record is open. The record is in the address; the active row follows its company
// when rows come and go around it.
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Company } from '../../../shared/schema/company.ts';
import { omit } from '../../lib/omit.ts';
import type { RowView } from '../../ui/rows/row-window.ts';
import type { CompanyWindow } from './use-company-rows.ts';

const route = getRouteApi('/companies');

/** `moves` tells a move by the person from a row that moved under them. */
type Active = { rows: CompanyWindow; index: number; id: string | null; moves: number };

/** Where the active company stands now. */
export function placeOf(active: { index: number; id: string | null }, view: RowView<Company>): number {
  const isThere = active.id === null || view.rowAt(active.index)?.id === active.id;
  return isThere ? active.index : (view.indexOf(active.id ?? '') ?? active.index);
}

function useRecord() {
  const { record } = route.useSearch();
  const navigate = route.useNavigate();
  const openRecord = useCallback(
    (id: string | undefined) =>
      void navigate({
        replace: true,
        search: (before) => (id === undefined ? omit(before, 'record') : { ...before, record: id }),
      }),
    [navigate],
  );
  return { record, openRecord };
}

export function useSelection(rows: CompanyWindow, view: RowView<Company>) {
  const { record, openRecord } = useRecord();
  const [active, setActive] = useState<Active | null>(null);
  const opened = record === undefined ? null : view.indexOf(record);
  const place = active?.rows === rows ? placeOf(active, view) : opened;
  /** The row whose record opens as soon as it has been loaded. */
  const awaited = useRef<number | null>(null);
  const isOpen = record !== undefined;

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

  const moveTo = useCallback(
    (index: number) => {
      const id = rows.getView().rowAt(index)?.id ?? null;
      setActive((before) => ({ rows, index, id, moves: (before?.moves ?? 0) + 1 }));
    },
    [rows],
  );
  /** Makes a row the active one; an open record goes along. */
  const activate = useCallback(
    (index: number) => {
      moveTo(index);
      if (isOpen) show(index);
    },
    [isOpen, moveTo, show],
  );
  const toggle = useCallback(
    (index: number) => {
      moveTo(index);
      if (isOpen && rows.getView().rowAt(index)?.id === record) openRecord(undefined);
      else show(index);
    },
    [isOpen, moveTo, openRecord, record, rows, show],
  );
  const step = (by: number) => {
    const next = (place ?? 0) + by;
    return place !== null && next >= 0 && next < (view.total ?? 0) ? () => activate(next) : null;
  };
  return {
    active: place,
    moves: active?.moves ?? 0,
    record,
    activate,
    toggle,
    openRecord,
    previous: step(-1),
    next: step(1),
  };
}
