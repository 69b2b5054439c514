// Every input of an import, a delimited file or JSON objects, as prepared rows with their place.
import { open } from 'node:fs/promises';
import type { RowPlan } from './row-plan.ts';
import type { RowsPlan } from './object-row.ts';
import { prepareObject } from './object-row.ts';
import { prepareRow, type PreparedRow } from './prepare-row.ts';
import { readRecords, recordsOfText, type RecordBatch } from './reader/read-records.ts';
import type { Dialect } from '../../../shared/schema/import.ts';

export type InputRow = {
  rowNumber: number;
  line: number | null;
  cells: readonly string[];
  prepared: PreparedRow;
};

type ReadOptions = { skip?: number; signal?: AbortSignal; onBytes?: (read: number) => void };

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
  return ({ records, issues }) => {
    suspicious ||= issues.some(({ code }) => code === 'undecodable_bytes');
    return records.map(({ row, line, cells, blank }) => {
      const unread = suspicious ? findUnread(plan, cells) : undefined;
      const prepared: PreparedRow = blank
        ? { kind: 'blank' }
        : unread === undefined
          ? prepareRow(plan, cells)
          : { kind: 'failed', issues: [unreadIssue(encoding, unread)] };
      return { rowNumber: row, line, cells, prepared };
    });
  };
}

const findUnread = (plan: RowPlan, cells: readonly string[]): string | undefined =>
  plan.fields
    .flatMap((field) => field.cells.map((at) => cells[at] ?? ''))
    .find((cell) => cell.includes('\uFFFD'));

const unreadIssue = (encoding: string, value: string) => ({
  code: 'undecodable_bytes',
  message: `The row holds bytes that are no ${encoding}. Choose the file’s true encoding, or mend the row.`,
  value: value.slice(0, 500),
});

export function objectRows(rows: readonly Record<string, unknown>[], plan: RowsPlan, from = 0): InputRow[] {
  return rows.map((row, at) => ({ rowNumber: from + at + 1, line: null, ...prepareObject(plan, row) }));
}

/** Rows of a file that holds one JSON object on each line. */
export async function* spooledRows(path: string, plan: RowsPlan, skip: number): AsyncGenerator<InputRow[]> {
  const file = await open(path);
  let batch: Record<string, unknown>[] = [];
  let from = skip;
  let seen = 0;
  for await (const line of file.readLines({ encoding: 'utf8' })) {
    seen += 1;
    if (seen <= skip) continue;
    batch.push(JSON.parse(line) as Record<string, unknown>);
    if (batch.length < 1000) continue;
    yield objectRows(batch, plan, from);
    from += batch.length;
    batch = [];
  }
  yield objectRows(batch, plan, from);
}
