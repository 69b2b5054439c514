// The dry run of a file under the present draft: tried when the step opens and again whenever something was decided. What
// was found before stays on screen until then.
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { cancelDryRun } from '../../../../../shared/contract/dry-runs.ts';
import { dryRunSource, type DryRun } from '../../../../../shared/contract/imports.ts';
import type { EventPayloads } from '../../../../../shared/events.ts';
import type { RunOptions } from '../../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../../api/api-error.ts';
import { call } from '../../../../api/client.ts';
import { useBackendEvent } from '../../../../api/events.ts';

export type Progress = EventPayloads['source:dry-run'];

export type DryRunState = {
  /** The newest result; of an earlier draft while `checking`. */
  result: DryRun | null;
  checking: boolean;
  progress: Progress | null;
  error: ApiError | null;
  again: () => void;
  stop: () => void;
};

export function useDryRun(sourceId: string, options: RunOptions): DryRunState {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const query = useQuery({
    queryKey: [dryRunSource.name, sourceId, options],
    queryFn: ({ signal }) => {
      setProgress(null);
      return call(dryRunSource, { params: { sourceId }, body: options }, { signal });
    },
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
    retry: false,
  });
  useBackendEvent(
    'source:dry-run',
    useCallback(
      (event) => {
        if (event.id === sourceId) setProgress(event.payload ?? null);
      },
      [sourceId],
    ),
  );
  return {
    result: query.data?.data ?? null,
    checking: query.isFetching,
    progress,
    error: query.isFetching ? null : query.error && toApiError(query.error),
    again: useCallback(
      () => void client.invalidateQueries({ queryKey: [dryRunSource.name, sourceId] }),
      [client, sourceId],
    ),
    stop: useCallback(() => void call(cancelDryRun, { params: { sourceId } }), [sourceId]),
  };
}
