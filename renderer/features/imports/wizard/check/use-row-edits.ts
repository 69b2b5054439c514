// The rows of a file that a person mended or left out, and the ways to change them.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { editRows, listRowEdits } from '../../../../../shared/contract/dry-runs.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { queryOf } from '../../../../api/query.ts';

export type RowEdits = {
  editOf: (rowNumber: number) => RowEdit | undefined;
  total: number;
  busy: boolean;
  error: ApiError | null;
  edit: (rowNumber: number, edit: RowEdit | null) => void;
  takeAllBack: () => void;
  /** They were changed in another way. */
  reload: () => void;
};

type Change = { edits?: Record<string, RowEdit | null>; clear?: boolean };

/** `onChanged`: what was tried no longer holds. */
export function useRowEdits(sourceId: string, onChanged: () => void): RowEdits {
  const client = useQueryClient();
  const params = { sourceId };
  const listed = queryOf(listRowEdits, { params });
  const query = useQuery(listed);
  const change = useMutation({
    mutationFn: (body: Change) => call(editRows, { params, body }),
    onSuccess: (answer) => {
      client.setQueryData(listed.queryKey, answer);
      onChanged();
    },
  });
  const { mutate } = change;
  const known = query.data?.data;
  return {
    editOf: (rowNumber) => known?.edits[String(rowNumber)],
    total: known?.total ?? 0,
    busy: change.isPending,
    error: change.error && toApiError(change.error),
    edit: useCallback((rowNumber, edit) => mutate({ edits: { [rowNumber]: edit } }), [mutate]),
    takeAllBack: () => mutate({ clear: true }),
    reload: () => {
      void client.invalidateQueries({ queryKey: listed.queryKey });
      onChanged();
    },
  };
}
