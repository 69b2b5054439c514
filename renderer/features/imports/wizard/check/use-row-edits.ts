// The rows of a file that a person mended or left out, and the ways to change them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { editRows, listRowEdits, type RowEditOrder } from '../../../../../shared/contract/dry-runs.ts';
import { getSourceRow } from '../../../../../shared/contract/source-rows.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { queryOf } from '../../../../api/query.ts';
import { joined, type EditOrders } from './mend-history.ts';

export type RowEdits = {
  editOf: (rowNumber: number) => RowEdit | undefined;
  /** What was asked for since the rows on screen were tried. */
  newsOf: (rowNumber: number) => RowEditOrder | undefined;
  total: number;
  busy: boolean;
  error: ApiError | null;
  edit: (orders: EditOrders) => void;
  takeAllBack: () => void;
  /** They were changed in another way. */
  reload: () => void;
};

type Change = { edits?: EditOrders; clear?: boolean };
/** Orders since a dry run. */
type News = { since: string | null; orders: EditOrders };

/** `onChanged`: what was tried no longer holds. `shown`: the dry run whose rows are on screen. */
export function useRowEdits(sourceId: string, shown: string | null, onChanged: () => void): RowEdits {
  const client = useQueryClient();
  const params = { sourceId };
  const listed = queryOf(listRowEdits, { params });
  const query = useQuery(listed);
  const [news, setNews] = useState<News>({ since: null, orders: {} });
  const change = useMutation({
    mutationFn: (body: Change) => call(editRows, { params, body }),
    onSuccess: (answer) => {
      client.setQueryData(listed.queryKey, answer);
      void client.invalidateQueries({ queryKey: [getSourceRow.name] });
      onChanged();
    },
    onError: () => setNews({ since: null, orders: {} }),
  });
  const { mutate } = change;
  const known = query.data?.data;
  return {
    editOf: (rowNumber) => known?.edits[String(rowNumber)],
    newsOf: (rowNumber) => (news.since === shown ? news.orders[String(rowNumber)] : undefined),
    total: known?.total ?? 0,
    busy: change.isPending,
    error: change.error && toApiError(change.error),
    edit: useCallback(
      (edits) => {
        setNews(({ since, orders }) => ({
          since: shown,
          orders: Object.fromEntries([
            ...Object.entries(since === shown ? orders : {}),
            ...Object.entries(edits).map(([row, order]) => [
              row,
              joined(since === shown ? orders[row] : undefined, order),
            ]),
          ]),
        }));
        mutate({ edits });
      },
      [mutate, shown],
    ),
    takeAllBack: () => mutate({ clear: true }),
    reload: () => {
      void client.invalidateQueries({ queryKey: listed.queryKey });
      onChanged();
    },
  };
}
