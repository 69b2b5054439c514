// Batches and what they have come to, kept true by events (api/cache-updates.ts) and, where those fail, by asking now and then.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  cancelEnrichBatch,
  getBatchReport,
  getEnrichment,
  listEnrichments,
  listProviders,
  pauseEnrichBatch,
  resumeEnrichBatch,
  retryEnrichBatch,
} from '../../../shared/contract/enrichment.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EnrichBatch, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { call } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { writeBatch } from '../../api/enrichment-cache.ts';
import { queryOf } from '../../api/query.ts';
import { throttled } from '../../lib/throttled.ts';
import { isUnderWay } from './batch-ledger.ts';

const pollEvery = 3000;
const reportEvery = 1500;

export const useBatches = () =>
  useQuery({
    ...queryOf(listEnrichments, { query: { limit: 100 } }),
    refetchInterval: ({ state }) => (state.data?.data.items.some(isUnderWay) ? pollEvery : false),
  });

/** One that the list does not hold. */
export const useBatch = (batchId: string, isWanted: boolean) =>
  useQuery({ ...queryOf(getEnrichment, { params: { batchId } }), enabled: isWanted });

export function useReport(batch: EnrichBatch) {
  const client = useQueryClient();
  const { id } = batch;
  const query = queryOf(getBatchReport, { params: { batchId: id } });
  const reload = useMemo(
    () =>
      throttled(
        () =>
          void client.invalidateQueries({
            queryKey: queryOf(getBatchReport, { params: { batchId: id } }).queryKey,
          }),
        reportEvery,
      ),
    [client, id],
  );
  const onEvent = useCallback((event: { id: string }) => event.id === id && reload(), [id, reload]);
  useBackendEvent('enrichment:progress', onEvent);
  useBackendEvent('enrichment:completed', onEvent);
  return useQuery({
    ...query,
    placeholderData: keepPreviousData,
    refetchInterval: isUnderWay(batch) ? pollEvery : false,
  });
}

const none: readonly ProviderInfo[] = [];

export function useProviders() {
  const query = useQuery(queryOf(listProviders, {}));
  return { ...query, providers: query.data?.data.items ?? none };
}

/** What it is called to a person; one that is no longer there by its code. */
export function useProviderNames(): (code: string) => string {
  const { providers } = useProviders();
  return (code) => {
    const label = providers.find((one) => one.code === code)?.label;
    return label === undefined ? code : t(label);
  };
}

export type Steering = 'pause' | 'resume' | 'cancel' | { retry: { budget?: number } };

function steer({ entity, environment, id }: EnrichBatch, to: Steering): Promise<EnrichBatch> {
  const params = { entity, environment, batchId: id };
  const options = { idempotencyKey: crypto.randomUUID() };
  if (to === 'pause') return call(pauseEnrichBatch, { params }, options);
  if (to === 'resume') return call(resumeEnrichBatch, { params }, options);
  if (to === 'cancel') return call(cancelEnrichBatch, { params });
  return call(retryEnrichBatch, { params, body: to.retry }, options);
}

export function useSteering(batch: EnrichBatch) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (to: Steering) => steer(batch, to),
    onSuccess: (changed) => {
      writeBatch(client, changed);
      return client.invalidateQueries({ queryKey: [getBatchReport.name] });
    },
  });
}
