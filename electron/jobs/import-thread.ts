// What the thread of an import is given.
import type { ImportPayload } from '../domain/imports/import-input.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import { startJobThread, type JobThread } from './job-thread.ts';
import type { Progress } from './run-import.ts';
import type { ImportTask } from './worker-messages.ts';
import type { SharedGate } from './write-gate.ts';

export function startImportThread(
  store: Store,
  job: Job,
  leaseMs: number,
  onProgress: (progress: Progress) => void,
): JobThread {
  const { input } = job.payload as ImportPayload;
  const claim = { id: job.id, fence: job.fence };
  const taskOf = (gate: SharedGate): ImportTask => ({ file: store.file, claim, input, gate, leaseMs });
  return startJobThread(store, 'jobs/import-worker', taskOf, { onProgress });
}
