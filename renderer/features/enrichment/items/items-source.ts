// Where the list of a batch's items comes from, and what makes it another one.
import { windowOfEnrichItems } from '../../../../shared/contract/enrichment.ts';
import type { EnrichItem, ItemStatus } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';
import type { RowSource } from '../../../ui/rows/use-rows.ts';

export type ItemsQuery = { batchId: string; status?: ItemStatus; q?: string };

export const itemsSource: RowSource<ItemsQuery, EnrichItem> = {
  load: async ({ batchId, ...query }, offset, limit) => {
    const { data } = await call(windowOfEnrichItems, {
      params: { batchId },
      query: { ...query, offset, limit },
    });
    return { ...data, revision: 0 };
  },
  isChangedBy: ({ topic }) =>
    topic === 'enrichment:item' || topic === 'enrichment:progress' || topic === 'enrichment:completed',
};
