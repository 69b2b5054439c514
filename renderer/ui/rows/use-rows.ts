// The rows of a long list for one query, kept true to what the backend tells. Until a new query has its first answer, the old rows
// stay on screen.
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { BackendEvent } from '../../../shared/events.ts';
import { ApiError } from '../../api/api-error.ts';
import { onBackendEvent, onBackendReturned } from '../../api/events.ts';
import { reportSignedOut } from '../../api/session.ts';
import { throttled } from '../../lib/throttled.ts';
import { RowWindow, type RowPage } from './row-window.ts';

/** An import writes many times a second; the screen follows once a second. */
const refreshEveryMs = 1000;
const retryAfterMs = 2000;

export type RowSource<Query, Row> = {
  load: (query: Query, offset: number, limit: number) => Promise<RowPage<Row>>;
  /** Whether the list may be another one after this. */
  isChangedBy: (event: BackendEvent) => boolean;
};

async function noticing<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'invalid_key') reportSignedOut();
    throw error;
  }
}

function useRefreshOnEvents<Row extends { id: string }>(
  rows: RowWindow<Row>,
  isChangedBy: (event: BackendEvent) => boolean,
): void {
  useEffect(() => {
    const refresh = throttled(() => rows.refresh(), refreshEveryMs);
    const stopEvents = onBackendEvent((event) => isChangedBy(event) && refresh());
    const stopReturned = onBackendReturned(refresh);
    return () => {
      stopEvents();
      stopReturned();
    };
  }, [rows, isChangedBy]);
}

/** A backend that is being started again is asked again without a word from the person. */
function useRetry<Row extends { id: string }>(rows: RowWindow<Row>, error: unknown): void {
  useEffect(() => {
    if (!(error instanceof ApiError) || error.code !== 'unreachable') return undefined;
    const timer = setTimeout(() => rows.retry(), retryAfterMs);
    return () => clearTimeout(timer);
  }, [rows, error]);
}

/**
 * `source` is the same object at every call; `query` is plain data. `view` is new only with another total or failure; what shows
 * rows watches them itself.
 */
export function useRows<Query, Row extends { id: string }>(source: RowSource<Query, Row>, query: Query) {
  const { load, isChangedBy } = source;
  const asked = JSON.stringify(query);
  const wanted = useMemo(() => {
    const same = JSON.parse(asked) as Query;
    return new RowWindow<Row>((offset, limit) => noticing(load(same, offset, limit)));
  }, [asked, load]);
  const state = useSyncExternalStore(wanted.subscribe, wanted.getOutline);
  const isReady = state.total !== null || state.error !== null;

  const [shown, setShown] = useState(wanted);
  if (isReady && shown !== wanted) setShown(wanted);
  const rows = isReady ? wanted : shown;
  const view = useSyncExternalStore(rows.subscribe, rows.getOutline);

  const first = useRef<RowWindow<Row> | null>(null);
  useEffect(() => {
    if (first.current === wanted) return;
    first.current = wanted;
    wanted.show(0, 0);
  }, [wanted]);
  useRefreshOnEvents(rows, isChangedBy);
  useRetry(rows, view.error);
  const refresh = useCallback(() => rows.refresh(), [rows]);
  return { rows, view, refresh };
}
