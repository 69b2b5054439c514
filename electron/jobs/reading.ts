// Reads an input for whoever writes or counts it: bytes, text, cells, values. It knows no store and no thread: a reading thread
// runs it, and so does whoever has little to read. It keeps a few batches ahead and no more, so that a file of any size takes
// the same memory.
import { stat } from 'node:fs/promises';
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
import { mostInFlight, type ReaderNote, type ReaderOrder, type ReaderTask } from './reader-messages.ts';
import { createReadHash } from './read-hash.ts';
import { createBatchBuilder } from './row-batch.ts';

export type Reading = {
  hear(order: ReaderOrder): void;
  /** When nothing more is told. */
  ended: Promise<void>;
};

/** Few, so that their cells are dead before the garbage collector looks at them. */
const rowsInBatch = 250;

type Line = {
  tell: (note: ReaderNote) => void;
  /** Tells once fewer than `mostInFlight` batches are on their way; throws where nobody listens any more. */
  send: (note: ReaderNote) => Promise<void>;
  signal: AbortSignal;
};

export function startReading(task: ReaderTask, tell: (note: ReaderNote) => void): Reading {
  const stop = new AbortController();
  const flight = { batches: 0 };
  let onTaken: (() => void) | null = null;
  const send = async (note: ReaderNote): Promise<void> => {
    while (flight.batches >= mostInFlight && !stop.signal.aborted)
      await new Promise<void>((resolve) => (onTaken = resolve));
    onTaken = null;
    stop.signal.throwIfAborted();
    flight.batches += 1;
    tell(note);
  };
  return {
    hear(order) {
      if (order.kind === 'close') stop.abort();
      else flight.batches -= 1;
      onTaken?.();
    },
    // Whoever starts it has it in hand before it tells anything.
    ended: Promise.resolve().then(() => read(task, { tell, send, signal: stop.signal })),
  };
}

async function read(task: ReaderTask, line: Line): Promise<void> {
  try {
    await (task.kind === 'rows' ? readRows(task, line) : count(task, line));
  } catch (error) {
    if (!line.signal.aborted) line.tell(failureNote(error));
  }
}

/** Why it was not read to its end, also where its thread ended early. */
export function failureNote(error: unknown): ReaderNote {
  const known = explainFileError(error);
  if (known instanceof AppError) return { kind: 'failed', code: known.code, message: known.message };
  const message = t('The file could not be read to its end. Try the import again.');
  return { kind: 'failed', code: 'internal_error', message };
}

type RowsTask = Extract<ReaderTask, { kind: 'rows' }>;

async function readRows(task: RowsTask, line: Line): Promise<void> {
  const { input, columns, mapping, rules, extras, skip } = task;
  const { fields } = planRows(columns, mapping, rules, extras);
  const byteSize = (await stat(input.path)).size;
  line.tell({ kind: 'fields', fields, byteSize });
  const known = input.kind === 'text' ? input.sha256 : undefined;
  const hash = createReadHash(input.path, line.signal);
  let bytesRead = 0;
  const open: OpenRows = (ruled, from) =>
    openRows(task, ruled, from, {
      signal: line.signal,
      onBytes: (so) => (bytesRead = so),
      ...(known === undefined && { onChunk: hash.begin() }),
    });
  const decider = createRuleDecider(columns, mapping, rules, extras);
  const tellDecided = (decided: Extract<ReaderNote, { kind: 'decided' }>['decided']) =>
    line.tell({ kind: 'decided', decided });
  const rows = decidedRows(open, decider, { rules, skip }, tellDecided);
  const records = await sendRows(rows, fields, line, () => bytesRead);
  line.tell({ kind: 'end', records: skip + records, sha256: known ?? (await hash.digest(byteSize)) });
}

/** Rows from record number `from` on, as a person mended them. */
async function* openRows(
  { input, columns, mapping, extras, edits }: RowsTask,
  rules: ImportRules,
  from: number,
  options: ByteOptions,
): AsyncGenerator<InputRow[]> {
  const planOf = input.kind === 'text' ? planRows : planObjects;
  const plan = planOf(columns, mapping, rules, extras);
  const rows =
    input.kind === 'text'
      ? fileRows(input.path, input.dialect, plan, { skip: from, ...options })
      : spooledRows(input.path, planObjects(columns, mapping, rules, extras), from);
  const edit = createRowEditor(plan, edits);
  if (edit === null) yield* rows;
  else for await (const batch of rows) yield batch.map(edit);
}

async function sendRows(
  batches: AsyncGenerator<InputRow[]>,
  fields: PlannedField[],
  { send }: Line,
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

type CountTask = Extract<ReaderTask, { kind: 'count' }>;

async function count({ input, columns, rival }: CountTask, { tell, signal }: Line): Promise<void> {
  if (input.kind !== 'text') throw new Error('Only files are counted');
  const table = profileTable(columns);
  const onRecords = (records: readonly SourceRecord[]) => table.add(records);
  const { rows, issues } = await countRecords(input.path, input.dialect, { signal, onRecords });
  const profile = table
    .finish()
    .map(({ profile: one, values }) => ({ profile: one, values: packValues(values) }));
  const keys = columns.map(({ key }) => key);
  const alternative = await compareFile(input.path, input.dialect, keys, rival, { signal });
  signal.throwIfAborted();
  tell({ kind: 'end', records: rows, sha256: '', profile, issues, ...(alternative && { alternative }) });
}
