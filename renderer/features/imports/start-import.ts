// Opens a file's import from anywhere: by its path in the desktop, streamed in a browser.
// <StartImportDialog> shows its progress; a failure is the caller's to show.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { createSource, getSource } from '../../../shared/contract/imports.ts';
import type { Source } from '../../../shared/schema/import.ts';
import { call, upload } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { nameOf, startState, type StartInput } from './start-store.ts';

/** Answers null when it was stopped. */
async function createStoppable(input: StartInput): Promise<{ data: Source } | null> {
  const running = startState.get();
  if (running.kind === 'opening') running.stop();
  const controller = new AbortController();
  const { signal } = controller;
  const idle = () => startState.set({ kind: 'idle' });
  const stop = () => {
    controller.abort();
    idle();
  };
  const share = (sent: number | null) => {
    if (!signal.aborted) startState.set({ kind: 'opening', name: nameOf(input), share: sent, stop });
  };
  share('file' in input ? 0 : null);
  try {
    return 'file' in input
      ? await upload(input.file, share, signal)
      : await call(createSource, { body: { path: input.path } }, { signal });
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  } finally {
    if (!signal.aborted) idle();
  }
}

/** Next month's file opens on what it would do; where its recipe lacks a column, on the columns. */
function openingStep({ recipe }: Source): 'file' | 'columns' | 'check' {
  if (recipe === null) return 'file';
  return recipe.fits ? 'check' : 'columns';
}

/**
 * Registers the file as a source and goes to its wizard; rejects with an `ApiError` that says what to do.
 * A later call replaces one that is still under way.
 */
export function useStartImport(): (input: StartInput) => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    async (input: StartInput) => {
      const answer = await createStoppable(input);
      if (answer === null) return;
      const sourceId = answer.data.id;
      client.setQueryData(queryOf(getSource, { params: { sourceId } }).queryKey, answer);
      const step = openingStep(answer.data);
      await navigate({
        to: '/imports/new/$sourceId',
        params: { sourceId },
        search: step === 'file' ? {} : { step },
      });
    },
    [client, navigate],
  );
}
