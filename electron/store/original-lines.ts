// Lines of an import's file as they stood there, kept with the rows that the reader repaired or could not read.
import type { ReadDb, WriteDb } from './database.ts';

export type StoredOriginalLine = {
  row_number: number;
  line: number | null;
  code: string;
  message: string;
  /** The line as it stood. */
  text: string;
  /** What was made of it. */
  cells: readonly string[];
};

type LineRow = Omit<StoredOriginalLine, 'text' | 'cells'> & { original: string; cells: string };

export function insertOriginalLine(db: WriteDb, importNo: number, line: StoredOriginalLine): void {
  db.sql(
    `INSERT INTO import_original_line (import_no, row_number, line, code, message, original, cells)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(importNo, line.row_number, line.line, line.code, line.message, line.text, JSON.stringify(line.cells));
}

/** At most `limit` behind a row, in the order of the file. */
export function listOriginalLines(
  db: ReadDb,
  importNo: number,
  afterRow: number,
  limit: number,
): StoredOriginalLine[] {
  return db
    .sql<LineRow>(
      `SELECT row_number, line, code, message, original, cells FROM import_original_line
       WHERE import_no = ? AND row_number > ? ORDER BY row_number LIMIT ?`,
    )
    .all(importNo, afterRow, limit)
    .map(rowToLine);
}

export function countOriginalLines(db: ReadDb, importNo: number): number {
  return db
    .sql<number>('SELECT count(*) FROM import_original_line WHERE import_no = ?')
    .pluck()
    .get(importNo) as number;
}

export function findOriginalText(db: ReadDb, importNo: number, rowNumber: number): string | null {
  const text = db
    .sql<string>('SELECT original FROM import_original_line WHERE import_no = ? AND row_number = ?')
    .pluck()
    .get(importNo, rowNumber);
  return text ?? null;
}

/** Of imports that ended before then. */
export function deleteOldOriginalLines(db: WriteDb, endedBeforeMs: number): void {
  db.sql(
    `DELETE FROM import_original_line
     WHERE import_no IN (SELECT no FROM import_job WHERE finished_at_ms <= ?)`,
  ).run(endedBeforeMs);
}

const rowToLine = ({ original, cells, ...line }: LineRow): StoredOriginalLine => ({
  ...line,
  text: original,
  cells: JSON.parse(cells) as string[],
});
