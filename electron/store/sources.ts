// Files that a person chose, before and after they are imported: where they are and how they were read.
import type { DialectPatch } from '../../shared/schema/import.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Failure } from './imports.ts';
import { deleteProfile } from './source-profiles.ts';

export type SourceStatus = 'scanning' | 'ready' | 'failed';

export type StoredSource = {
  id: string;
  fileName: string;
  /** `path`: a file of the person's own. `upload`: its bytes came with the request and lie in the data folder. */
  origin: 'path' | 'upload';
  path: string;
  byteSize: number;
  mtimeMs: number;
  /** The copy that imports read, so that a resumed one sees the same bytes; null until the first. */
  snapshot: string | null;
  /** JSON of what the text at `path` was made of; null where it is the file itself. */
  made: string | null;
  status: SourceStatus;
  failure: Failure | null;
  overrides: DialectPatch;
  /** JSON of what the reader saw; domain/imports knows its shape. */
  reading: string;
  rowCount: number | null;
  createdAtMs: number;
};

type SourceRow = {
  id: string;
  file_name: string;
  origin: 'path' | 'upload';
  path: string;
  byte_size: number;
  mtime_ms: number;
  snapshot: string | null;
  made: string | null;
  status: SourceStatus;
  failure: string | null;
  overrides: string;
  reading: string | null;
  row_count: number | null;
  created_at_ms: number;
};

export function insertSource(db: WriteDb, source: StoredSource): void {
  db.sql(
    `INSERT INTO source (id, file_name, origin, path, byte_size, mtime_ms, snapshot, status, failure, overrides, reading,
       row_count, created_at_ms, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    source.id,
    source.fileName,
    source.origin,
    source.path,
    source.byteSize,
    source.mtimeMs,
    source.snapshot,
    source.status,
    source.failure && JSON.stringify(source.failure),
    JSON.stringify(source.overrides),
    source.reading,
    source.rowCount,
    source.createdAtMs,
    source.made,
  );
}

export function findSource(db: ReadDb, id: string): StoredSource | null {
  const row = db.sql<SourceRow>('SELECT * FROM source WHERE id = ?').get(id);
  return row ? rowToSource(row) : null;
}

export function listScanningSources(db: ReadDb): StoredSource[] {
  return db.sql<SourceRow>("SELECT * FROM source WHERE status = 'scanning'").all().map(rowToSource);
}

/** The file was read anew, under other overrides; what was counted, its profile too, no longer holds. */
export function setSourceReading(
  db: WriteDb,
  id: string,
  read: Pick<StoredSource, 'byteSize' | 'mtimeMs' | 'overrides' | 'reading'>,
): void {
  db.sql(
    `UPDATE source SET byte_size = ?, mtime_ms = ?, overrides = ?, reading = ?, status = 'scanning', failure = NULL,
       row_count = NULL WHERE id = ?`,
  ).run(read.byteSize, read.mtimeMs, JSON.stringify(read.overrides), read.reading, id);
  deleteProfile(db, id);
}

/** The same reading, told more exactly: what was counted still holds. */
export function replaceReading(db: WriteDb, id: string, reading: string): void {
  db.sql('UPDATE source SET reading = ? WHERE id = ?').run(reading, id);
}

/** Another text is read from now on, made of the same file. */
export function setSourceText(
  db: WriteDb,
  id: string,
  { path, made }: Pick<StoredSource, 'path' | 'made'>,
): void {
  db.sql('UPDATE source SET path = ?, made = ? WHERE id = ?').run(path, made, id);
}

export function setSourceCount(db: WriteDb, id: string, rowCount: number | null): void {
  db.sql("UPDATE source SET status = 'ready', row_count = coalesce(?, row_count) WHERE id = ?").run(
    rowCount,
    id,
  );
}

export function setSourceFailure(db: WriteDb, id: string, failure: Failure): void {
  db.sql("UPDATE source SET status = 'failed', failure = ? WHERE id = ?").run(JSON.stringify(failure), id);
}

export function setSourceSnapshot(db: WriteDb, id: string, snapshot: string | null): void {
  db.sql('UPDATE source SET snapshot = ? WHERE id = ?').run(snapshot, id);
}

export function deleteSource(db: WriteDb, id: string): void {
  db.sql('DELETE FROM source WHERE id = ?').run(id);
}

function rowToSource(row: SourceRow): StoredSource {
  return {
    id: row.id,
    fileName: row.file_name,
    origin: row.origin,
    path: row.path,
    byteSize: row.byte_size,
    mtimeMs: row.mtime_ms,
    snapshot: row.snapshot,
    made: row.made,
    status: row.status,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    overrides: JSON.parse(row.overrides) as DialectPatch,
    reading: row.reading ?? '{}',
    rowCount: row.row_count,
    createdAtMs: row.created_at_ms,
  };
}
