// The errors of a few rows of an import, found by row number.
import type { ReadDb } from './database.ts';

export type RowFault = { row_number: number; code: string; message: string; column_name: string | null };

/** The first fault of each row between two, both included. */
export function listErrorsOfRows(db: ReadDb, importNo: number, from: number, to: number): RowFault[] {
  return db
    .sql<RowFault>(
      `SELECT row_number, code, message, column_name, min(seq) FROM import_error
       WHERE import_no = ? AND row_number BETWEEN ? AND ? GROUP BY row_number`,
    )
    .all(importNo, from, to)
    .map(({ row_number, code, message, column_name }) => ({ row_number, code, message, column_name }));
}
