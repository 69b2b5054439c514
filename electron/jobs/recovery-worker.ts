// The thread that reads a damaged store: it may take a minute, and the window wants to see how far it is.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { examine, openAsItIs, restoreBackup, salvageStore } from '../domain/recovery/recover.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import type { RecoveryNote, RecoveryTask } from './recovery-messages.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as RecoveryTask;
const tell = (note: RecoveryNote): void => port.postMessage(note);

const progressEveryMs = 100;
let toldAt = 0;

function progress(table: string, share: number): void {
  const now = performance.now();
  if (now - toldAt < progressEveryMs) return;
  toldAt = now;
  tell({ kind: 'progress', table, share });
}

function run(): RecoveryNote {
  if (task.kind === 'examine') return { kind: 'examined', ...examine(task.file) };
  if (task.kind === 'salvage') return { kind: 'recovered', recovered: salvageStore(task.file, progress) };
  if (task.kind === 'open-as-it-is') return { kind: 'recovered', recovered: openAsItIs(task.file) };
  return { kind: 'recovered', recovered: restoreBackup(task.file, task.backup) };
}

try {
  tell(run());
} catch (error) {
  const known = explainSystemError(error);
  const message = error instanceof Error ? error.message : String(error);
  if (known instanceof AppError) tell({ kind: 'failed', code: known.code, message: known.message });
  else tell({ kind: 'failed', code: 'internal_error', message });
} finally {
  port.close();
}
