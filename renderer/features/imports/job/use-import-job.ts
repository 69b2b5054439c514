// One import, kept true by events (api/cache-updates.ts) and, where those fail, by asking every second while it runs.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { cancelImportJob, getImportJob } from '../../../../shared/contract/imports.ts';
import type { ImportJob } from '../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { isUnderWay } from './job-view.ts';

const pollEvery = 1000;

const isTakenBack = ({ undo: { state } }: ImportJob): boolean => state === 'undoing' || state === 'redoing';

export function useImportJob(jobId: string) {
  return useQuery({
    ...queryOf(getImportJob, { params: { jobId } }),
    refetchInterval: (query) => {
      const job = query.state.data?.data;
      return job && (isUnderWay(job) || isTakenBack(job)) ? pollEvery : false;
    },
  });
}

export function useStopJob(jobId: string): { stop: () => void; stopping: boolean; error: ApiError | null } {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => call(cancelImportJob, { params: { jobId } }),
    onSuccess: (answer) => client.setQueryData(queryOf(getImportJob, { params: { jobId } }).queryKey, answer),
  });
  return {
    stop: () => mutation.mutate(),
    // The job goes on to the end of its batch after it was told to stop.
    stopping: mutation.isPending || mutation.isSuccess,
    error: mutation.error && toApiError(mutation.error),
  };
}
