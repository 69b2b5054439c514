// The thread that writes an import, with a connection of its own. It ends by closing that connection, never by being
// terminated: a terminated thread that holds SQLite takes the process with it.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { extraTargets } from '../domain/imports/extras/extra-target.ts';
import { must } from '../lib/assert.ts';
import { checkpoint, close, openWritable, setAutoCheckpoint } from '../store/database.ts';
import { findImport } from '../store/imports.ts';
import { listImportRowEdits } from '../store/row-edits.ts';
import { startCheckpointer } from './checkpointer.ts';
import { runJobThread } from './job-thread-worker.ts';
import { startRowFeed } from './row-feed.ts';
import { runImport, type Progress } from './run-import.ts';
import type { ImportTask } from './worker-messages.ts';
import { jobGate } from './write-gate.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as ImportTask;

await runJobThread<Progress>(port, async ({ stopWish, onProgress }) => {
  const db = openWritable(task.file);
  // Checkpoints are made between transactions, see import-writer.ts. After a power cut an import goes on from an older
  // checkpoint, so its batches need no sync of their own; what people write still syncs, and all before it.
  setAutoCheckpoint(db, false);
  db.raw.pragma('synchronous = NORMAL');
  const stored = must(findImport(db, task.claim.id), 'import');
  const checkpointer = startCheckpointer(db, task.file);
  const feed = startRowFeed({
    kind: 'rows',
    input: task.input,
    columns: stored.columns,
    mapping: stored.mapping,
    rules: stored.rules,
    extras: extraTargets(db, stored.mapping, stored.rules),
    edits: listImportRowEdits(db, stored.no),
    skip: stored.recordsDone,
  });
  try {
    return await runImport({
      db,
      claim: task.claim,
      stored,
      gate: jobGate(task.gate),
      leaseMs: task.leaseMs,
      now: () => Date.now(),
      feed,
      onCommit: checkpointer.committed,
      stopWish,
      onProgress,
    });
  } finally {
    await Promise.all([feed.close(), checkpointer.close()]);
    checkpoint(db);
    close(db);
  }
});
