// The thread that copies the store and checks the copy, by a connection that only reads.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import { writeBackup } from '../store/backups.ts';
import { close, openReadable } from '../store/database.ts';
import type { BackupNote, BackupTask } from './backup-messages.ts';

const port = must(parentPort, 'parent thread');
const { file, target } = workerData as BackupTask;

function run(): BackupNote {
  const db = openReadable(file);
  try {
    writeBackup(db, target);
    return { kind: 'done' };
  } catch (error) {
    const known = explainSystemError(error);
    const message = error instanceof Error ? error.message : String(error);
    return known instanceof AppError
      ? { kind: 'failed', code: known.code, message: known.message }
      : { kind: 'failed', code: 'internal_error', message };
  } finally {
    close(db);
  }
}

port.postMessage(run());
port.close();
