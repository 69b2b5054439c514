// Starts the import as a job and goes to it. Pressing twice, or again after a lost answer, starts it once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { getImportJob, listImportJobs, runSource } from '../../../../../shared/contract/imports.ts';
import type { RunOptions } from '../../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { queryOf } from '../../../../api/query.ts';

type Attempt = { body: string; key: string };

/** The same options keep their idempotency key until an answer has come. */
function attemptFor(options: RunOptions, last: Attempt | null): Attempt {
  const body = JSON.stringify(options);
  return last?.body === body ? last : { body, key: crypto.randomUUID() };
}

export function useRun(sourceId: string): {
  run: (options: RunOptions) => void;
  busy: boolean;
  error: ApiError | null;
} {
  const client = useQueryClient();
  const navigate = useNavigate();
  const attempt = useRef<Attempt | null>(null);
  const mutation = useMutation({
    mutationFn: (options: RunOptions) => {
      attempt.current = attemptFor(options, attempt.current);
      const idempotencyKey = attempt.current.key;
      return call(runSource, { params: { sourceId }, body: options }, { idempotencyKey });
    },
    onSuccess: async (answer) => {
      attempt.current = null;
      const jobId = answer.data.job_id;
      client.setQueryData(queryOf(getImportJob, { params: { jobId } }).queryKey, answer);
      void client.invalidateQueries({ queryKey: [listImportJobs.name] });
      await navigate({ to: '/imports/$jobId', params: { jobId } });
    },
    onError: (error) => {
      if (toApiError(error).code !== 'unreachable') attempt.current = null;
    },
  });
  return {
    run: (options) => {
      if (!mutation.isPending) mutation.mutate(options);
    },
    busy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
  };
}
