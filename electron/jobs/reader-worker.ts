// The thread that reads: bytes, text, cells, values. It knows no store. It keeps a few batches ahead of the writing thread
// and no more, so that a file of any size takes the same memory.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { createRowEditor, type RowEditor } from '../domain/imports/apply-edits.ts';
import { fileRows, spooledRows, type InputRow } from '../domain/imports/input-rows.ts';
import { planObjects } from '../domain/imports/object-row.ts';
import { packValues } from '../domain/imports/profile/pack-values.ts';
import { profileTable } from '../domain/imports/profile/profile-table.ts';
import { countRecords } from '../domain/imports/reader/count-records.ts';
import { explainFileError } from '../domain/imports/reader/file/file-errors.ts';
import type { SourceRecord } from '../domain/imports/reader/records/source-record.ts';
import { planRows, type RowPlan } from '../domain/imports/row-plan.ts';
import { must } from '../lib/assert.ts';
import { mostInFlight, type ReaderNote, type ReaderOrder, type ReaderTask } from './reader-messages.ts';
import { createBatchBuilder } from './row-batch.ts';

const port = must(parentPort, 'parent thread');
const task = workerData as ReaderTask;
const stop = new AbortController();
/** Few, so that their cells are dead before the garbage collector looks at them. */
const rowsInBatch = 250;

const flight = { batches: 0 };
let onTaken: (() => void) | null = null;

const tell = (note: ReaderNote): void => port.postMessage(note);

port.on('message', (order: ReaderOrder) => {
  if (order.kind === 'close') stop.abort();
  else flight.batches -= 1;
  onTaken?.();
});

async function send(note: ReaderNote): Promise<void> {
  while (flight.batches >= mostInFlight && !stop.signal.aborted) {
    await new Promise<void>((resolve) => (onTaken = resolve));
  }
  onTaken = null;
  stop.signal.throwIfAborted();
  flight.batches += 1;
  tell(note);
}

async function readRows({
  input,
  columns,
  mapping,
  rules,
  edits,
  skip,
}: Extract<ReaderTask, { kind: 'rows' }>): Promise<void> {
  const plan =
    input.kind === 'text' ? planRows(columns, mapping, rules) : planObjects(columns, mapping, rules);
  tell({
    kind: 'fields',
    fields: plan.fields,
    byteSize: (await stat(input.path)).size,
  });
  const known = input.kind === 'text' ? input.sha256 : undefined;
  const hash = known === undefined ? sha256(input.path) : Promise.resolve(known);
  hash.catch(() => undefined);
  let bytesRead = 0;
  const rows =
    input.kind === 'text'
      ? fileRows(input.path, input.dialect, plan, {
          skip,
          signal: stop.signal,
          onBytes: (read) => (bytesRead = read),
        })
      : spooledRows(input.path, planObjects(columns, mapping, rules), skip);
  const records = await sendRows(rows, plan, createRowEditor(plan, edits), () => bytesRead);
  tell({ kind: 'end', records: skip + records, sha256: await hash });
}

async function sendRows(
  batches: AsyncGenerator<InputRow[]>,
  { fields }: RowPlan,
  editor: RowEditor | null,
  bytesRead: () => number,
): Promise<number> {
  const builder = createBatchBuilder(fields, rowsInBatch);
  let records = 0;
  for await (const rows of batches) {
    for (const read of rows) {
      const row = editor === null ? read : editor(read);
      builder.add(row.prepared, row, row.cells);
      records += 1;
      if (builder.size() === rowsInBatch) await send({ kind: 'batch', batch: builder.take(bytesRead()) });
    }
  }
  if (builder.size() > 0) await send({ kind: 'batch', batch: builder.take(bytesRead()) });
  return records;
}

/** Of the bytes as they are on disk; runs while the rows are read. */
async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, signal: stop.signal })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}

async function count({ input, columns }: Extract<ReaderTask, { kind: 'count' }>): Promise<void> {
  if (input.kind !== 'text') throw new Error('Only files are counted');
  const table = profileTable(columns);
  const options = {
    signal: stop.signal,
    onRecords: (records: readonly SourceRecord[]) => table.add(records),
  };
  const { rows } = await countRecords(input.path, input.dialect, options);
  const profile = table.finish().map(({ profile, values }) => ({ profile, values: packValues(values) }));
  stop.signal.throwIfAborted();
  tell({ kind: 'end', records: rows, sha256: '', profile });
}

try {
  await (task.kind === 'rows' ? readRows(task) : count(task));
} catch (error) {
  const known = explainFileError(error);
  if (!stop.signal.aborted) {
    tell({
      kind: 'failed',
      code: known instanceof AppError ? known.code : 'internal_error',
      message:
        known instanceof AppError
          ? known.message
          : 'The file could not be read to its end. Try the import again.',
    });
  }
} finally {
  port.close();
}
