// First replies of requests that carried an Idempotency-Key, kept for a day.
import type { ReadDb, WriteDb } from './database.ts';

/** `headers`: the reply's own, such as its ETag. */
export type StoredReply = {
  hash: Buffer;
  status: number;
  body: string;
  headers: Record<string, string>;
};

const dayMs = 24 * 60 * 60 * 1000;

export function findStoredReply(db: ReadDb, caller: string, key: string, nowMs: number): StoredReply | null {
  const row = db
    .sql<{ request_sha256: Buffer; status: number; body: string; headers: string | null }>(
      `SELECT request_sha256, status, body, headers FROM idempotency
       WHERE caller = ? AND key = ? AND created_at_ms > ? AND status IS NOT NULL`,
    )
    .get(caller, key, nowMs - dayMs);
  if (!row) return null;
  const headers = JSON.parse(row.headers ?? '{}') as Record<string, string>;
  return { hash: row.request_sha256, status: row.status, body: row.body, headers };
}

/** Call it in the transaction of the effect. Replies older than a day go at the same time. */
export function insertStoredReply(
  db: WriteDb,
  reply: StoredReply & { caller: string; key: string },
  nowMs: number,
): void {
  db.sql('DELETE FROM idempotency WHERE created_at_ms <= ?').run(nowMs - dayMs);
  db.sql(
    `INSERT INTO idempotency (caller, key, request_sha256, status, body, headers, created_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(reply.caller, reply.key, reply.hash, reply.status, reply.body, JSON.stringify(reply.headers), nowMs);
}
