// One job's thread, from the backend's side: starts it, hears it, and clears up behind it however it ends.
import { damagedText } from '../lib/errors.ts';
import { startThread } from '../lib/start-thread.ts';
import { setAutoCheckpoint } from '../store/database.ts';
import type { Store } from '../store/open-store.ts';
import type { Outcome } from './run-import.ts';
import { tellingDamage } from './telling-damage.ts';
import { createSharedGate, editorGate, openGate, type SharedGate } from './write-gate.ts';

export type JobOrder = { kind: 'close' } | { kind: 'cancel' };

export type JobNote<Progress> =
  | { kind: 'progress'; progress: Progress }
  | { kind: 'ended'; outcome: Outcome | 'lost' }
  | { kind: 'crashed'; message: string; code: string; retryable: boolean };

export type JobEnd = Exclude<JobNote<never>, { kind: 'progress' }>;

export type JobThread = {
  tell(order: JobOrder): void;
  /** Resolves when the thread is gone. */
  ended: Promise<JobEnd>;
};

export type JobListener<Progress> = { onProgress: (progress: Progress) => void };

const crashed = (message: string): JobEnd => ({
  kind: 'crashed',
  message,
  code: 'internal_error',
  retryable: true,
});

/** `worker`: its module, without ending, such as `jobs/import-worker`. */
export function startJobThread<Progress>(
  store: Store,
  worker: string,
  taskOf: (gate: SharedGate) => unknown,
  { onProgress }: JobListener<Progress>,
): JobThread {
  const gate = createSharedGate();
  const thread = startThread(worker, taskOf(gate));
  const passing = editorGate(gate);
  store.db.gates.add(passing);
  // The job's thread makes the checkpoints: a big one here would keep the window waiting.
  setAutoCheckpoint(store.db, false);
  let end: JobEnd = crashed('The thread ended early');
  let damage: JobEnd | null = null;
  /** The store is damaged where this side looked; the thread stops at its next checkpoint. */
  const meetDamage = (): void => {
    damage = { kind: 'crashed', message: damagedText, code: 'store_unavailable', retryable: false };
    thread.postMessage({ kind: 'close' } satisfies JobOrder);
  };
  thread.on('message', (note: JobNote<Progress>) => {
    if (note.kind !== 'progress') end = note;
    else tellingDamage(meetDamage, () => onProgress(note.progress));
  });
  thread.on('error', ({ message }) => {
    end = crashed(message);
  });
  const ended = new Promise<JobEnd>((resolve) => {
    thread.once('exit', () => {
      openGate(gate);
      store.db.gates.delete(passing);
      setAutoCheckpoint(store.db, true);
      resolve(damage ?? end);
    });
  });
  return { tell: (order) => thread.postMessage(order), ended };
}
