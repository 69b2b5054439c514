// The thread of an undo or redo, with a connection of its own; it ends by closing that, see import-worker.ts.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { checkpoint, close, openWritable, setAutoCheckpoint } from '../store/database.ts';
import { findImport } from '../store/imports.ts';
import { findUndo } from '../store/undos.ts';
import { startCheckpointer } from './checkpointer.ts';
import { runJobThread } from './job-thread-worker.ts';
import { runUndo, type UndoProgress } from './run-undo.ts';
import type { UndoTask } from './undo-thread.ts';
import { jobGate } from './write-gate.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as UndoTask;

await runJobThread<UndoProgress>(port, async ({ stopWish, onProgress }) => {
  const db = openWritable(task.file);
  setAutoCheckpoint(db, false);
  db.raw.pragma('synchronous = NORMAL');
  const checkpointer = startCheckpointer(db, task.file);
  try {
    return await runUndo({
      db,
      claim: task.claim,
      undo: must(findUndo(db, task.claim.id), 'undo'),
      stored: must(findImport(db, task.importId), 'import'),
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
