// The list's rows for one sort order and search, kept true to what the backend tells.
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { queryCompanyRows, windowOfCompanies } from '../../../shared/contract/companies.ts';
import type { BackendEvent } from '../../../shared/events.ts';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { onBackendEvent, onBackendReturned } from '../../api/events.ts';
import { reportSignedOut } from '../../api/session.ts';
import { withMarks } from './marks/row-marks.ts';
import type { GridRow } from './grid/columns/grid-column.ts';
import type { SearchQuery } from '../../lib/company-search.ts';
import { throttled } from '../../lib/throttled.ts';
import { RowWindow } from '../../ui/rows/row-window.ts';

export type CompanyWindow = RowWindow<GridRow>;

/** An import writes many times a second; the screen follows once a second. */
const refreshEveryMs = 1000;
const retryAfterMs = 2000;

/** A plain query stands in the address, where a log or a person can read it. */
async function askRows({ filter, source, locked, ...plain }: SearchQuery, offset: number, limit: number) {
  const place = { offset, limit };
  const isPlain = filter === undefined && source === undefined && locked === undefined;
  if (isPlain) return call(windowOfCompanies, { query: { ...plain, ...place } });
  return call(queryCompanyRows, { body: { ...plain, filter, source, locked, ...place } });
}

async function loadRows(query: SearchQuery, offset: number, limit: number) {
  try {
    const { items, marks, ...rest } = (await askRows(query, offset, limit)).data;
    return { ...rest, items: withMarks(items, marks) };
  } catch (error) {
    if (error instanceof ApiError && error.code === 'invalid_key') reportSignedOut();
    throw error;
  }
}

const changesRows = ({ topic }: BackendEvent): boolean =>
  topic === 'company:changed' || topic === 'import:completed' || topic === 'import:failed';

function useRefreshOnEvents(rows: CompanyWindow): void {
  useEffect(() => {
    const refresh = throttled(() => rows.refresh(), refreshEveryMs);
    const stopEvents = onBackendEvent((event) => changesRows(event) && refresh());
    const stopReturned = onBackendReturned(refresh);
    return () => {
      stopEvents();
      stopReturned();
    };
  }, [rows]);
}

/** A backend that is being started again is asked again without a word from the person. */
function useRetry(rows: CompanyWindow, error: unknown): void {
  useEffect(() => {
    if (!(error instanceof ApiError) || error.code !== 'unreachable') return undefined;
    const timer = setTimeout(() => rows.retry(), retryAfterMs);
    return () => clearTimeout(timer);
  }, [rows, error]);
}

/**
 * Until a new order or search has its first answer, the old rows stay on screen. `view` is new only with another total or
 * failure; what shows rows watches them itself.
 */
export function useCompanyRows(query: SearchQuery) {
  const asked = JSON.stringify(query);
  const wanted = useMemo(() => {
    const same = JSON.parse(asked) as SearchQuery;
    return new RowWindow<GridRow>((offset, limit) => loadRows(same, offset, limit));
  }, [asked]);
  const state = useSyncExternalStore(wanted.subscribe, wanted.getOutline);
  const isReady = state.total !== null || state.error !== null;

  const [shown, setShown] = useState(wanted);
  if (isReady && shown !== wanted) setShown(wanted);
  const rows = isReady ? wanted : shown;
  const view = useSyncExternalStore(rows.subscribe, rows.getOutline);

  const shownFirst = useRef<CompanyWindow | null>(null);
  useEffect(() => {
    if (shownFirst.current === wanted) return;
    shownFirst.current = wanted;
    wanted.show(0, 0);
  }, [wanted]);
  useRefreshOnEvents(rows);
  useRetry(rows, view.error);
  const refresh = useCallback(() => rows.refresh(), [rows]);
  return { rows, view, refresh };
}
