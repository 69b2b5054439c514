// What a person has chosen of a batch in the making, what it would come to, and its start.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listEnrichments, startEnrichment } from '../../../../shared/contract/enrichment.ts';
import type { ApplyMode, EnrichBatch } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';
import { centsOf } from '../cents.ts';
import { useProviders } from '../use-batches.ts';
import { useEstimate } from './use-estimate.ts';
import { stepsOf, untouched, waterfallOf, type WaterfallDraft } from './waterfall.ts';
import { selectionOf, useWhich } from './which-records.ts';

export type Draft = ReturnType<typeof useDraft>;

export function useDraft(onStarted: (batch: EnrichBatch) => void) {
  const client = useQueryClient();
  const which = useWhich();
  const { providers, isSuccess } = useProviders();
  const [waterfall, setWaterfall] = useState<WaterfallDraft>(untouched);
  const [apply, setApply] = useState<ApplyMode>('review');
  const [forceRefresh, setForceRefresh] = useState(false);
  const [typed, setBudgetDraft] = useState<string | number | null>(null);
  const steps = stepsOf(providers, which.target.entity, waterfall);
  const asked = waterfallOf(steps);
  const wish = { ...selectionOf(which.target), providers: asked, forceRefresh };
  const { estimate: known, error: estimateError } = useEstimate(wish);
  const estimate = asked.length === 0 ? null : known;
  // Until a person sets another, the cap is what it costs at worst.
  const budgetDraft = typed ?? (estimate?.worstCents ?? 0) / 100;
  const budget = centsOf(budgetDraft);
  const start = useMutation({
    mutationFn: ({ sample }: { sample?: number }) => {
      const cap = estimate !== null && estimate.worstCents > 0 && budget !== null ? { budget } : {};
      const body = { ...wish, apply, name: which.target.name, ...cap, ...(sample && { sample }) };
      return call(startEnrichment, { body }, { idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: async ({ data }) => {
      await client.invalidateQueries({ queryKey: [listEnrichments.name] });
      onStarted(data);
    },
  });
  const canStart =
    estimate !== null &&
    estimate.records > 0 &&
    budget !== null &&
    estimateError === null &&
    !start.isPending;
  const isNobody = isSuccess && asked.length === 0;
  return {
    which,
    steps,
    setWaterfall,
    apply,
    setApply,
    forceRefresh,
    setForceRefresh,
    estimate,
    estimateError,
    budget,
    budgetDraft,
    setBudgetDraft,
    start,
    canStart,
    isNobody,
  };
}
