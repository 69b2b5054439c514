// The files behind sources, where they are removed or left over.
import type { ReadDb, WriteDb } from './database.ts';

/** A snapshot is made anew for the next import; an upload, or a text that was made of a file, is gone with its source. */
export function removeSourceFile(db: WriteDb, path: string): void {
  db.sql("DELETE FROM source WHERE (origin = 'upload' OR made IS NOT NULL) AND path = ?").run(path);
  db.sql('UPDATE source SET snapshot = NULL WHERE snapshot = ?').run(path);
}

/** Sources from before then that no import has ever read, and that have files of their own. */
export function listForgottenSources(db: ReadDb, createdBeforeMs: number): string[] {
  return db
    .sql<{ id: string }>(
      `SELECT id FROM source WHERE (origin = 'upload' OR made IS NOT NULL) AND created_at_ms < ?
       AND NOT EXISTS (SELECT 1 FROM import_job WHERE source_id = source.id)`,
    )
    .all(createdBeforeMs)
    .map(({ id }) => id);
}
