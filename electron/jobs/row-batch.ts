// Rows on their way from the reading thread to the writing one. All cells of a batch travel as one text, and a value that
// is its cell's own text as a mark: copying a string for each cell costs more than parsing it did.
import type { OriginalLine } from '../domain/imports/input-rows.ts';
import type { CellValue } from '../domain/imports/cells/convert-cell.ts';
import type { PreparedRow, RowIssue } from '../domain/imports/prepare-row.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import type { RowNotes } from '../domain/imports/rules/merge-values.ts';
import { keyHash, nameKey, type KeyKind } from '../domain/matching/company-key.ts';
import { noValues, type RecordValues } from '../store/company-row.ts';
import type { CompanyValues } from '../../shared/schema/company.ts';
import type { FieldKey } from '../store/field-key.ts';

export type RowBatch = {
  /** Records of the input, blank ones included. */
  count: number;
  rowNumbers: number[];
  /** Physical lines; empty where the input has none. */
  lines: number[];
  kinds: Uint8Array;
  /** Every cell of every row, one after the other, and where each ends. */
  text: string;
  cellEnds: Uint32Array;
  /** For each row, how many cells of the batch stand before it. */
  cellStarts: Uint32Array;
  /** For each row as many marks as there are fields: see `marks`; above those an index in `values`. */
  codes: Uint32Array;
  values: CellValue[];
  /** Hashes of the rows' names and domains, which whoever writes them looks up; see `KeyMap.fetch`. */
  keys: Float64Array;
  /** A row of the batch says more than its values. */
  noted: boolean;
  /** For each row when its values were true, by field; only where a rule asks. */
  dates: (RowNotes['dates'] | undefined)[];
  /** For each failed row what is wrong with it, in order. */
  issues: RowIssue[][];
  /** Lines as they stood in the file, in order; only of rows that the reader repaired or could not read. */
  originals: { at: number; original: OriginalLine }[];
  /** Bytes of the input that were read so far. */
  bytesRead: number;
};

/** What companies are matched by. */
const keyKinds: readonly KeyKind[] = ['name', 'domain'];
const kindCodes = { blank: 0, data: 1, failed: 2, left_out: 3 } as const;
/**
 * `blank`: no value. `own`: the text of the field's one cell, in a list field as its only item. `clear`: no value, and none is
 * to stay. `default`: the field's default.
 */
const marks = { blank: 0, own: 1, clear: 2, default: 3 } as const;
const firstValue = 4;

export type RowPlace = { rowNumber: number; line: number | null };
type ReadPlace = RowPlace & { original?: OriginalLine };

export type BatchBuilder = {
  add(row: PreparedRow, place: ReadPlace, cells: readonly string[]): void;
  size(): number;
  take(bytesRead: number): RowBatch;
};

export function createBatchBuilder(fields: readonly PlannedField[], capacity: number): BatchBuilder {
  const kinds = new Uint8Array(capacity);
  const codes = new Uint32Array(capacity * fields.length);
  const cellStarts = new Uint32Array(capacity + 1);
  const keys = new Float64Array(capacity * keyKinds.length);
  const keyed = keyKinds.map((kind) => ({ kind, at: fields.findIndex(({ field }) => field === kind) }));
  let known = new Map<string, number>();
  let count = 0;
  let keyCount = 0;
  let cellCount = 0;
  let rows: (readonly string[])[] = [];
  let rowNumbers: number[] = [];
  let lines: number[] = [];
  let values: CellValue[] = [];
  let noted = false;
  let dates: RowBatch['dates'] = [];
  let issues: RowIssue[][] = [];
  let originals: RowBatch['originals'] = [];

  /** Texts that come again, such as countries, travel once. */
  const indexOf = (value: CellValue): number => {
    const found = typeof value === 'string' ? known.get(value) : undefined;
    if (found !== undefined) return found;
    const index = values.push(value) - 1;
    if (typeof value === 'string') known.set(value, index);
    return index;
  };

  const codeOf = (
    field: PlannedField | undefined,
    value: CellValue | undefined,
    cells: readonly string[],
  ): number => {
    if (value === undefined || field === undefined) return marks.blank;
    const isOwn = field.cells.length === 1 && value === cells[field.cells[0] ?? 0];
    return isOwn ? marks.own : firstValue + indexOf(value);
  };

  const addKeys = (row: readonly (CellValue | undefined)[]): void => {
    for (const { kind, at } of keyed) {
      const value = at < 0 ? undefined : row[at];
      if (typeof value !== 'string') continue;
      keys[keyCount++] = keyHash(kind, kind === 'name' ? nameKey(value) : value);
    }
  };

  const addNotes = ({ clear, defaults, dated, dates: found }: RowNotes): void => {
    const first = count * fields.length;
    for (const [at, { field }] of fields.entries()) {
      if (clear.includes(field)) codes[first + at] = marks.clear;
      if (defaults.includes(field)) codes[first + at] = marks.default;
    }
    if (dated) dates[count] = found;
    noted = true;
  };

  return {
    add(row, { rowNumber, line, original }, cells) {
      kinds[count] = kindCodes[row.kind];
      rowNumbers.push(rowNumber);
      if (line !== null) lines.push(line);
      if (original !== undefined) originals.push({ at: count, original });
      rows.push(cells);
      cellCount += cells.length;
      if (row.kind === 'failed') issues.push(row.issues);
      if (row.kind === 'data') {
        let code = count * fields.length;
        for (let at = 0; at < fields.length; at += 1)
          codes[code++] = codeOf(fields[at], row.values[at], cells);
        addKeys(row.values);
        if (row.notes !== undefined) addNotes(row.notes);
      }
      count += 1;
      cellStarts[count] = cellCount;
    },
    size: () => count,
    take(bytesRead) {
      const batch: RowBatch = {
        count,
        rowNumbers,
        lines,
        kinds: kinds.slice(0, count),
        ...joined(rows, cellCount),
        cellStarts: cellStarts.slice(0, count + 1),
        codes: codes.slice(0, count * fields.length),
        values,
        keys: keys.slice(0, keyCount),
        noted,
        dates,
        issues,
        originals,
        bytesRead,
      };
      [count, cellCount, rows, rowNumbers, lines, values, dates, issues] = [0, 0, [], [], [], [], [], []];
      noted = false;
      keyCount = 0;
      originals = [];
      // A new one: V8 chains the old table of a map that is cleared to its new one, and so every batch to the next.
      known = new Map();
      return batch;
    },
  };
}

function joined(
  rows: readonly (readonly string[])[],
  cellCount: number,
): Pick<RowBatch, 'text' | 'cellEnds'> {
  const cellEnds = new Uint32Array(cellCount);
  let length = 0;
  let at = 0;
  // oxlint-disable-next-line unicorn/no-new-array -- Array.from fills it first
  const texts = new Array<string>(cellCount);
  for (const cells of rows) {
    for (const cell of cells) {
      texts[at] = cell;
      cellEnds[at++] = length += cell.length;
    }
  }
  return { text: texts.join(''), cellEnds };
}

export type UnpackedRow = RowPlace & {
  /** As they stood in the input. */
  cells(): string[];
  original: OriginalLine | null;
} & (
    | { kind: 'blank' }
    | { kind: 'left_out' }
    | { kind: 'failed'; issues: RowIssue[] }
    /** Groups and custom fields only where the row has them; whom they mean is to be looked up yet. */
    | { kind: 'data'; values: RecordValues; notes: RowNotes | null }
  );

/** Gives the rows of a batch to `take`, one after the other. */
export function eachRow(
  batch: RowBatch,
  fields: readonly PlannedField[],
  take: (row: UnpackedRow) => void,
): void {
  let failure = 0;
  let repaired = 0;
  for (let row = 0; row < batch.count; row += 1) {
    const rowNumber = batch.rowNumbers[row] ?? 0;
    const line = batch.lines[row] ?? null;
    const cells = (): string[] => cellsOf(batch, row);
    const kind = batch.kinds[row];
    const original =
      batch.originals[repaired]?.at === row ? (batch.originals[repaired++]?.original ?? null) : null;
    if (kind === kindCodes.data)
      take({
        kind: 'data',
        values: valuesAt(batch, row, fields),
        notes: batch.noted ? notesAt(batch, row, fields) : null,
        rowNumber,
        line,
        cells,
        original,
      });
    else if (kind === kindCodes.blank) take({ kind: 'blank', rowNumber, line, cells, original });
    else if (kind === kindCodes.left_out) take({ kind: 'left_out', rowNumber, line, cells, original });
    else take({ kind: 'failed', issues: batch.issues[failure++] ?? [], rowNumber, line, cells, original });
  }
}

function cellsOf(batch: RowBatch, row: number): string[] {
  const from = batch.cellStarts[row] ?? 0;
  const to = batch.cellStarts[row + 1] ?? from;
  return Array.from({ length: to - from }, (_, at) => cellAt(batch, from + at));
}

const cellAt = ({ text, cellEnds }: RowBatch, at: number): string =>
  text.slice(at === 0 ? 0 : cellEnds[at - 1], cellEnds[at]);

/** Every field, so that all rows have one shape; blank ones as null, an empty list, or an empty name. */
const blankRow: CompanyValues = { name: '', ...noValues };

function valuesAt(batch: RowBatch, row: number, fields: readonly PlannedField[]): RecordValues {
  const values: RecordValues = { ...blankRow };
  const first = batch.cellStarts[row] ?? 0;
  let code = row * fields.length;
  for (const planned of fields) {
    const mark = batch.codes[code++] ?? marks.blank;
    if (mark !== marks.blank && mark !== marks.clear)
      setValue(values, planned, valueOf(batch, planned, first, mark));
  }
  return values;
}

function notesAt(batch: RowBatch, row: number, fields: readonly PlannedField[]): RowNotes {
  const marked = (mark: number): FieldKey[] =>
    fields.flatMap(({ field }, at) => (batch.codes[row * fields.length + at] === mark ? [field] : []));
  const dates = batch.dates[row];
  return {
    clear: marked(marks.clear),
    defaults: marked(marks.default),
    dated: dates !== undefined,
    dates: dates ?? {},
  };
}

function valueOf(batch: RowBatch, planned: PlannedField, first: number, mark: number): CellValue {
  const { list, cells } = planned;
  if (mark === marks.default) return planned.default ?? null;
  const value =
    mark === marks.own ? cellAt(batch, first + (cells[0] ?? 0)) : (batch.values[mark - firstValue] ?? null);
  return list && typeof value === 'string' ? [value] : value;
}

const setValue = (values: Record<string, unknown>, { field }: PlannedField, value: CellValue): void => {
  values[field] = value;
};
