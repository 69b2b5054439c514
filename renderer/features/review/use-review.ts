// What a batch holds for review, and the decisions of a person about it.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { listEnrichments } from '../../../shared/contract/enrichment.ts';
import {
  bulkReview,
  decideProposals,
  getReview,
  getReviewRecord,
  getReviewSummary,
  listReviewRecords,
  takeBackBatch,
} from '../../../shared/contract/review.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Decision, ReviewFilter, ReviewTab } from '../../../shared/schema/review.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';
import { describeStep } from '../../ui/steps/step-words.ts';
import { toastStep } from '../../ui/steps/step-toast.tsx';
import { toast } from '../../ui/toast.ts';

export type Narrowed = Pick<ReviewFilter, 'field' | 'provider' | 'minConfidence'>;

/** The batches that there are, newest first. */
export const useBatches = () => useQuery(queryOf(listEnrichments, { query: { limit: 100 } }));

/** Counts and the open record follow every step; the list stays as it is, so that nothing jumps while a person decides. */
export function useReview(batchId: string) {
  const client = useQueryClient();
  const refresh = useCallback(() => {
    for (const { name } of [getReview, getReviewRecord, getReviewSummary])
      void client.invalidateQueries({ queryKey: [name] });
  }, [client]);
  const reload = useCallback(() => {
    refresh();
    void client.invalidateQueries({ queryKey: [listReviewRecords.name] });
  }, [client, refresh]);
  useBackendEvent('step:changed', refresh);
  useBackendEvent('bulk:ended', reload);
  return useQuery(queryOf(getReview, { params: { batchId } }));
}

const firstPage: { cursor?: string } = {};

export function useRecords(batchId: string, tab: ReviewTab, narrowed: Narrowed) {
  return useInfiniteQuery({
    queryKey: [listReviewRecords.name, batchId, tab, narrowed],
    queryFn: ({ pageParam, signal }) =>
      call(
        listReviewRecords,
        { params: { batchId }, query: { tab, limit: 100, ...narrowed, ...pageParam } },
        { signal },
      ),
    initialPageParam: firstPage,
    getNextPageParam: ({ data: { pagination } }) => nextOf(pagination.nextLink),
    staleTime: Infinity,
  });
}

function nextOf(nextLink: string | undefined): { cursor: string } | null {
  const cursor =
    nextLink === undefined ? null : new URL(nextLink, 'http://localhost').searchParams.get('cursor');
  return cursor === null ? null : { cursor };
}

export const useMatrix = (batchId: string, itemId: string | null) =>
  useQuery({
    ...queryOf(getReviewRecord, { params: { batchId, itemId: itemId ?? '' } }),
    enabled: itemId !== null,
  });

export const useSummary = (batchId: string) => useQuery(queryOf(getReviewSummary, { params: { batchId } }));

const once = () => ({ idempotencyKey: crypto.randomUUID() });
const sayFailed = (error: unknown): void => toast(toApiError(error).message);

export function useDecide(batchId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decisions: Decision[]) =>
      call(decideProposals, { params: { batchId }, body: { decisions } }, once()),
    onSuccess: async ({ data: { step, problems } }) => {
      const [problem] = problems;
      if (problem) toast(problem.message);
      else if (step && step.label.action === 'accept' && (step.label.fields?.length ?? 0) > 1)
        toastStep(`${describeStep(step.label)}.`, step.id);
      await Promise.all(
        [getReview, getReviewRecord].map(({ name }) => client.invalidateQueries({ queryKey: [name] })),
      );
    },
    onError: sayFailed,
  });
}

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
