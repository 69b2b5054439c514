// Rows on their way from the reading thread to the writing one: a few flat arrays, because an object for each row costs
// more to copy than the row itself.
import type { CompanyField } from '../../shared/schema/company.ts';
import type { CellValue } from '../domain/imports/cells/convert-cell.ts';
import { changesOf, type PreparedRow, type RowIssue } from '../domain/imports/prepare-row.ts';
import type { CompanyChanges } from '../domain/companies/parse-input.ts';

export type RowBatch = {
  /** Records of the input, blank ones included. */
  count: number;
  rowNumbers: number[];
  /** Physical lines; empty where the input has none. */
  lines: number[];
  /** 0 blank, 1 data, 2 failed. */
  kinds: Uint8Array;
  /** For each data row as many values as there are fields. */
  values: (CellValue | undefined)[];
  /** For each row the cells as a JSON array; empty where blank. */
  cells: string[];
  /** For each failed row what is wrong with it, in order. */
  issues: RowIssue[][];
  /** Bytes of the input that were read so far. */
  bytesRead: number;
};

const kindCodes = { blank: 0, data: 1, failed: 2 } as const;

export type BatchBuilder = {
  add(row: PreparedRow, place: RowPlace, cells: readonly string[]): void;
  size(): number;
  take(bytesRead: number): RowBatch;
};

export type RowPlace = { rowNumber: number; line: number | null };

export function createBatchBuilder(capacity: number): BatchBuilder {
  const fresh = (): RowBatch => ({
    count: 0,
    rowNumbers: [],
    lines: [],
    kinds: new Uint8Array(capacity),
    values: [],
    cells: [],
    issues: [],
    bytesRead: 0,
  });
  let batch = fresh();
  return {
    add(row, { rowNumber, line }, cells) {
      batch.kinds[batch.count] = kindCodes[row.kind];
      batch.count += 1;
      batch.rowNumbers.push(rowNumber);
      if (line !== null) batch.lines.push(line);
      batch.cells.push(row.kind === 'blank' ? '' : JSON.stringify(cells));
      if (row.kind === 'data') for (const value of row.values) batch.values.push(value);
      if (row.kind === 'failed') batch.issues.push(row.issues);
    },
    size: () => batch.count,
    take(bytesRead) {
      const taken = { ...batch, kinds: batch.kinds.slice(0, batch.count), bytesRead };
      batch = fresh();
      return taken;
    },
  };
}

export type UnpackedRow = RowPlace & { cells: string } & (
    | { kind: 'blank' }
    | { kind: 'failed'; issues: RowIssue[] }
    | { kind: 'data'; changes: CompanyChanges }
  );

/** The rows of a batch, one after the other. */
export function* unpackRows(batch: RowBatch, fields: readonly CompanyField[]): Generator<UnpackedRow> {
  let value = 0;
  let failure = 0;
  for (let at = 0; at < batch.count; at += 1) {
    const place = {
      rowNumber: batch.rowNumbers[at] ?? 0,
      line: batch.lines[at] ?? null,
      cells: batch.cells[at] ?? '',
    };
    const kind = batch.kinds[at];
    if (kind === kindCodes.blank) yield { ...place, kind: 'blank' };
    else if (kind === kindCodes.failed)
      yield { ...place, kind: 'failed', issues: batch.issues[failure++] ?? [] };
    else {
      yield {
        ...place,
        kind: 'data',
        changes: changesOf(fields, batch.values.slice(value, value + fields.length)),
      };
      value += fields.length;
    }
  }
}
