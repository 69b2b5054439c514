// A change of groups or fields from the window: sent once, said in a toast with the way back, and everything shown follows.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getDefinitions } from '../../../shared/contract/definitions.ts';
import { toApiError, type ApiError } from '../../api/api-error.ts';
import { lastStep } from '../../ui/steps/last-step.ts';
import { toastStep } from '../../ui/steps/step-toast.tsx';

type Change<T> = {
  send: () => Promise<T>;
  /** Where it took something away: the toast that offers to bring it back; null where it has not ended yet. */
  said?: (answer: T) => string | null;
  onDone?: (answer: T) => void;
};

export type DefinitionChange = {
  run: <T>(change: Change<T>) => void;
  isBusy: boolean;
  error: ApiError | null;
  reset: () => void;
};

export function useDefinitionChange(): DefinitionChange {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: async ({ send, said, onDone }: Change<unknown>) => {
      const answer = await send();
      await client.invalidateQueries({ queryKey: [getDefinitions.name] });
      onDone?.(answer);
      const words = said?.(answer) ?? null;
      if (words !== null) toastStep(words, await lastStep());
    },
    onSettled: () => client.invalidateQueries({ queryKey: [getDefinitions.name] }),
  });
  return {
    run: (change) => mutation.mutate(change as Change<unknown>),
    isBusy: mutation.isPending,
    error: mutation.error && toApiError(mutation.error),
    reset: mutation.reset,
  };
}
