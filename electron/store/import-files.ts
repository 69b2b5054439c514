// Which file an import read, by the import's id alone.
import type { ReadDb } from './database.ts';

/** Null where its rows came in a request, or there is no such import. */
export const findFileName = (db: ReadDb, importId: string): string | null =>
  db.sql<string | null>('SELECT file_name FROM import_job WHERE id = ?').pluck().get(importId) ?? null;
