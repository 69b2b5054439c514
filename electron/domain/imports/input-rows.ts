// Every input of an import, a delimited file or JSON objects, as prepared rows with their place.
import { fileLines } from '../../lib/file-lines.ts';
import type { RowPlan } from './row-plan.ts';
import type { RowsPlan } from './object-row.ts';
import { prepareObject } from './object-row.ts';
import { prepareRow, type PreparedRow } from './prepare-row.ts';
import type { ByteOptions } from './reader/file/open-file.ts';
import { readRecords, recordsOfText, type RecordBatch, type SourceRecord } from './reader/read-records.ts';
import { createOriginals } from './original-lines.ts';
import type { Unread } from './reader/records/source-record.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Dialect } from '../../../shared/schema/import.ts';

export type InputRow = {
  rowNumber: number;
  line: number | null;
  cells: readonly string[];
  prepared: PreparedRow;
  /** Where the reader repaired the line, or could not read it. */
  original?: OriginalLine;
};

/** A line as it stood in the file, and what the reader did about it. */
export type OriginalLine = { code: string; message: string; text: string };

type ReadOptions = ByteOptions & { skip?: number };

export async function* fileRows(
  path: string,
  dialect: Dialect,
  plan: RowPlan,
  { skip = 0, ...options }: ReadOptions = {},
): AsyncGenerator<InputRow[]> {
  const prepare = textPreparer(plan, dialect);
  let seen = 0;
  for await (const batch of readRecords(path, dialect, options)) {
    const fresh = batch.records.slice(Math.max(0, skip - seen));
    seen += batch.records.length;
    yield prepare({ records: fresh, issues: batch.issues });
  }
}

export function* textRows(text: string, dialect: Dialect, plan: RowPlan): Generator<InputRow[]> {
  const prepare = textPreparer(plan, dialect);
  for (const batch of recordsOfText(text, dialect)) yield prepare(batch);
}

/** Rows that hold characters the encoding could not read are refused, once the reader has reported such bytes. */
function textPreparer(plan: RowPlan, { encoding }: Dialect): (batch: RecordBatch) => InputRow[] {
  let suspicious = false;
  const originals = createOriginals();
  const prepare = (record: SourceRecord): PreparedRow => {
    if (record.blank) return { kind: 'blank' };
    if (record.unread !== undefined) return { kind: 'failed', issues: [lineIssue(record, record.unread)] };
    const unread = suspicious ? findUnread(plan, record.cells) : undefined;
    return unread === undefined
      ? prepareRow(plan, record.cells)
      : { kind: 'failed', issues: [unreadIssue(encoding, unread)] };
  };
  return ({ records, issues }) => {
    suspicious ||= issues.some(({ code }) => code === 'undecodable_bytes');
    originals.hear(issues);
    return records.map((record) => {
      const row = {
        rowNumber: record.row,
        line: record.line,
        cells: record.cells,
        prepared: prepare(record),
      };
      return record.original === undefined
        ? row
        : { ...row, original: originals.of(record, record.original) };
    });
  };
}

const lineIssue = ({ original = '' }: SourceRecord, { code, message }: Unread) => ({
  code,
  message,
  value: original.slice(0, 500),
});

const findUnread = (plan: RowPlan, cells: readonly string[]): string | undefined =>
  plan.fields
    .flatMap((field) => field.cells.map((at) => cells[at] ?? ''))
    .find((cell) => cell.includes('\uFFFD'));

const unreadIssue = (encoding: string, value: string) => ({
  code: 'undecodable_bytes',
  message: t(
    'The row holds bytes that are no {encoding}. Choose the file’s true encoding, or mend the row.',
    { encoding },
  ),
  value: value.slice(0, 500),
});

export function objectRows(rows: readonly Record<string, unknown>[], plan: RowsPlan, from = 0): InputRow[] {
  return rows.map((row, at) => ({ rowNumber: from + at + 1, line: null, ...prepareObject(plan, row) }));
}

/** Rows of a file that holds one JSON object on each line. */
export async function* spooledRows(path: string, plan: RowsPlan, skip: number): AsyncGenerator<InputRow[]> {
  let batch: Record<string, unknown>[] = [];
  let from = skip;
  let seen = 0;
  for await (const lines of fileLines(path)) {
    for (const line of lines) {
      seen += 1;
      if (seen <= skip) continue;
      batch.push(JSON.parse(line) as Record<string, unknown>);
      if (batch.length < 1000) continue;
      yield objectRows(batch, plan, from);
      from += batch.length;
      batch = [];
    }
  }
  yield objectRows(batch, plan, from);
}
