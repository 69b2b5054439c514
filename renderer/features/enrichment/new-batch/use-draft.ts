// What a person has chosen of a batch in the making, what it would come to, and its start.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listEnrichments, startEnrichment } from '../../../../shared/contract/enrichment.ts';
import { createSchedule, listSchedules } from '../../../../shared/contract/schedules.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ApplyMode, EnrichBatch } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';
import { formatWhen } from '../../../lib/format.ts';
import { rhythmOf } from '../../../lib/rhythm.ts';
import { toast } from '../../../ui/toast.ts';
import { centsOf } from '../cents.ts';
import { useProviders } from '../use-batches.ts';
import { useEstimate } from './use-estimate.ts';
import { stepsOf, untouched, waterfallOf, type WaterfallDraft } from './waterfall.ts';
import type { ScheduleDraft } from './when-fields.tsx';
import { selectionOf, useWhich } from './which-records.ts';

export type Draft = ReturnType<typeof useDraft>;

/** `onDone`: with the batch, unless it is to start later. */
export function useDraft(onDone: (started?: EnrichBatch) => void) {
  const client = useQueryClient();
  const which = useWhich();
  const { providers, isSuccess } = useProviders();
  const [waterfall, setWaterfall] = useState<WaterfallDraft>(untouched);
  const [apply, setApply] = useState<ApplyMode>('review');
  const [forceRefresh, setForceRefresh] = useState(false);
  const [typed, setBudgetDraft] = useState<string | number | null>(null);
  const [schedule, setSchedule] = useState<ScheduleDraft | null>(null);
  const steps = stepsOf(providers, which.target.entity, waterfall);
  const asked = waterfallOf(steps);
  const wish = { ...selectionOf(which.target), providers: asked, forceRefresh };
  const { estimate: known, error: estimateError } = useEstimate(wish);
  const estimate = asked.length === 0 ? null : known;
  // Until a person sets another, the cap is what it costs at worst.
  const budgetDraft = typed ?? (estimate?.worstCents ?? 0) / 100;
  const budget = centsOf(budgetDraft);
  const cap = estimate !== null && estimate.worstCents > 0 && budget !== null ? { budget } : {};
  const start = useMutation({
    mutationFn: ({ sample }: { sample?: number }) => {
      const body = { ...wish, apply, name: which.target.name, ...cap, ...(sample && { sample }) };
      return call(startEnrichment, { body }, { idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: async ({ data }) => {
      await client.invalidateQueries({ queryKey: [listEnrichments.name] });
      onDone(data);
    },
  });
  const rhythm = schedule && rhythmOf(schedule.rhythm);
  const name = schedule?.name.trim() ?? '';
  const keep = useMutation({
    mutationFn: (known: NonNullable<typeof rhythm>) => {
      const body = { ...wish, apply, name, ...cap, rhythm: known };
      return call(createSchedule, { body }, { idempotencyKey: crypto.randomUUID() });
    },
    onSuccess: async ({ data: { nextRunAt } }) => {
      await client.invalidateQueries({ queryKey: [listSchedules.name] });
      onDone();
      if (nextRunAt !== null) toast(t('Scheduled. It runs next {when}.', { when: formatWhen(nextRunAt) }));
    },
  });
  const canStart =
    estimate !== null &&
    estimate.records > 0 &&
    budget !== null &&
    estimateError === null &&
    !start.isPending &&
    !keep.isPending;
  const canKeep = canStart && rhythm !== null && name !== '';
  /** What the panel is for, as it is now. */
  const go = (): void => {
    if (schedule === null && canStart) start.mutate({});
    if (canKeep) keep.mutate(rhythm);
  };
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
    budget,
    budgetDraft,
    setBudgetDraft,
    schedule,
    setSchedule,
    start,
    canStart,
    isPending: start.isPending || keep.isPending,
    error: start.error ?? keep.error ?? estimateError,
    canGo: schedule === null ? canStart : canKeep,
    go,
    isNobody,
  };
}
