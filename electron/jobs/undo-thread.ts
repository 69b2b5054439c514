// What the thread of an undo is given.
import type { UndoPayload } from '../domain/imports/undo/start-undo.ts';
import type { Claim, Job } from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import { startJobThread, type JobThread } from './job-thread.ts';
import type { UndoProgress } from './run-undo.ts';
import type { SharedGate } from './write-gate.ts';

export type UndoTask = {
  /** The store's file. */
  file: string;
  claim: Claim;
  importId: string;
  gate: SharedGate;
  leaseMs: number;
};

export function startUndoThread(
  store: Store,
  job: Job,
  leaseMs: number,
  onProgress: (progress: UndoProgress) => void,
): JobThread {
  const { importId } = job.payload as UndoPayload;
  const claim = { id: job.id, fence: job.fence };
  const taskOf = (gate: SharedGate): UndoTask => ({ file: store.file, claim, importId, gate, leaseMs });
  return startJobThread(store, 'jobs/undo-worker', taskOf, { onProgress });
}
