// What the desktop's main process and the backend process say to each other beside requests.
import type { BackendEvent } from '../../shared/events.ts';
import type { Language } from '../../shared/messages/message.ts';
import type { KeyAnswer, KeyAsk } from './key-bridge.ts';

export type BackendStart = { dataDir: string; version: string };

/** Main → backend. `start` carries the port for requests; `language` is for what nobody asked for by one; `keys` answers. */
export type ToBackend =
  | { kind: 'start'; config: BackendStart; language: Language }
  | { kind: 'keys'; answer: KeyAnswer }
  | { kind: 'stop' };

/** Backend → main. `failed`: the store could not be opened; `message` says what to do. */
export type FromBackend =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'keys'; ask: KeyAsk }
  | { kind: 'event'; event: BackendEvent };
