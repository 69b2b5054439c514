// Rows that an import could not take, each with its cells as they stood in the input, so that they can be fixed and sent again.
import type { RowError } from '../../shared/schema/import.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** `cells`: the row's cells as a JSON array of texts. */
export type StoredRowError = RowError & { seq: number; cells: string };

type ErrorRow = {
  seq: number;
  row_number: number;
  line: number | null;
  code: string;
  message: string;
  field: string | null;
  column_name: string | null;
  value: string | null;
  cells: string;
};

export function insertImportError(db: WriteDb, importNo: number, error: StoredRowError): void {
  db.sql(
    `INSERT INTO import_error (import_no, seq, row_number, line, code, message, field, column_name, value, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    importNo,
    error.seq,
    error.row_number,
    error.line ?? null,
    error.code,
    error.message,
    error.field ?? null,
    error.column ?? null,
    error.value ?? null,
    error.cells,
  );
}

/** At most `limit` errors after `afterSeq`, in the order of the file. */
export function listImportErrors(
  db: ReadDb,
  importNo: number,
  afterSeq: number,
  limit: number,
): StoredRowError[] {
  return db
    .sql<ErrorRow>('SELECT * FROM import_error WHERE import_no = ? AND seq > ? ORDER BY seq LIMIT ?')
    .all(importNo, afterSeq, limit)
    .map(rowToError);
}

export function findRowErrors(db: ReadDb, importNo: number, rowNumber: number): StoredRowError[] {
  return db
    .sql<ErrorRow>('SELECT * FROM import_error WHERE import_no = ? AND row_number = ? ORDER BY seq')
    .all(importNo, rowNumber)
    .map(rowToError);
}

export function deleteRowErrors(db: WriteDb, importNo: number, rowNumber: number): void {
  db.sql('DELETE FROM import_error WHERE import_no = ? AND row_number = ?').run(importNo, rowNumber);
}

export function lastErrorSeq(db: ReadDb, importNo: number): number {
  return (
    db.sql<number | null>('SELECT max(seq) FROM import_error WHERE import_no = ?').pluck().get(importNo) ?? 0
  );
}

export function countRowErrors(db: ReadDb, importNo: number): number {
  return db
    .sql<number>('SELECT count(*) FROM import_error WHERE import_no = ?')
    .pluck()
    .get(importNo) as number;
}

function rowToError(row: ErrorRow): StoredRowError {
  return {
    seq: row.seq,
    row_number: row.row_number,
    ...(row.line === null ? {} : { line: row.line }),
    code: row.code,
    message: row.message,
    ...(row.field === null ? {} : { field: row.field }),
    ...(row.column_name === null ? {} : { column: row.column_name }),
    ...(row.value === null ? {} : { value: row.value }),
    cells: row.cells,
  };
}

export type ErrorGroupRow = {
  code: string;
  field: string | null;
  column_name: string | null;
  rows: number;
  message: string;
};

/** One for each cause: a code on a field of a column. */
export function groupImportErrors(db: ReadDb, importNo: number): ErrorGroupRow[] {
  return db
    .sql<ErrorGroupRow>(
      `SELECT code, field, column_name, count(*) AS rows, min(message) AS message FROM import_error
       WHERE import_no = ? GROUP BY code, field, column_name ORDER BY rows DESC, code LIMIT 200`,
    )
    .all(importNo);
}

const inGroup = 'import_no = ? AND code = ? AND field IS ? AND column_name IS ?';

/** The values that fail most often in a group. */
export function topErrorValues(
  db: ReadDb,
  importNo: number,
  { code, field, column_name: column }: ErrorGroupRow,
  limit: number,
): { value: string; rows: number }[] {
  return db
    .sql<{ value: string; rows: number }>(
      `SELECT value, count(*) AS rows FROM import_error WHERE ${inGroup} AND value IS NOT NULL
       GROUP BY value ORDER BY rows DESC, value LIMIT ?`,
    )
    .all(importNo, code, field, column, limit);
}

export function firstErrorRows(
  db: ReadDb,
  importNo: number,
  { code, field, column_name: column }: ErrorGroupRow,
  limit: number,
): number[] {
  return db
    .sql<{ row: number }>(`SELECT row_number AS row FROM import_error WHERE ${inGroup} ORDER BY seq LIMIT ?`)
    .all(importNo, code, field, column, limit)
    .map(({ row }) => row);
}

export const errorsOfRow = (db: ReadDb, importNo: number, rowNumber: number): StoredRowError[] =>
  db
    .sql<ErrorRow>('SELECT * FROM import_error WHERE row_number = ? AND import_no = ? ORDER BY seq')
    .all(rowNumber, importNo)
    .map(rowToError);
