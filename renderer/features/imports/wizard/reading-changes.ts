// The changes a person makes to how one source is read. Each request says everything that differs from what was
// detected, earlier changes included; what is not answered yet is kept here, so that the screen can show it at once.
import type { QueryClient } from '@tanstack/react-query';
import { getSource, updateSource } from '../../../../shared/contract/imports.ts';
import type { DialectPatch } from '../../../../shared/schema/import.ts';
import { toApiError, type ApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { queryOf } from '../../../api/query.ts';
import { createStore, type Store } from '../../../lib/store.ts';
import { overridesOf } from './file/overrides.ts';
import { createLatestOnly } from './latest-only.ts';

/** `pending` awaits its answer; `error` says why the last change was refused. */
export type ChangeState = { pending: DialectPatch | null; error: ApiError | null };

export type ReadingChanges = { state: Store<ChangeState>; change: (patch: DialectPatch) => void };

export function createReadingChanges(client: QueryClient, sourceId: string): ReadingChanges {
  const params = { sourceId };
  const { queryKey } = queryOf(getSource, { params });
  const state = createStore<ChangeState>({ pending: null, error: null });
  const send = createLatestOnly({
    send: (body: DialectPatch) => call(updateSource, { params, body }),
    onAnswer: (answer) => {
      // A poll that left before the change must not overwrite its answer.
      void client.cancelQueries({ queryKey });
      client.setQueryData(queryKey, answer);
      state.set({ pending: null, error: null });
    },
    onError: (reason) => state.set({ pending: null, error: toApiError(reason) }),
  });
  const change = (patch: DialectPatch) => {
    const stored = client.getQueryData(queryKey);
    if (!stored) return;
    const pending = { ...overridesOf(stored.data), ...state.get().pending, ...patch };
    state.set({ pending, error: null });
    send(pending);
  };
  return { state, change };
}
