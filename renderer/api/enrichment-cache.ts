// Writes a batch into every cached answer that holds it.
import type { QueryClient } from '@tanstack/react-query';
import type { CallAnswer } from '../../shared/contract/index.ts';
import { getEnrichment, listEnrichments } from '../../shared/contract/enrichment.ts';
import type { EnrichBatch } from '../../shared/schema/enrichment.ts';
import { queryOf } from './query.ts';

type Batches = CallAnswer<typeof listEnrichments>;

export function writeBatch(client: QueryClient, batch: EnrichBatch): void {
  client.setQueryData(queryOf(getEnrichment, { params: { batchId: batch.id } }).queryKey, { data: batch });
  let isListed = false;
  client.setQueriesData<Batches>({ queryKey: [listEnrichments.name] }, (list) => {
    if (!list) return list;
    isListed ||= list.data.items.some(({ id }) => id === batch.id);
    const items = list.data.items.map((one) => (one.id === batch.id ? batch : one));
    return { ...list, data: { ...list.data, items } };
  });
  if (!isListed) void client.invalidateQueries({ queryKey: [listEnrichments.name] });
}
