// Fixed error files with many rows, as the queue runs them. While one runs its import is under way again.
import { rmSync } from 'node:fs';
import type { ResubmitPayload } from '../domain/imports/resubmit/resubmit-import.ts';
import { showImport } from '../domain/imports/show-import.ts';
import { must } from '../lib/assert.ts';
import { findImport, requeueImport, resumeStatus } from '../store/imports.ts';
import { findJob, type Claim, type Job } from '../store/jobs.ts';
import type { JobTask, TaskOptions } from './job-task.ts';
import { startJobThread } from './job-thread.ts';
import type { SharedGate } from './write-gate.ts';

export type ResubmitThreadTask = {
  /** The store's file. */
  file: string;
  claim: Claim;
  payload: ResubmitPayload;
  gate: SharedGate;
  leaseMs: number;
};

const payloadOf = (job: Job): ResubmitPayload => job.payload as ResubmitPayload;

export function createResubmitTask({ store, events, leaseMs }: TaskOptions): JobTask {
  const { db } = store;
  const payloadOfId = (id: string): ResubmitPayload => payloadOf(must(findJob(db, id), 'job'));
  const status = (id: string) => findJob(db, id)?.state;
  const tellProgress = (job: Job): void => {
    const { importId } = payloadOf(job);
    const stored = findImport(db, importId);
    if (stored) events.publish('import:progress', importId, showImport(db, stored, null));
  };
  /** What was run stays in the ledger; the other rows are failed as before. */
  const goBack = (id: string): void => {
    const { importId, status: before } = payloadOfId(id);
    resumeStatus(db, importId, before);
  };
  return {
    status,
    isOpen: (id) => status(id) === 'queued' || status(id) === 'running',
    launch(job) {
      const claim = { id: job.id, fence: job.fence };
      const taskOf = (gate: SharedGate): ResubmitThreadTask => ({
        file: store.file,
        claim,
        payload: payloadOf(job),
        gate,
        leaseMs,
      });
      const onProgress = (): void => tellProgress(job);
      const thread = startJobThread<number>(store, 'jobs/resubmit-worker', taskOf, { onProgress });
      return { thread, meter: null };
    },
    ended: (job) => rmSync(payloadOf(job).path, { force: true }),
    requeue: (id) => requeueImport(db, payloadOfId(id).importId),
    // Its import is among those that are put back.
    requeueAll: () => undefined,
    failed: goBack,
    cancelled: goBack,
  };
}
