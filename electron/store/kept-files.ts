// The files that imports have read, by their names in the folder of sources, and when they were removed. Several imports may
// keep the same file.
import type { ReadDb, WriteDb } from './database.ts';

export type Kept = {
  file: string;
  /** Null where `file` is the person's own file. */
  original: string | null;
  /** Of the person's file. */
  byteSize: number;
};

export function keepFile(db: WriteDb, importId: string, { file, original, byteSize }: Kept): void {
  db.sql('UPDATE import_job SET kept_file = ?, kept_original = ?, kept_bytes = ? WHERE id = ?').run(
    file,
    original,
    byteSize,
    importId,
  );
}

export type KeptState = {
  kept_file: string | null;
  kept_original: string | null;
  kept_bytes: number | null;
  source_removed_at_ms: number | null;
  recipe_id: string | null;
  recipe_name: string | null;
};

/** What an import keeps of what it read and ran with; null where there is no such import. */
export function findKept(db: ReadDb, importId: string): KeptState | null {
  const row = db
    .sql<KeptState>(
      `SELECT kept_file, kept_original, kept_bytes, source_removed_at_ms, recipe_id, recipe_name
       FROM import_job WHERE id = ?`,
    )
    .get(importId);
  return row ?? null;
}

export const isKept = (db: ReadDb, file: string): boolean =>
  db.sql('SELECT 1 FROM import_job WHERE kept_file = ? OR kept_original = ? LIMIT 1').get(file, file) !==
  undefined;

/** Files that only imports keep which ended before then. */
export function listExpiredFiles(db: ReadDb, endedBeforeMs: number): string[] {
  return db
    .sql<{ file: string }>(
      `SELECT file FROM (
         SELECT kept_file AS file, finished_at_ms FROM import_job WHERE kept_file IS NOT NULL
         UNION ALL
         SELECT kept_original, finished_at_ms FROM import_job WHERE kept_original IS NOT NULL
       ) GROUP BY file HAVING sum(finished_at_ms IS NULL OR finished_at_ms > ?) = 0`,
    )
    .all(endedBeforeMs)
    .map((row) => row.file);
}

export function markRemoved(db: WriteDb, file: string, nowMs: number): void {
  db.sql(
    'UPDATE import_job SET kept_file = NULL, kept_bytes = NULL, source_removed_at_ms = ? WHERE kept_file = ?',
  ).run(nowMs, file);
  db.sql('UPDATE import_job SET kept_original = NULL WHERE kept_original = ?').run(file);
}

export function setImportRecipe(
  db: WriteDb,
  importId: string,
  recipe: { id: string | null; name: string },
): void {
  db.sql('UPDATE import_job SET recipe_id = ?, recipe_name = ? WHERE id = ?').run(
    recipe.id,
    recipe.name,
    importId,
  );
}

export function usedRecipeOf(db: ReadDb, importId: string): { id: string | null; name: string } | null {
  const kept = findKept(db, importId);
  if (kept === null || kept.recipe_name === null) return null;
  return { id: kept.recipe_id, name: kept.recipe_name };
}
