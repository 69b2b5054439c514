// The thread of a big fixed error file, with a connection of its own; it ends by closing that, see import-worker.ts.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { close, openWritable } from '../store/database.ts';
import { runJobThread } from './job-thread-worker.ts';
import type { ResubmitThreadTask } from './resubmit-task.ts';
import { runResubmit } from './run-resubmit.ts';
import { jobGate } from './write-gate.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as ResubmitThreadTask;

await runJobThread<number>(port, async ({ stopWish, onProgress }) => {
  const db = openWritable(task.file);
  db.raw.pragma('synchronous = NORMAL');
  try {
    const { claim, payload, leaseMs } = task;
    const gate = jobGate(task.gate);
    const now = (): number => Date.now();
    const onCommit = (): void => undefined;
    return await runResubmit({ db, claim, payload, gate, leaseMs, now, onCommit, stopWish, onProgress });
  } finally {
    close(db);
  }
});
