// The thread that writes an import, with a connection of its own. It ends by closing that connection, never by being
// terminated: a terminated thread that holds SQLite takes the process with it.
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import { AppError } from '../../shared/errors.ts';
import { checkpoint, close, openWritable, setAutoCheckpoint } from '../store/database.ts';
import { findImport } from '../store/imports.ts';
import { startCheckpointer } from './checkpointer.ts';
import { LostJob } from './import-writer.ts';
import { startRowFeed } from './row-feed.ts';
import { runImport, type Outcome } from './run-import.ts';
import type { ImportNote, ImportOrder, ImportTask } from './worker-messages.ts';
import { jobGate } from './write-gate.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as ImportTask;
const tell = (note: ImportNote): void => port.postMessage(note);

/** Events are sent a few times a second; a note for each batch would only be thrown away. */
const progressEveryMs = 100;

let wish: 'close' | 'cancel' | null = null;
port.on('message', (order: ImportOrder) => {
  wish = order.kind;
});

async function run(): Promise<Outcome | 'lost'> {
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
    skip: stored.recordsDone,
  });
  let toldAt = 0;
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
      stopWish: () => wish,
      onProgress(progress) {
        const now = performance.now();
        if (now - toldAt < progressEveryMs) return;
        toldAt = now;
        tell({ kind: 'progress', progress });
      },
    });
  } catch (error) {
    if (error instanceof LostJob) return 'lost';
    throw error;
  } finally {
    await Promise.all([feed.close(), checkpointer.close()]);
    checkpoint(db);
    close(db);
  }
}

try {
  tell({ kind: 'ended', outcome: await run() });
} catch (error) {
  const known = explainSystemError(error);
  const message = error instanceof Error ? error.message : String(error);
  tell(
    known instanceof AppError
      ? { kind: 'crashed', message: known.message, code: known.code, retryable: known.retryable }
      : { kind: 'crashed', message, code: 'internal_error', retryable: true },
  );
} finally {
  port.close();
}
