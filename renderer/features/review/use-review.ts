// What a batch holds for review: counts, records, the open one; and decisions about many of them.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { listEnrichments } from '../../../shared/contract/enrichment.ts';
import {
  bulkReview,
  getReview,
  getReviewRecord,
  getReviewSummary,
  listReviewMatrices,
  listReviewRecords,
  takeBackBatch,
} from '../../../shared/contract/review.ts';
import { getWorkspace } from '../../../shared/contract/system.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReviewFilter, ReviewRecord, ReviewTab } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { cursorOf } from '../../api/cursor.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';
import { toast } from '../../ui/toast.ts';
import { keptRecords, type KeptRecord } from './kept-records.ts';
import { isOwnStep } from './use-decide.ts';

export type Narrowed = Pick<ReviewFilter, 'field' | 'provider' | 'minConfidence'>;

/** The batches that there are, newest first. */
export const useBatches = () => useQuery(queryOf(listEnrichments, { query: { limit: 100 } }));

const all = [
  getReview,
  getReviewRecord,
  getReviewSummary,
  listReviewMatrices,
  listReviewRecords,
  getWorkspace,
];

/** All of it follows every step but those of decisions made here. */
export function useReview(batchId: string) {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    for (const { name } of all) void client.invalidateQueries({ queryKey: [name] });
  }, [client]);
  useBackendEvent(
    'step:changed',
    useCallback(
      ({ id }: { id: string }) => (isOwnStep(client, id) ? undefined : refresh()),
      [client, refresh],
    ),
  );
  useBackendEvent('bulk:ended', refresh);
  useBackendEvent('enrichment:completed', refresh);
  return useQuery(queryOf(getReview, { params: { batchId } }));
}

export function useRecords(batchId: string, tab: ReviewTab, narrowed: Narrowed) {
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [listReviewRecords.name, batchId, tab, narrowed],
    queryFn: ({ pageParam, signal }) =>
      call(
        listReviewRecords,
        {
          params: { batchId },
          query: { tab, limit: 100, ...narrowed, ...(pageParam && { cursor: pageParam }) },
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ data: { pagination } }) => cursorOf(pagination.nextLink),
    staleTime: Infinity,
  });
  const fresh = useMemo(() => data?.pages.flatMap((page) => page.data.items), [data]);
  const records = useKept(JSON.stringify([batchId, tab, narrowed]), fresh);
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  return { records, error, more, retry, isWhole: data !== undefined && !hasNextPage };
}

export type RecordsList = ReturnType<typeof useRecords>;

type Kept = { list: string; fresh: readonly ReviewRecord[] | undefined; records: KeptRecord[] | null };

/** Null until the list has come. */
function useKept(list: string, fresh: readonly ReviewRecord[] | undefined): KeptRecord[] | null {
  const [kept, setKept] = useState<Kept>({ list: '', fresh: undefined, records: null });
  if (kept.list === list && kept.fresh === fresh) return kept.records;
  const before = kept.list === list ? kept.records : null;
  const next = { list, fresh, records: fresh ? keptRecords(before ?? [], fresh) : before };
  setKept(next);
  return next.records;
}

export const useMatrix = (batchId: string, itemId: string | null) =>
  useQuery({
    ...queryOf(getReviewRecord, { params: { batchId, itemId: itemId ?? '' } }),
    enabled: itemId !== null,
  });

export const useSummary = (batchId: string) => useQuery(queryOf(getReviewSummary, { params: { batchId } }));

const once = () => ({ idempotencyKey: crypto.randomUUID() });
const sayFailed = (error: unknown): void => toast(toApiError(error).message);

/** Both are jobs: the shell shows how far they are and says when they end. */
export function useBulk(batchId: string) {
  const bulk = useMutation({
    mutationFn: (body: { do: 'accept' | 'reject'; where: ReviewFilter }) =>
      call(bulkReview, { params: { batchId }, body: { ...body, dryRun: false } }, once()),
    onSuccess: () => toast(t('Under way.')),
    onError: sayFailed,
  });
  const takeBack = useMutation({
    mutationFn: (provider: string | null) =>
      call(takeBackBatch, { params: { batchId }, body: provider === null ? {} : { provider } }, once()),
    onSuccess: () => toast(t('Under way.')),
    onError: sayFailed,
  });
  return { bulk, takeBack };
}
