// Saved views in SQLite. What is deleted stays as a row with `deleted_at_ms`; changes go through domain/custom-fields/definition-writer.ts.
import { formatId } from '../lib/ids.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type StoredView = {
  no: number;
  id: string;
  name: string;
  nameKey: string;
  /** JSON, see domain/views/stored-body.ts. */
  body: string;
  position: number;
  createdAtMs: number;
  createdBy: string;
  updatedAtMs: number;
};

type ViewRow = Omit<StoredView, 'id'> & { uuid: Buffer };

const select = `SELECT no, uuid, name, name_key AS nameKey, body, position, created_at_ms AS createdAtMs,
  created_by AS createdBy, updated_at_ms AS updatedAtMs FROM saved_view WHERE deleted_at_ms IS NULL`;

const rowToView = ({ uuid, ...row }: ViewRow): StoredView => ({ ...row, id: formatId('vie', uuid) });

/** In their order. */
export const listStoredViews = (db: ReadDb): StoredView[] =>
  db.sql<ViewRow>(`${select} ORDER BY position, no`).all().map(rowToView);

export function findView(db: ReadDb, uuid: Buffer): StoredView | null {
  const row = db.sql<ViewRow>(`${select} AND uuid = ?`).get(uuid);
  return row ? rowToView(row) : null;
}

export type NewView = Omit<StoredView, 'no' | 'id' | 'createdAtMs' | 'updatedAtMs'> & {
  uuid: Buffer;
  atMs: number;
};

/** Answers its number. */
export const insertView = (db: WriteDb, view: NewView): number =>
  Number(
    db
      .sql(
        `INSERT INTO saved_view (uuid, name, name_key, body, position, created_at_ms, created_by, updated_at_ms)
         VALUES (@uuid, @name, @nameKey, @body, @position, @atMs, @createdBy, @atMs)`,
      )
      .run(view).lastInsertRowid,
  );

/** What a field was called, also when it was deleted. */
export const nameOfField = (db: ReadDb, no: number): string | null =>
  db.sql<string>('SELECT name FROM custom_field WHERE no = ?').pluck().get(no) ?? null;

export const labelOfOption = (db: ReadDb, no: number): string | null =>
  db.sql<string>('SELECT label FROM custom_option WHERE no = ?').pluck().get(no) ?? null;
