// What the batch that is being made would come to. Asked anew when it is another, not at every key.
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { estimateEnrichment } from '../../../../shared/contract/enrichment.ts';
import type { Estimate, EstimateRequest } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';

export type EstimateWish = Pick<EstimateRequest, 'entity' | 'query' | 'ids' | 'providers' | 'forceRefresh'>;

const quietMs = 150;

export function useEstimate(wish: EstimateWish) {
  const [settled] = useDebouncedValue(JSON.stringify(wish), quietMs);
  const query = useQuery({
    queryKey: [estimateEnrichment.name, settled],
    queryFn: ({ signal }) =>
      call(estimateEnrichment, { body: JSON.parse(settled) as EstimateWish }, { signal }),
    enabled: (wish.providers?.length ?? 0) > 0,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return { ...query, estimate: query.data?.data ?? null };
}

/** The lookups that cost, and their sums. */
export function sumsOf({ byProvider, bestCents, worstCents }: Estimate) {
  const sum = (part: 'bestLookups' | 'worstLookups' | 'cached'): number =>
    byProvider.reduce((total, one) => total + one[part], 0);
  const paid = byProvider.filter((one) => one.worstCents > 0);
  const worstPaid = paid.reduce((total, one) => total + one.worstLookups, 0);
  return {
    best: { lookups: sum('bestLookups'), cents: bestCents },
    worst: { lookups: sum('worstLookups'), cents: worstCents },
    cached: sum('cached'),
    /** After so many lookups that cost nothing is left of a budget, and so many are not made; null where it lasts. */
    stopAt: (budgetCents: number): { after: number; left: number } | null => {
      if (worstCents <= budgetCents) return null;
      const after = Math.floor((worstPaid * budgetCents) / worstCents);
      return { after, left: worstPaid - after };
    },
  };
}
