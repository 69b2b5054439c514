// The rows of a dry run under a filter. Until a new result or filter has its first answer, the old rows stay on screen.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { listDryRunRows } from '../../../../../shared/contract/dry-runs.ts';
import type { DryRow } from '../../../../../shared/schema/dry-run.ts';
import { call } from '../../../../api/client.ts';
import { RowWindow } from '../../../../ui/rows/row-window.ts';
import type { Filter } from './filter.ts';

export type ShownRow = DryRow & { id: string };
export type DryWindow = RowWindow<ShownRow>;

async function loadRows(dryRunId: string, filter: Filter, offset: number, limit: number) {
  const { data } = await call(listDryRunRows, { params: { dryRunId }, query: { ...filter, offset, limit } });
  const items = data.items.map((row) => ({ ...row, id: String(row.row_number) }));
  return { items, total: data.total, revision: 0 };
}

export function useDryRows(dryRunId: string, filter: Filter) {
  const wanted = useMemo(
    () => new RowWindow<ShownRow>((offset, limit) => loadRows(dryRunId, filter, offset, limit)),
    [dryRunId, filter],
  );
  const state = useSyncExternalStore(wanted.subscribe, wanted.getView);
  const isReady = state.total !== null || state.error !== null;
  const [shown, setShown] = useState(wanted);
  if (isReady && shown !== wanted) setShown(wanted);
  const rows = isReady ? wanted : shown;
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  useEffect(() => wanted.show(0, 0), [wanted]);
  return { rows, view };
}
