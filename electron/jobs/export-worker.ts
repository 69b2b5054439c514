// The thread of an export, with a connection of its own that only reads. It writes to a file beside the wanted one, which takes
// its place when it is whole.
import '../lib/thread-language.ts';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { showCompanies } from '../domain/companies/read-companies.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { exportColumns } from '../domain/exports/export-columns.ts';
import { createFileWriter } from '../domain/exports/file-writer.ts';
import { must } from '../lib/assert.ts';
import { explainOutput } from '../lib/explain-output.ts';
import { explainSystemError } from '../lib/errors.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { companyNumbers } from '../store/company-list.ts';
import { close, openReadable, type ReadDb } from '../store/database.ts';
import type { ExportNote, ExportTask } from './exporter.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as ExportTask;
const piece = 500;
let stopped = false;
port.on('message', () => (stopped = true));

const tell = (note: ExportNote): void => port.postMessage(note);

async function run(db: ReadDb): Promise<void> {
  const numbers = task.numbers ?? companyNumbers(db, task.query);
  const file = openSync(task.part, 'wx');
  try {
    const whole = await writeAll(db, numbers, file);
    fsyncSync(file);
    closeSync(file);
    if (!whole) {
      rmSync(task.part, { force: true });
      return tell({ kind: 'stopped' });
    }
    renameSync(task.part, task.path);
    tell({ kind: 'ended', byteSize: statSync(task.path).size });
  } catch (error) {
    rmSync(task.part, { force: true });
    throw error;
  }
}

/** False where it was stopped. */
async function writeAll(db: ReadDb, numbers: Float64Array | number[], file: number): Promise<boolean> {
  const columns = exportColumns(definitionsOf(db), task);
  const emit = (bytes: Uint8Array): void => {
    for (let from = 0; from < bytes.length;) from += writeSync(file, bytes, from);
  };
  const writer = createFileWriter(task.format, { columns, guard: task.guard, emit });
  writer.begin();
  for (let at = 0; at < numbers.length; at += piece) {
    writer.write(showCompanies(db, numbers.slice(at, at + piece)));
    tell({ kind: 'progress', rowsDone: Math.min(at + piece, numbers.length), rowsTotal: numbers.length });
    // Lets the wish to stop arrive.
    // oxlint-disable-next-line no-await-in-loop -- piece by piece on purpose
    await new Promise((resolve) => setImmediate(resolve));
    if (stopped) return false;
  }
  writer.end();
  return true;
}

const db = openReadable(task.store);
try {
  await run(db);
} catch (error) {
  const known = explainOutput(explainSystemError(error), task.path);
  const failure = known instanceof AppError ? known : null;
  tell({
    kind: 'failed',
    failure: {
      code: failure?.code ?? 'internal_error',
      message: failure?.message ?? t('The file could not be written. Try again, or choose another folder.'),
    },
  });
} finally {
  close(db);
  port.close();
}
