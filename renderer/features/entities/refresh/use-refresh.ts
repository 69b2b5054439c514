// What the dialog asks of the backend: a dry run for every choice of whom to ask, its plans for every choice of what to keep, and the
// refresh itself out of those very answers. One call after the other: an entity is refreshed by one at a time.
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { refreshEntity } from '../../../../shared/contract/entities.ts';
import type { RefreshAnswer } from '../../../../shared/schema/entity.ts';
import { call } from '../../../api/client.ts';
import type { RefreshTarget } from '../../../lib/refresh-target.ts';
import { askingBody, keepingBody, type Asking, type Keeping } from './choices.ts';
import { keepingOf, type Plans } from './plan.ts';

/** Runs what it is given when everything before it has ended, whichever way. */
function useQueue() {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const next = last.current.then(work, work);
    last.current = next;
    return next;
  }, []);
}

type Body = Parameters<typeof call<typeof refreshEntity>>[1]['body'];

const send = ({ id }: RefreshTarget, body: Body): Promise<RefreshAnswer> =>
  call(refreshEntity, { params: { entityId: id }, body }, { idempotencyKey: crypto.randomUUID() });

export type Asked = { answer: RefreshAnswer; at: string };

export type AskState = {
  asked: Asked | undefined;
  error: Error | null;
  isAsking: boolean;
  /** Asks anew, also whoever was asked before. */
  ask: () => void;
};

/** `isFree`: it asks by itself as soon as a choice is made. Answers to a choice that was made before are still there. */
export function useAsk(target: RefreshTarget, asking: Asking, isFree: boolean) {
  const queue = useQueue();
  const [opened] = useState(() => crypto.randomUUID());
  const [rounds, setRounds] = useState<Readonly<Record<string, number>>>({});
  const choice = JSON.stringify(askingBody(target.entity, asking));
  const round = rounds[choice] ?? 0;
  const { data, error, isFetching } = useQuery({
    queryKey: ['askRefresh', opened, choice, round],
    queryFn: async (): Promise<Asked> => {
      const body = { ...askingBody(target.entity, asking), ...keepingBody(keepingOf.fill), dryRun: true };
      return { answer: await queue(() => send(target, body)), at: new Date().toISOString() };
    },
    enabled: isFree || round > 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const ask = (): void => setRounds({ ...rounds, [choice]: round + 1 });
  const state: AskState = { asked: data, error, isAsking: isFetching, ask };
  return { ...state, queue };
}

type Queue = ReturnType<typeof useQueue>;

/** Planned anew when the record changes meanwhile; nobody is asked for it. */
export function usePlans(target: RefreshTarget, asking: Asking, planId: string | undefined, queue: Queue) {
  return useQuery({
    queryKey: [refreshEntity.name, target.id, planId],
    queryFn: async (): Promise<Plans> => {
      const plan = (keeping: Keeping) =>
        queue(() =>
          send(target, {
            ...askingBody(target.entity, asking),
            ...keepingBody(keeping),
            dryRun: true,
            planId,
          }),
        );
      const leave = await plan(keepingOf.leave);
      const fill = await plan(keepingOf.fill);
      return { leave, fill, replace: await plan(keepingOf.replace) };
    },
    enabled: planId !== undefined,
    gcTime: 0,
    retry: false,
  });
}

export type Wish = { asking: Asking; keeping: Keeping; runsRules: boolean; planId: string };

export function useApply(target: RefreshTarget, queue: Queue, onDone: (answer: RefreshAnswer) => void) {
  return useMutation({
    mutationFn: ({ asking, keeping, runsRules, planId }: Wish) =>
      queue(() =>
        send(target, {
          ...askingBody(target.entity, asking),
          ...keepingBody(keeping),
          skipRulesEngine: !runsRules,
          planId,
        }),
      ),
    onSuccess: onDone,
  });
}
