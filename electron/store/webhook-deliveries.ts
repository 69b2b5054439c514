// Deliveries of webhooks in SQLite: what waits to be sent, and the log of what was.
import type { ReadDb, WriteDb } from './database.ts';

export type DeliveryStatus = 'waiting' | 'delivered' | 'failed';

export type StoredDelivery = {
  no: number;
  uuid: Buffer;
  webhookNo: number;
  topic: string;
  body: string;
  status: DeliveryStatus;
  attempts: number;
  dueAtMs: number;
  httpStatus: number | null;
  error: string | null;
  createdAtMs: number;
  deliveredAtMs: number | null;
};

type DeliveryRow = {
  no: number;
  uuid: Buffer;
  webhook_no: number;
  topic: string;
  body: string;
  status: DeliveryStatus;
  attempts: number;
  due_at_ms: number;
  http_status: number | null;
  error: string | null;
  created_at_ms: number;
  delivered_at_ms: number | null;
};

const select = `SELECT no, uuid, webhook_no, topic, body, status, attempts, due_at_ms, http_status, error, created_at_ms,
  delivered_at_ms FROM webhook_delivery`;

const toDelivery = (row: DeliveryRow): StoredDelivery => ({
  no: row.no,
  uuid: row.uuid,
  webhookNo: row.webhook_no,
  topic: row.topic,
  body: row.body,
  status: row.status,
  attempts: row.attempts,
  dueAtMs: row.due_at_ms,
  httpStatus: row.http_status,
  error: row.error,
  createdAtMs: row.created_at_ms,
  deliveredAtMs: row.delivered_at_ms,
});

export type NewDelivery = {
  uuid: Buffer;
  webhookNo: number;
  topic: string;
  /** Id of what the event is about. */
  about: string;
  body: string;
  dueAtMs: number;
  createdAtMs: number;
};

export function insertDelivery(db: WriteDb, delivery: NewDelivery): number {
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO webhook_delivery (uuid, webhook_no, topic, about, body, status, attempts, due_at_ms, created_at_ms)
       VALUES (?, ?, ?, ?, ?, 'waiting', 0, ?, ?)`,
    )
    .run(
      delivery.uuid,
      delivery.webhookNo,
      delivery.topic,
      delivery.about,
      delivery.body,
      delivery.dueAtMs,
      delivery.createdAtMs,
    );
  return Number(lastInsertRowid);
}

/** Whether one of the same topic about the same waited untried, and now tells this instead; it stays due when it was. */
export function replaceUntried(
  db: WriteDb,
  { webhookNo, topic, about, body, createdAtMs }: NewDelivery,
  inFlight: ReadonlySet<number>,
): boolean {
  const row = db
    .sql<{ no: number }>(
      `SELECT no FROM webhook_delivery
       WHERE webhook_no = ? AND topic = ? AND about = ? AND status = 'waiting' AND attempts = 0
       ORDER BY no DESC LIMIT 1`,
    )
    .get(webhookNo, topic, about);
  if (!row || inFlight.has(row.no)) return false;
  db.sql('UPDATE webhook_delivery SET body = ?, created_at_ms = ? WHERE no = ?').run(
    body,
    createdAtMs,
    row.no,
  );
  return true;
}

/** Of one webhook, the one that has been due for longest first. */
export const listDue = (db: ReadDb, webhookNo: number, nowMs: number, limit: number): StoredDelivery[] =>
  db
    .sql<DeliveryRow>(
      `${select} WHERE webhook_no = ? AND status = 'waiting' AND due_at_ms <= ? ORDER BY due_at_ms, no LIMIT ?`,
    )
    .all(webhookNo, nowMs, limit)
    .map(toDelivery);

/** Of webhooks that are on, after now. */
export const nextDueAfter = (db: ReadDb, nowMs: number): number | null =>
  db
    .sql<number | null>(
      `SELECT min(due_at_ms) FROM webhook JOIN webhook_delivery ON webhook_no = webhook.no
       WHERE is_on = 1 AND status = 'waiting' AND due_at_ms > ?`,
    )
    .pluck()
    .get(nowMs) ?? null;

export function findDelivery(db: ReadDb, uuid: Buffer): StoredDelivery | null {
  const row = db.sql<DeliveryRow>(`${select} WHERE uuid = ?`).get(uuid);
  return row ? toDelivery(row) : null;
}

export function findDeliveryByNo(db: ReadDb, no: number): StoredDelivery | null {
  const row = db.sql<DeliveryRow>(`${select} WHERE no = ?`).get(no);
  return row ? toDelivery(row) : null;
}

/** The newest first. */
export function listStoredDeliveries(
  db: ReadDb,
  webhookNo: number,
  { status, before, limit }: { status: DeliveryStatus | null; before: number | null; limit: number },
): StoredDelivery[] {
  return db
    .sql<DeliveryRow>(
      `${select} WHERE webhook_no = ? AND no < ? AND (? IS NULL OR status = ?) ORDER BY no DESC LIMIT ?`,
    )
    .all(webhookNo, before ?? Number.MAX_SAFE_INTEGER, status, status, limit)
    .map(toDelivery);
}

type Attempted = Pick<
  StoredDelivery,
  'status' | 'attempts' | 'dueAtMs' | 'httpStatus' | 'error' | 'deliveredAtMs'
>;

export function saveAttempt(db: WriteDb, no: number, to: Attempted): void {
  db.sql(
    `UPDATE webhook_delivery
     SET status = ?, attempts = ?, due_at_ms = ?, http_status = ?, error = ?, delivered_at_ms = ? WHERE no = ?`,
  ).run(to.status, to.attempts, to.dueAtMs, to.httpStatus, to.error, to.deliveredAtMs, no);
}

export type DeliveryCounts = { waiting: number; failed: number; lastDeliveredAtMs: number | null };

export function countDeliveries(db: ReadDb, webhookNo: number): DeliveryCounts {
  const row = db
    .sql<{ waiting: number; failed: number; last: number | null }>(
      `SELECT count(*) FILTER (WHERE status = 'waiting') AS waiting,
         count(*) FILTER (WHERE status = 'failed') AS failed, max(delivered_at_ms) AS last
       FROM webhook_delivery WHERE webhook_no = ?`,
    )
    .get(webhookNo);
  return { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, lastDeliveredAtMs: row?.last ?? null };
}

/** Gives up the oldest of those that wait, so that no more than `kept` do. */
export function giveUpOldest(db: WriteDb, webhookNo: number, kept: number, error: string): void {
  db.sql(
    `UPDATE webhook_delivery SET status = 'failed', error = ? WHERE no IN (
       SELECT no FROM webhook_delivery WHERE webhook_no = ? AND status = 'waiting' ORDER BY no DESC LIMIT -1 OFFSET ?)`,
  ).run(error, webhookNo, kept);
}

/** Lets go of ended ones: those from before, and all but the newest `kept` of each webhook. */
export function pruneDeliveries(db: WriteDb, beforeMs: number, kept: number): void {
  db.sql("DELETE FROM webhook_delivery WHERE status <> 'waiting' AND created_at_ms < ?").run(beforeMs);
  db.sql(
    `DELETE FROM webhook_delivery WHERE no IN (
       SELECT no FROM (
         SELECT no, row_number() OVER (PARTITION BY webhook_no ORDER BY no DESC) AS place
         FROM webhook_delivery WHERE status <> 'waiting')
       WHERE place > ?)`,
  ).run(kept);
}
