// Calls under way in SQLite, each written before it is made and held under a lease: one whose holder is gone has an unknown
// outcome.
import type { ReadDb, WriteDb } from '../database.ts';

export type StoredCall = {
  no: number;
  batchNo: number;
  provider: string;
  items: { seq: number; fence: number }[];
  reservedCents: number;
  /** Else it waits for its turn, and cannot have been carried out. */
  isSent: boolean;
};

type CallRow = Omit<StoredCall, 'items' | 'isSent'> & { items: string; isSent: number };

const select = `SELECT no, batch_no AS batchNo, provider, items, reserved_cents AS reservedCents,
  is_sent AS isSent FROM provider_call`;

const rowToCall = (row: CallRow): StoredCall => ({
  ...row,
  isSent: row.isSent === 1,
  items: (JSON.parse(row.items) as [number, number][]).map(([seq, fence]) => ({ seq, fence })),
});

/** Answers its number. */
export function insertCall(
  db: WriteDb,
  call: Omit<StoredCall, 'no'>,
  nowMs: number,
  leaseUntilMs: number,
): number {
  const done = db
    .sql(
      `INSERT INTO provider_call (batch_no, provider, items, reserved_cents, is_sent, started_at_ms, lease_until_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      call.batchNo,
      call.provider,
      JSON.stringify(call.items.map(({ seq, fence }) => [seq, fence])),
      call.reservedCents,
      call.isSent ? 1 : 0,
      nowMs,
      leaseUntilMs,
    );
  return Number(done.lastInsertRowid);
}

/** Null where it was settled already. */
export function findCall(db: ReadDb, no: number): StoredCall | null {
  const row = db.sql<CallRow>(`${select} WHERE no = ?`).get(no);
  return row ? rowToCall(row) : null;
}

/** Those whose holder gave no sign of life until `nowMs`, or only by a clock that was set back since: no lease is longer than `leaseMs`. */
export const listLostCalls = (db: ReadDb, nowMs: number, leaseMs: number): StoredCall[] =>
  db
    .sql<CallRow>(`${select} WHERE lease_until_ms NOT BETWEEN ? AND ? ORDER BY no`)
    .all(nowMs, nowMs + leaseMs)
    .map(rowToCall);

export const listCalls = (db: ReadDb): StoredCall[] =>
  db.sql<CallRow>(`${select} ORDER BY no`).all().map(rowToCall);

/** Before its first request goes out. */
export function markSent(db: WriteDb, no: number): void {
  db.sql('UPDATE provider_call SET is_sent = 1 WHERE no = ?').run(no);
}

/** Heartbeat. */
export function renewCalls(db: WriteDb, nos: readonly number[], leaseUntilMs: number): void {
  db.sql('UPDATE provider_call SET lease_until_ms = ? WHERE no IN (SELECT value FROM json_each(?))').run(
    leaseUntilMs,
    JSON.stringify(nos),
  );
}

export function deleteCall(db: WriteDb, no: number): void {
  db.sql('DELETE FROM provider_call WHERE no = ?').run(no);
}
