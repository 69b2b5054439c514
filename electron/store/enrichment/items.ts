// The items of batches in SQLite. Whoever claims one gets a fencing token: an answer counts only under the fence that it was
// asked with. The lease is the call's, see calls.ts.
import type { ItemError, ItemStatus } from '../../../shared/schema/enrichment.ts';
import type { ReadDb, WriteDb } from '../database.ts';
import type { ItemCounts } from './batches.ts';

/** `step`: the step of the waterfall that met it; null: it was wrong from the start. */
export type StoredError = ItemError & {
  step: number | null;
  /** What other steps met. */
  others?: Omit<StoredError, 'others'>[];
};

export type Unlinked = 'no_record' | 'several_records';

export type StoredItem = {
  batchNo: number;
  seq: number;
  uuid: Buffer;
  recordUuid: Buffer | null;
  /** Why what was sent is about no record; null also where it was never looked for. */
  unlinked: Unlinked | null;
  /** As it was sent, without its metadata. */
  request: unknown;
  /** JSON, as it was sent. */
  metadata: string | null;
  status: ItemStatus;
  step: number;
  attempts: number;
  leaseLosses: number;
  fence: number;
  error: StoredError | null;
  costCents: number;
  fetchedAtMs: number | null;
};

type ItemRow = Omit<StoredItem, 'request' | 'error'> & { request: string; error: string | null };

const select = `SELECT batch_no AS batchNo, seq, uuid, record_uuid AS recordUuid, unlinked, request, metadata, status, step, attempts,
  lease_losses AS leaseLosses, fence, error, cost_cents AS costCents, fetched_at_ms AS fetchedAtMs FROM enrich_item`;

const rowToItem = (row: ItemRow): StoredItem => ({
  ...row,
  request: JSON.parse(row.request) as unknown,
  error: row.error === null ? null : (JSON.parse(row.error) as StoredError),
});

/** Of the columns error, error_code and error_retryable. */
const errorToSql = (error: StoredError | null): [string | null, string | null, number | null] =>
  error ? [JSON.stringify(error), error.code, error.isRetryable ? 1 : 0] : [null, null, null];

export type NewItem = Pick<
  StoredItem,
  'batchNo' | 'seq' | 'uuid' | 'recordUuid' | 'unlinked' | 'request' | 'metadata' | 'status' | 'error'
>;

export function insertItem(db: WriteDb, item: NewItem): void {
  db.sql(
    `INSERT INTO enrich_item (batch_no, seq, uuid, record_uuid, unlinked, request, metadata, status, error, error_code,
       error_retryable) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    item.batchNo,
    item.seq,
    item.uuid,
    item.recordUuid,
    item.unlinked,
    JSON.stringify(item.request),
    item.metadata,
    item.status,
    ...errorToSql(item.error),
  );
}

export function findItem(db: ReadDb, batchNo: number, uuid: Buffer): StoredItem | null {
  const row = db.sql<ItemRow>(`${select} WHERE uuid = ? AND batch_no = ?`).get(uuid, batchNo);
  return row ? rowToItem(row) : null;
}

export function findItemBySeq(db: ReadDb, batchNo: number, seq: number): StoredItem | null {
  const row = db.sql<ItemRow>(`${select} WHERE batch_no = ? AND seq = ?`).get(batchNo, seq);
  return row ? rowToItem(row) : null;
}

export const itemUuids = (db: ReadDb, batchNo: number, seqs: readonly number[]): Buffer[] =>
  db
    .sql<Buffer>(
      'SELECT uuid FROM enrich_item WHERE batch_no = ? AND seq IN (SELECT value FROM json_each(?)) ORDER BY seq',
    )
    .pluck()
    .all(batchNo, JSON.stringify(seqs));

export type ItemPage = { after: number; limit: number; status: ItemStatus | null };

/** In their order. */
export const listItems = (db: ReadDb, batchNo: number, { after, limit, status }: ItemPage): StoredItem[] =>
  db
    .sql<ItemRow>(
      `${select} WHERE batch_no = ? AND seq > ? ${status === null ? '' : 'AND +status = ?'} ORDER BY seq LIMIT ?`,
    )
    .all(batchNo, after, ...(status === null ? [] : [status]), limit)
    .map(rowToItem);

export function countItems(db: ReadDb, batchNo: number): ItemCounts {
  const rows = db
    .sql<{ status: ItemStatus; n: number }>(
      'SELECT status, count(*) AS n FROM enrich_item WHERE batch_no = ? GROUP BY status',
    )
    .all(batchNo);
  return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
}

/** Items that wait for a step of the waterfall and are due. */
export const listDueItems = (
  db: ReadDb,
  { no, step, nowMs, limit }: { no: number; step: number; nowMs: number; limit: number },
): StoredItem[] =>
  db
    .sql<ItemRow>(
      `${select} WHERE batch_no = ? AND status = 'queued' AND step = ? AND due_at_ms <= ? ORDER BY due_at_ms, seq LIMIT ?`,
    )
    .all(no, step, nowMs, limit)
    .map(rowToItem);

/** No wait is longer than `longestMs`: what is due later was put off before the clock was set back. */
export function hastenItems(
  db: WriteDb,
  batchNo: number,
  step: number,
  nowMs: number,
  longestMs: number,
): void {
  db.sql(
    "UPDATE enrich_item SET due_at_ms = 0 WHERE batch_no = ? AND status = 'queued' AND step = ? AND due_at_ms > ?",
  ).run(batchNo, step, nowMs + longestMs);
}

/** When the next item of a step is due; null where none waits. */
export const nextItemDue = (db: ReadDb, batchNo: number, step: number): number | null =>
  db
    .sql<number | null>(
      "SELECT min(due_at_ms) FROM enrich_item WHERE batch_no = ? AND status = 'queued' AND step = ?",
    )
    .pluck()
    .get(batchNo, step) ?? null;

export const hasOpenItems = (db: ReadDb, batchNo: number): boolean =>
  db
    .sql(`SELECT 1 FROM enrich_item WHERE batch_no = ? AND status IN ('queued', 'running') LIMIT 1`)
    .get(batchNo) !== undefined;

/** What proves a claim. */
export type ItemClaim = Pick<StoredItem, 'batchNo' | 'seq' | 'fence'>;

/** The item is under way; answers its new fence. */
export function claimItem(db: WriteDb, { batchNo, seq }: StoredItem): number {
  return (
    db
      .sql<number>(
        `UPDATE enrich_item SET status = 'running', fence = fence + 1 WHERE batch_no = ? AND seq = ? RETURNING fence`,
      )
      .pluck()
      .get(batchNo, seq) ?? 0
  );
}

/** Null where the claim no longer holds. */
export function findClaimed(db: ReadDb, { batchNo, seq, fence }: ItemClaim): StoredItem | null {
  const item = findItemBySeq(db, batchNo, seq);
  return item?.status === 'running' && item.fence === fence ? item : null;
}

export type ItemState = Pick<
  StoredItem,
  'status' | 'step' | 'attempts' | 'leaseLosses' | 'error' | 'costCents' | 'fetchedAtMs'
> & { dueAtMs: number };

/** What became of an item that this caller holds. */
export function saveItem(db: WriteDb, { batchNo, seq }: StoredItem, state: ItemState): void {
  db.sql(
    `UPDATE enrich_item SET status = ?, step = ?, attempts = ?, lease_losses = ?, error = ?, error_code = ?, error_retryable = ?,
       cost_cents = ?, fetched_at_ms = ?, due_at_ms = ? WHERE batch_no = ? AND seq = ?`,
  ).run(
    state.status,
    state.step,
    state.attempts,
    state.leaseLosses,
    ...errorToSql(state.error),
    state.costCents,
    state.fetchedAtMs,
    state.dueAtMs,
    batchNo,
    seq,
  );
}

/** Answers how many. */
export const cancelQueuedItems = (db: WriteDb, batchNo: number): number =>
  db.sql("UPDATE enrich_item SET status = 'cancelled' WHERE batch_no = ? AND status = 'queued'").run(batchNo)
    .changes;

/** What their calls come back with belongs to nobody then; it is paid and kept all the same. */
export const abandonRunningItems = (db: WriteDb, batchNo: number): number =>
  db
    .sql(
      "UPDATE enrich_item SET status = 'cancelled', fence = fence + 1 WHERE batch_no = ? AND status = 'running'",
    )
    .run(batchNo).changes;

/** From the step that failed, or that was too dear, all over; answers how many. `seq`: only this one. */
export const requeueItems = (db: WriteDb, batchNo: number, seq: number | null): number =>
  db
    .sql(
      `UPDATE enrich_item SET status = 'queued', step = coalesce(json_extract(error, '$.step'), step), error = NULL, error_code = NULL,
         error_retryable = NULL, attempts = 0, lease_losses = 0, due_at_ms = 0
       WHERE batch_no = @batchNo AND (@seq IS NULL OR seq = @seq) AND (status IN ('budget_stopped', 'cancelled')
         OR (status = 'failed' AND json_extract(error, '$.isRetryable') = 1))`,
    )
    .run({ batchNo, seq }).changes;
