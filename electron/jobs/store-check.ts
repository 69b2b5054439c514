// Looks through the store in a thread after it was opened, so that the start stays quick whatever its size.
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../lib/worker-url.ts';
import type { Store } from '../store/open-store.ts';
import { afterCheck } from '../store/recovery/health.ts';
import type { PageSums } from '../store/recovery/page-sums.ts';

export type CheckTask = { file: string; sums: PageSums | null; stop: Int32Array };
export type CheckNote = { kind: 'checked'; problem: string | null } | { kind: 'stopped' };

export type StoreCheck = { ended: Promise<void>; stop(): Promise<void> };

/** `onDamage` hears what is wrong, once. */
export function startStoreCheck(store: Store, onDamage: (problem: string) => void): StoreCheck {
  const { health } = store;
  if (health.state !== 'summed' && health.state !== 'unchecked')
    return { ended: Promise.resolve(), stop: () => Promise.resolve() };
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const sums = health.state === 'summed' ? health.sums : null;
  const task: CheckTask = { file: store.file, sums, stop };
  const worker = new Worker(workerUrl('jobs/check-worker'), { workerData: task });
  worker.unref();
  worker.on('message', (note: CheckNote) => {
    if (note.kind === 'stopped') return;
    store.health = afterCheck(store.health, note.problem);
    if (note.problem !== null) onDamage(note.problem);
  });
  // Whatever keeps it from looking through shows again at the next start.
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  return {
    ended,
    stop() {
      Atomics.store(stop, 0, 1);
      worker.ref();
      return ended;
    },
  };
}
