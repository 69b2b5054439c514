// The thread that reads: bytes, text, cells, values. It knows no store. It keeps a few batches ahead of the writing thread
// and no more, so that a file of any size takes the same memory.
import '../lib/thread-language.ts';
import { stat } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import { createRowEditor } from '../domain/imports/apply-edits.ts';
import { fileRows, spooledRows, type InputRow } from '../domain/imports/input-rows.ts';
import { planObjects } from '../domain/imports/object-row.ts';
import { packValues } from '../domain/imports/profile/pack-values.ts';
import { profileTable } from '../domain/imports/profile/profile-table.ts';
import { countRecords } from '../domain/imports/reader/count-records.ts';
import { compareFile } from '../domain/imports/reader/encoding/compare-file.ts';
import { explainFileError } from '../domain/imports/reader/file/file-errors.ts';
import type { ByteOptions } from '../domain/imports/reader/file/open-file.ts';
import type { SourceRecord } from '../domain/imports/reader/records/source-record.ts';
import { planRows, type PlannedField } from '../domain/imports/row-plan.ts';
import { createRuleDecider } from '../domain/imports/rules/decide-rules.ts';
import { decidedRows, type OpenRows } from '../domain/imports/rules/decided-rows.ts';
import { must } from '../lib/assert.ts';
import { mostInFlight, type ReaderNote, type ReaderOrder, type ReaderTask } from './reader-messages.ts';
import { createReadHash } from './read-hash.ts';
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

type RowsTask = Extract<ReaderTask, { kind: 'rows' }>;

async function readRows(task: RowsTask): Promise<void> {
  const { input, columns, mapping, rules, extras, skip } = task;
  const { fields } = planRows(columns, mapping, rules, extras);
  const byteSize = (await stat(input.path)).size;
  tell({ kind: 'fields', fields, byteSize });
  const known = input.kind === 'text' ? input.sha256 : undefined;
  const hash = createReadHash(input.path, stop.signal);
  let bytesRead = 0;
  const open: OpenRows = (ruled, from) =>
    openRows(task, ruled, from, {
      onBytes: (read) => (bytesRead = read),
      ...(known === undefined && { onChunk: hash.begin() }),
    });
  const decider = createRuleDecider(columns, mapping, rules, extras);
  const rows = decidedRows(open, decider, { rules, skip }, (decided) => tell({ kind: 'decided', decided }));
  const records = await sendRows(rows, fields, () => bytesRead);
  tell({ kind: 'end', records: skip + records, sha256: known ?? (await hash.digest(byteSize)) });
}

/** Rows from record number `from` on, as a person mended them. */
async function* openRows(
  { input, columns, mapping, extras, edits }: RowsTask,
  rules: ImportRules,
  from: number,
  listeners: Pick<ByteOptions, 'onBytes' | 'onChunk'>,
): AsyncGenerator<InputRow[]> {
  const planOf = input.kind === 'text' ? planRows : planObjects;
  const plan = planOf(columns, mapping, rules, extras);
  const rows =
    input.kind === 'text'
      ? fileRows(input.path, input.dialect, plan, { skip: from, signal: stop.signal, ...listeners })
      : spooledRows(input.path, planObjects(columns, mapping, rules, extras), from);
  const edit = createRowEditor(plan, edits);
  if (edit === null) yield* rows;
  else for await (const batch of rows) yield batch.map(edit);
}

async function sendRows(
  batches: AsyncGenerator<InputRow[]>,
  fields: PlannedField[],
  bytesRead: () => number,
): Promise<number> {
  const builder = createBatchBuilder(fields, rowsInBatch);
  let records = 0;
  for await (const rows of batches) {
    for (const row of rows) {
      builder.add(row.prepared, row, row.cells);
      records += 1;
      if (builder.size() === rowsInBatch) await send({ kind: 'batch', batch: builder.take(bytesRead()) });
    }
  }
  if (builder.size() > 0) await send({ kind: 'batch', batch: builder.take(bytesRead()) });
  return records;
}

async function count({ input, columns, rival }: Extract<ReaderTask, { kind: 'count' }>): Promise<void> {
  if (input.kind !== 'text') throw new Error('Only files are counted');
  const table = profileTable(columns);
  const options = {
    signal: stop.signal,
    onRecords: (records: readonly SourceRecord[]) => table.add(records),
  };
  const { rows, issues } = await countRecords(input.path, input.dialect, options);
  const profile = table.finish().map(({ profile, values }) => ({ profile, values: packValues(values) }));
  const keys = columns.map(({ key }) => key);
  const alternative = await compareFile(input.path, input.dialect, keys, rival, { signal: stop.signal });
  stop.signal.throwIfAborted();
  tell({ kind: 'end', records: rows, sha256: '', profile, issues, ...(alternative && { alternative }) });
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
          : t('The file could not be read to its end. Try the import again.'),
    });
  }
} finally {
  port.close();
}
