// One import's thread, from the backend's side: starts it, hears it, and clears up behind it however it ends.
import { Worker } from 'node:worker_threads';
import type { ImportPayload } from '../domain/imports/import-input.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { setAutoCheckpoint } from '../store/database.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import type { Progress } from './run-import.ts';
import type { ImportNote, ImportOrder, ImportTask } from './worker-messages.ts';
import { createSharedGate, editorGate, openGate } from './write-gate.ts';

export type ImportEnd = Exclude<ImportNote, { kind: 'progress' }>;

export type ImportThread = {
  tell(order: ImportOrder): void;
  /** Resolves when the thread is gone. */
  ended: Promise<ImportEnd>;
};

const crashed = (message: string): ImportEnd => ({
  kind: 'crashed',
  message,
  code: 'internal_error',
  retryable: true,
});

export function startImportThread(
  store: Store,
  job: Job,
  leaseMs: number,
  onProgress: (progress: Progress) => void,
): ImportThread {
  const gate = createSharedGate();
  const { input } = job.payload as ImportPayload;
  const task: ImportTask = {
    file: store.file,
    claim: { id: job.id, fence: job.fence },
    input,
    gate,
    leaseMs,
  };
  const worker = new Worker(workerUrl('jobs/import-worker'), { workerData: task });
  store.db.gate = editorGate(gate);
  // The importing thread makes the checkpoints: a big one here would keep the window waiting.
  setAutoCheckpoint(store.db, false);
  let end: ImportEnd = crashed('The thread ended early');
  worker.on('message', (note: ImportNote) => {
    if (note.kind === 'progress') onProgress(note.progress);
    else end = note;
  });
  worker.on('error', ({ message }) => {
    end = crashed(message);
  });
  const ended = new Promise<ImportEnd>((resolve) => {
    worker.once('exit', () => {
      openGate(gate);
      store.db.gate = null;
      setAutoCheckpoint(store.db, true);
      resolve(end);
    });
  });
  return { tell: (order) => worker.postMessage(order), ended };
}
