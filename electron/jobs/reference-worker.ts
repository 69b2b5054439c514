// The thread that indexes a file of reference data. It knows no store but the index that it writes.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { buildIndex } from '../domain/references/build-index.ts';
import { must } from '../lib/assert.ts';
import { explainSystemError } from '../lib/errors.ts';
import { unreadToEnd, type ReferenceNote, type ReferenceTask } from './reference-messages.ts';

const port = must(parentPort, 'parent thread');
const stop = new AbortController();
const tell = (note: ReferenceNote): void => port.postMessage(note);
port.on('message', () => stop.abort());

function noteOf(error: unknown): ReferenceNote {
  if (stop.signal.aborted) return { kind: 'stopped' };
  const known = explainSystemError(error);
  if (known instanceof AppError) return { kind: 'failed', code: known.code, message: known.message };
  return { kind: 'failed', code: 'internal_error', message: t(unreadToEnd) };
}

try {
  const onRows = (rows: number): void => tell({ kind: 'rows', rows });
  const built = await buildIndex(workerData as ReferenceTask, { signal: stop.signal, onRows });
  tell({ kind: 'built', ...built });
} catch (error) {
  tell(noteOf(error));
} finally {
  port.close();
}
