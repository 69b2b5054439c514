// Rows of a source that a person mended or left out, and the copy that an import keeps, so that a resumed or repeated one
// reads the same.
import type { RowEdit } from '../../shared/schema/import-rules.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** Row number → edit. */
export type RowEdits = ReadonlyMap<number, RowEdit>;

type EditRow = { row: number; edit: string };

const toEdits = (rows: readonly EditRow[]): RowEdits =>
  new Map(rows.map(({ row, edit }) => [row, JSON.parse(edit) as RowEdit]));

export const listRowEdits = (db: ReadDb, sourceId: string): RowEdits =>
  toEdits(
    db
      .sql<EditRow>('SELECT row_number AS row, edit FROM row_edit WHERE source_id = ? ORDER BY row_number')
      .all(sourceId),
  );

export function findRowEdit(db: ReadDb, sourceId: string, rowNumber: number): RowEdit | null {
  const edit = db
    .sql<string>('SELECT edit FROM row_edit WHERE source_id = ? AND row_number = ?')
    .pluck()
    .get(sourceId, rowNumber);
  return edit === undefined ? null : (JSON.parse(edit) as RowEdit);
}

export const countRowEdits = (db: ReadDb, sourceId: string): number =>
  db.sql<number>('SELECT count(*) FROM row_edit WHERE source_id = ?').pluck().get(sourceId) ?? 0;

/** Null takes the edit back. */
export function setRowEdit(db: WriteDb, sourceId: string, rowNumber: number, edit: RowEdit | null): void {
  if (edit === null)
    db.sql('DELETE FROM row_edit WHERE source_id = ? AND row_number = ?').run(sourceId, rowNumber);
  else
    db.sql('INSERT OR REPLACE INTO row_edit (source_id, row_number, edit) VALUES (?, ?, ?)').run(
      sourceId,
      rowNumber,
      JSON.stringify(edit),
    );
}

/** Answers how many there were. */
export const deleteRowEdits = (db: WriteDb, sourceId: string): number =>
  db.sql('DELETE FROM row_edit WHERE source_id = ?').run(sourceId).changes;

export function copyRowEdits(db: WriteDb, sourceId: string, importNo: number): void {
  db.sql(
    `INSERT INTO import_row_edit (import_no, row_number, edit)
     SELECT ?, row_number, edit FROM row_edit WHERE source_id = ?`,
  ).run(importNo, sourceId);
}

export const listImportRowEdits = (db: ReadDb, importNo: number): RowEdits =>
  toEdits(
    db
      .sql<EditRow>(
        'SELECT row_number AS row, edit FROM import_row_edit WHERE import_no = ? ORDER BY row_number',
      )
      .all(importNo),
  );
