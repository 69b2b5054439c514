// The file that is being opened right now. Outside React: an import is started from any screen and outlives it.
import { createStore } from '../../lib/store.ts';

export type StartInput = { path: string } | { file: File };

export type StartState =
  | { kind: 'idle' }
  /** `share` is what has been sent, 0 … 1; null where nothing is sent. */
  | { kind: 'opening'; name: string; share: number | null; stop: () => void };

export const startState = createStore<StartState>({ kind: 'idle' });

export const nameOf = (input: StartInput): string =>
  'file' in input
    ? input.file.name
    : (input.path.split(/[/\\]/).findLast((part) => part !== '') ?? input.path);
