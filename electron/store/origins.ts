// Who or what made a company: a person, a script, an import; with the run that it belongs to. `magic` is a value that was computed
// from others, in the run that changed them.
import type { WriteDb } from './database.ts';

export type SourceKind = 'person' | 'script' | 'import' | 'provider' | 'refresh' | 'sync' | 'undo' | 'magic';

/** `run` is the import, batch or refresh; `actor` the user or API key behind it. */
export type StoredOrigin = { kind: SourceKind; run: string | null; actor: string };

/** The row of an origin, made where there is none. Call it inside a transaction. */
export function originNo(db: WriteDb, { kind, run, actor }: StoredOrigin): number {
  const found = db
    .sql<number>("SELECT no FROM origin WHERE kind = ? AND ifnull(run, '') = ? AND actor = ?")
    .pluck()
    .get(kind, run ?? '', actor);
  if (found !== undefined) return found;
  const made = db.sql('INSERT INTO origin (kind, run, actor) VALUES (?, ?, ?)').run(kind, run, actor);
  return Number(made.lastInsertRowid);
}
