// The rows of the file that an import read, in memory round what is on screen.
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { getImportRows, type SourceRow } from '../../../../shared/contract/recipes.ts';
import { call } from '../../../api/client.ts';
import { RowWindow } from '../../../ui/rows/row-window.ts';

type ShownRow = SourceRow & { id: string };

export function useSourceRows(jobId: string) {
  const [columns, setColumns] = useState<readonly string[]>([]);
  const rows = useMemo(
    () =>
      new RowWindow<ShownRow>(async (offset, limit) => {
        const { data } = await call(getImportRows, { params: { jobId }, query: { offset, limit } });
        setColumns((known) => (known.length === 0 ? data.columns : known));
        return {
          items: data.items.map((row) => ({ ...row, id: String(row.row_number) })),
          total: data.total ?? offset + data.items.length,
          revision: 0,
        };
      }),
    [jobId],
  );
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  useEffect(() => rows.show(0, 0), [rows]);
  return { columns, rows, view };
}
