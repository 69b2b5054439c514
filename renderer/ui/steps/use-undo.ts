// Undo and redo of what the person did, on whatever page: which step comes next, and taking it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { listSteps, redoLastStep, undoLastStep, undoStep } from '../../../shared/contract/steps.ts';
import type { CallAnswer } from '../../../shared/contract/endpoint.ts';
import type { Step } from '../../../shared/schema/step.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { useBackendEvent } from '../../api/events.ts';
import { queryOf } from '../../api/query.ts';
import { toast } from '../toast.ts';
import { describeStep } from './step-words.ts';

const recent = { query: { limit: 100 } } as const;

export type Undo = {
  /** The step that would be undone, and the one that would be redone; null where there is none. */
  next: { undo: Step | null; redo: Step | null };
  undo: () => void;
  redo: () => void;
  isBusy: boolean;
};

type Result = CallAnswer<typeof undoLastStep>['data'];

export function useUndo(): Undo {
  const client = useQueryClient();
  const { data } = useQuery(queryOf(listSteps, recent));
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: [listSteps.name] }), [client]);
  useBackendEvent('step:changed', refresh);
  const toggle = useMutation({
    mutationFn: (direction: 'undo' | 'redo') =>
      call(direction === 'undo' ? undoLastStep : redoLastStep, {}, { idempotencyKey: crypto.randomUUID() }),
    onSuccess: (answer, direction) => sayToggled(answer.data, direction),
    onError: (error) => toast(toApiError(error).message),
    onSettled: refresh,
  });
  const steps = data?.data.items ?? [];
  const { mutate } = toggle;
  return {
    next: {
      undo: steps.find(({ state }) => state === 'done') ?? null,
      // Undone one after the other: the oldest of them was undone last.
      redo: steps.findLast(({ state }) => state === 'undone') ?? null,
    },
    undo: useCallback(() => mutate('undo'), [mutate]),
    redo: useCallback(() => mutate('redo'), [mutate]),
    isBusy: toggle.isPending,
  };
}

/** A big step is a job: the status bar shows it, and it says itself when it has ended. */
function sayToggled(result: Result, direction: 'undo' | 'redo'): void {
  if ('keptCount' in result && 'cells' in result && result.step)
    toast(toggledWords(direction, describeStep(result.step.label), result.keptCount));
}

export const toggleWords = (direction: 'undo' | 'redo', what: string): string =>
  t(direction === 'undo' ? 'Undo: {what}' : 'Redo: {what}', { what });

export function toggledWords(direction: 'undo' | 'redo', what: string, kept: number): string {
  const done = t(direction === 'undo' ? 'Undone: {what}.' : 'Done again: {what}.', { what });
  if (kept === 0) return done;
  const stayed = t(
    '{n, plural, one {# value edited later was kept.} other {# values edited later were kept.}}',
    { n: kept },
  );
  return `${done} ${stayed}`;
}

/** Takes one step back, from the toast that told of it. */
export async function undoOne(stepId: string): Promise<void> {
  try {
    const { data } = await call(undoStep, { params: { stepId } }, { idempotencyKey: crypto.randomUUID() });
    sayToggled(data, 'undo');
  } catch (error) {
    toast(toApiError(error).message);
  }
}
