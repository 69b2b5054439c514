// The pace of a provider, as far as it must outlive a restart. The rest of its row is a person's, see provider-settings.ts.
import type { ReadDb, WriteDb } from '../database.ts';

export type StoredPace = {
  tokens: number;
  atMs: number;
  blockedUntilMs: number;
  failures: number;
  openUntilMs: number;
};

/** Null: it was never asked. */
export function findPace(db: ReadDb, code: string): StoredPace | null {
  const row = db
    .sql<StoredPace>(
      `SELECT coalesce(tokens, 1) AS tokens, coalesce(tokens_at_ms, 0) AS atMs, failures,
         coalesce(blocked_until_ms, 0) AS blockedUntilMs, coalesce(open_until_ms, 0) AS openUntilMs
       FROM provider_state WHERE code = ?`,
    )
    .get(code);
  return row ?? null;
}

/** A block that stands there longer stays, as others may have been told of it; but not one by a clock that was set back since. */
export function savePace(db: WriteDb, code: string, pace: StoredPace): void {
  db.sql(
    `INSERT INTO provider_state (code, tokens, tokens_at_ms, blocked_until_ms, failures, open_until_ms)
     VALUES (:code, :tokens, :atMs, :blockedUntilMs, :failures, :openUntilMs)
     ON CONFLICT (code) DO UPDATE SET tokens = excluded.tokens, tokens_at_ms = excluded.tokens_at_ms,
       blocked_until_ms = max(iif(tokens_at_ms <= excluded.tokens_at_ms, blocked_until_ms, 0), excluded.blocked_until_ms),
       failures = excluded.failures, open_until_ms = excluded.open_until_ms`,
  ).run({ code, ...pace });
}
