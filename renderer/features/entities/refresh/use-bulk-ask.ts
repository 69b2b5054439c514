// Asking about many: the batch that is under way for what is chosen, and its end where nobody waits for it any more. Whom to ask decides
// which answers there are, so each choice has a batch of its own.
import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { refreshEntities } from '../../../../shared/contract/entities.ts';
import { cancelEnrichBatch } from '../../../../shared/contract/enrichment.ts';
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import { call } from '../../../api/client.ts';

type Body = Parameters<typeof call<typeof refreshEntities>>[1]['body'];

/** `choice`: what was chosen when it was sent, which may be another one by the time of the answer. */
export type Question = { choice: string; body: Body };

export const sendMany = (body: Body) =>
  call(refreshEntities, { body }, { idempotencyKey: crypto.randomUUID() });

export function useBulkAsk(entity: EntityType, choice: string) {
  const [asked, setAsked] = useState<{ choice: string; planId: string } | null>(null);
  const planId = asked?.choice === choice ? asked.planId : null;
  const wanted = useWanted(choice);
  const stop = useCallback(
    (batchId: string): void => {
      setAsked((now) => (now?.planId === batchId ? null : now));
      const params = { environment: 'live' as const, entity, batchId };
      // It may have come to its end in this very moment.
      void call(cancelEnrichBatch, { params }).catch(() => undefined);
    },
    [entity],
  );
  const ask = useMutation({
    mutationFn: ({ body }: Question) => sendMany(body),
    onSuccess: (answer, question) => {
      if (wanted.current === question.choice) setAsked({ choice: question.choice, planId: answer.planId });
      else stop(answer.planId);
    },
  });
  return { ask, planId, stop };
}

/** Null once nobody looks any more. */
function useWanted(choice: string) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    wanted.current = choice;
    return () => void (wanted.current = null);
  }, [choice]);
  return wanted;
}

/** What has not been asked costs nothing once the dialog is closed or others are asked. */
export function useStopWhenLeft(planId: string | null, isAsking: boolean, stop: (batchId: string) => void) {
  const now = useRef(isAsking);
  useEffect(() => {
    now.current = isAsking;
  }, [isAsking]);
  useEffect(() => {
    if (planId === null) return undefined;
    return () => {
      if (now.current) stop(planId);
    };
  }, [planId, stop]);
}
