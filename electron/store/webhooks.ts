// Webhooks in SQLite. Their secrets are kept with the keys of providers, never here.
import type { ReadDb, WriteDb } from './database.ts';

export type StoredWebhook = {
  no: number;
  uuid: Buffer;
  url: string;
  topics: string[];
  isOn: boolean;
  isLocal: boolean;
  createdAtMs: number;
};

type WebhookRow = {
  no: number;
  uuid: Buffer;
  url: string;
  topics: string;
  is_on: number;
  is_local: number;
  created_at_ms: number;
};

const select = 'SELECT no, uuid, url, topics, is_on, is_local, created_at_ms FROM webhook';

const toWebhook = (row: WebhookRow): StoredWebhook => ({
  no: row.no,
  uuid: row.uuid,
  url: row.url,
  topics: JSON.parse(row.topics) as string[],
  isOn: row.is_on === 1,
  isLocal: row.is_local === 1,
  createdAtMs: row.created_at_ms,
});

export const listStoredWebhooks = (db: ReadDb): StoredWebhook[] =>
  db.sql<WebhookRow>(`${select} ORDER BY no`).all().map(toWebhook);

export function findWebhook(db: ReadDb, uuid: Buffer): StoredWebhook | null {
  const row = db.sql<WebhookRow>(`${select} WHERE uuid = ?`).get(uuid);
  return row ? toWebhook(row) : null;
}

export function findWebhookByNo(db: ReadDb, no: number): StoredWebhook | null {
  const row = db.sql<WebhookRow>(`${select} WHERE no = ?`).get(no);
  return row ? toWebhook(row) : null;
}

type NewWebhook = Omit<StoredWebhook, 'no'> & { createdBy: string };

export function insertWebhook(db: WriteDb, hook: NewWebhook): StoredWebhook {
  const { lastInsertRowid } = db
    .sql(
      `INSERT INTO webhook (uuid, url, topics, is_on, is_local, created_at_ms, created_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      hook.uuid,
      hook.url,
      JSON.stringify(hook.topics),
      Number(hook.isOn),
      Number(hook.isLocal),
      hook.createdAtMs,
      hook.createdBy,
    );
  return { ...hook, no: Number(lastInsertRowid) };
}

export function saveWebhook(db: WriteDb, hook: StoredWebhook): void {
  db.sql('UPDATE webhook SET url = ?, topics = ?, is_on = ?, is_local = ? WHERE no = ?').run(
    hook.url,
    JSON.stringify(hook.topics),
    Number(hook.isOn),
    Number(hook.isLocal),
    hook.no,
  );
}

/** With its deliveries. */
export function removeWebhook(db: WriteDb, no: number): void {
  db.sql('DELETE FROM webhook WHERE no = ?').run(no);
}
