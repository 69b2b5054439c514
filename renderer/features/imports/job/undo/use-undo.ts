// Undo and redo of one import, and what they would do.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { cancelImportJob, getImportJob } from '../../../../../shared/contract/imports.ts';
import { getImportUndo, redoImport, undoImport } from '../../../../../shared/contract/undo.ts';
import type { ImportJob } from '../../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { queryOf } from '../../../../api/query.ts';

/** Anew with each state of the import, and when a company has changed: edits make it keep more. */
export function useUndoPlan({ job_id: jobId, undo, finished_at: finishedAt }: ImportJob) {
  const query = queryOf(getImportUndo, { params: { jobId } });
  return useQuery({
    ...query,
    queryKey: [...query.queryKey, undo.last?.id, undo.last?.status, finishedAt] as never,
    enabled: undo.can_undo,
  });
}

export type UndoActions = {
  undo: () => void;
  redo: () => void;
  stop: () => void;
  busy: boolean;
  error: ApiError | null;
};

export function useUndoActions(jobId: string): UndoActions {
  const client = useQueryClient();
  const params = { jobId };
  const mutation = useMutation({
    mutationFn: (what: 'undo' | 'redo' | 'stop') => {
      const idempotencyKey = crypto.randomUUID();
      if (what === 'undo') return call(undoImport, { params, body: {} }, { idempotencyKey });
      if (what === 'redo') return call(redoImport, { params }, { idempotencyKey });
      return call(cancelImportJob, { params });
    },
    onSuccess: (answer) => client.setQueryData(queryOf(getImportJob, { params }).queryKey, answer),
  });
  return {
    undo: () => mutation.mutate('undo'),
    redo: () => mutation.mutate('redo'),
    stop: () => mutation.mutate('stop'),
    busy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
  };
}
