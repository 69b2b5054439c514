// The thread of a bulk edit, or of the undo or redo of one, with a connection of its own; see import-worker.ts.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { checkpoint, close, openWritable, setAutoCheckpoint } from '../store/database.ts';
import { findStepJob } from '../store/step-jobs.ts';
import { startCheckpointer } from './checkpointer.ts';
import { runJobThread } from './job-thread-worker.ts';
import { runStepJob } from './run-step-job.ts';
import type { StepJobThreadTask } from './step-job-task.ts';
import { jobGate } from './write-gate.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as StepJobThreadTask;

await runJobThread<number>(port, async ({ stopWish, onProgress }) => {
  const db = openWritable(task.file);
  setAutoCheckpoint(db, false);
  db.raw.pragma('synchronous = NORMAL');
  const checkpointer = startCheckpointer(db, task.file);
  try {
    return await runStepJob({
      db,
      claim: task.claim,
      job: must(findStepJob(db, task.claim.id), 'bulk job'),
      gate: jobGate(task.gate),
      leaseMs: task.leaseMs,
      now: () => Date.now(),
      onCommit: checkpointer.committed,
      stopWish,
      onProgress,
    });
  } finally {
    await checkpointer.close();
    checkpoint(db);
    close(db);
  }
});
