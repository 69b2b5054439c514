// Copies the WAL into the store while an import goes on writing: the importing thread has enough to do.
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import { checkpoint, close, openWritable } from '../store/database.ts';
import type { CheckpointOrder } from './checkpointer.ts';

const port = must(parentPort, 'parent thread');
const db = openWritable((workerData as { file: string }).file);

/** A full disk shows in the import itself, which says what to do. */
function tryCheckpoint(): void {
  try {
    checkpoint(db);
  } catch {
    return;
  }
}

port.on('message', (order: CheckpointOrder) => {
  if (order === 'checkpoint') {
    tryCheckpoint();
    port.postMessage('done');
    return;
  }
  close(db);
  port.close();
});
