// What the desktop's main process and the backend process say to each other beside requests.
import type { BackendEvent } from '../../shared/events.ts';

export type BackendStart = { dataDir: string; version: string };

/** Main → backend. `start` carries the port for requests. */
export type ToBackend = { kind: 'start'; config: BackendStart } | { kind: 'stop' };

/** Backend → main. `failed`: the store could not be opened; `message` says what to do. */
export type FromBackend =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'event'; event: BackendEvent };
