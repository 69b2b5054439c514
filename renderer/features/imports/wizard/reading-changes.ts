// The changes a person makes to how one source is read. Each request says everything that differs from what was
// detected, earlier changes included; what is not answered yet is kept here, so that the screen can show it at once.
import type { QueryClient } from '@tanstack/react-query';
import { getSource, updateSource } from '../../../../shared/contract/imports.ts';
import type { Source, SourcePatch } from '../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { createStore, type Store } from '../../../lib/store.ts';
import { overridesOf } from './file/overrides.ts';
import { createLatestOnly } from './latest-only.ts';

/** `pending` awaits its answer; `error` says why the last change was refused. */
export type ChangeState = { pending: SourcePatch | null; error: ApiError | null };

export type ReadingChanges = { state: Store<ChangeState>; change: (patch: SourcePatch) => void };

export function createReadingChanges(client: QueryClient, sourceId: string): ReadingChanges {
  const params = { sourceId };
  const { queryKey } = queryOf(getSource, { params });
  const state = createStore<ChangeState>({ pending: null, error: null });
  const send = createLatestOnly({
    send: (body: SourcePatch) => call(updateSource, { params, body }),
    onAnswer: (answer) => {
      // A poll that left before the change must not overwrite its answer.
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answer);
      state.set({ pending: null, error: null });
    },
    onError: (reason) => state.set({ pending: null, error: toApiError(reason) }),
  });
  const change = (patch: SourcePatch) => {
    const stored = client.getQueryData(queryKey);
    if (!stored) return;
    const pending = isOtherPart(patch) ? patch : { ...changedSoFar(stored.data), ...patch };
    state.set({ pending, error: null });
    send(pending);
  };
  /** What was changed for the part that is shown says nothing about another one. */
  const changedSoFar = (stored: Source): SourcePatch => {
    const { pending } = state.get();
    return pending !== null && isOtherPart(pending) ? pending : { ...overridesOf(stored), ...pending };
  };
  return { state, change };
}

const isOtherPart = ({ sheet, entry }: SourcePatch): boolean => sheet !== undefined || entry !== undefined;
