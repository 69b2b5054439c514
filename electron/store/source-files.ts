// The files behind sources, where they are removed or left over.
import type { ReadDb, WriteDb } from './database.ts';

/** A snapshot is made anew for the next import; an upload is gone with its source. */
export function removeSourceFile(db: WriteDb, path: string): void {
  db.sql("DELETE FROM source WHERE origin = 'upload' AND path = ?").run(path);
  db.sql('UPDATE source SET snapshot = NULL WHERE snapshot = ?').run(path);
}

/** Uploads from before then that no import has ever read. */
export function listForgottenUploads(db: ReadDb, createdBeforeMs: number): { id: string; path: string }[] {
  return db
    .sql<{ id: string; path: string }>(
      `SELECT id, path FROM source WHERE origin = 'upload' AND created_at_ms < ?
       AND NOT EXISTS (SELECT 1 FROM import_job WHERE source_id = source.id)`,
    )
    .all(createdBeforeMs);
}
