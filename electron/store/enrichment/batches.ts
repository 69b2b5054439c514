// Batches of lookups and their money in SQLite. The table itself refuses what would pass a budget.
import type {
  ApplyMode,
  BatchStatus,
  EntityType,
  Environment,
  ItemStatus,
} from '../../../shared/schema/enrichment.ts';
import type { WaterfallStep } from '../../../shared/schema/enrichment.ts';
import type { ReadDb, WriteDb } from '../database.ts';

export type PausedBy = 'person' | 'provider' | 'offline';
/** `refresh`: what entities' refreshes ask, see domain/entities/refresh/; nobody began it as a batch, and nobody sees it as one. */
export type BatchPurpose = 'enrich' | 'refresh';
export type ItemCounts = Partial<Record<ItemStatus, number>>;

export type StoredBatch = {
  no: number;
  id: string;
  entity: EntityType;
  environment: Environment;
  purpose: BatchPurpose;
  name: string | null;
  status: BatchStatus;
  pausedBy: PausedBy | null;
  pausedReason: string | null;
  providers: WaterfallStep[];
  apply: ApplyMode;
  forceRefresh: boolean;
  budgetCents: number | null;
  spentCents: number;
  reservedCents: number;
  total: number;
  /** Once it has ended. */
  counts: ItemCounts | null;
  createdBy: string;
  createdAtMs: number;
  /** Which started it; null: a person did. */
  scheduleNo: number | null;
  /** Somebody waits for it so long from when it is asked; null: nobody does. */
  answersWithinMs: number | null;
  startedAtMs: number | null;
  finishedAtMs: number | null;
};

type BatchRow = Omit<StoredBatch, 'providers' | 'counts' | 'forceRefresh'> & {
  providers: string;
  counts: string | null;
  forceRefresh: number;
};

/** One that does not have all its items yet is nowhere to be seen. */
const select = `SELECT no, id, entity, environment, purpose, name, status, paused_by AS pausedBy, paused_reason AS pausedReason,
  providers, apply, force_refresh AS forceRefresh, budget_cents AS budgetCents, spent_cents AS spentCents,
  reserved_cents AS reservedCents, total, counts, created_by AS createdBy, created_at_ms AS createdAtMs, schedule_no AS scheduleNo,
  answers_within_ms AS answersWithinMs, started_at_ms AS startedAtMs, finished_at_ms AS finishedAtMs FROM enrich_batch WHERE status <> 'preparing'`;

const rowToBatch = (row: BatchRow): StoredBatch => ({
  ...row,
  providers: JSON.parse(row.providers) as WaterfallStep[],
  counts: row.counts === null ? null : (JSON.parse(row.counts) as ItemCounts),
  forceRefresh: row.forceRefresh === 1,
});

export type NewBatch = Pick<
  StoredBatch,
  | 'id'
  | 'entity'
  | 'environment'
  | 'purpose'
  | 'name'
  | 'providers'
  | 'apply'
  | 'forceRefresh'
  | 'budgetCents'
  | 'total'
  | 'createdBy'
  | 'createdAtMs'
  | 'scheduleNo'
> & { answersWithinMs?: number };

/** Answers its number. Nobody sees it before `setBatchQueued`. */
export function insertBatch(db: WriteDb, batch: NewBatch): number {
  const done = db
    .sql(
      `INSERT INTO enrich_batch (id, entity, environment, purpose, name, status, providers, apply, force_refresh, budget_cents, total,
         created_by, created_at_ms, schedule_no, answers_within_ms)
       VALUES (@id, @entity, @environment, @purpose, @name, 'preparing', @providers, @apply, @forceRefresh, @budgetCents, @total,
         @createdBy, @createdAtMs, @scheduleNo, @answersWithinMs)`,
    )
    .run({
      answersWithinMs: null,
      ...batch,
      providers: JSON.stringify(batch.providers),
      forceRefresh: batch.forceRefresh ? 1 : 0,
    });
  return Number(done.lastInsertRowid);
}

/** What was never made whole, such as by a run of the program that ended in the middle of it. `no`: only this one. */
export function dropHalfBatches(db: WriteDb, no: number | null): void {
  const halves = "SELECT no FROM enrich_batch WHERE status = 'preparing' AND no = coalesce(@no, no)";
  db.sql(`DELETE FROM enrich_item WHERE batch_no IN (${halves})`).run({ no });
  db.sql(`DELETE FROM enrich_batch WHERE no IN (${halves})`).run({ no });
}

export function findBatch(db: ReadDb, id: string): StoredBatch | null {
  const row = db.sql<BatchRow>(`${select} AND id = ?`).get(id);
  return row ? rowToBatch(row) : null;
}

export function findBatchByNo(db: ReadDb, no: number): StoredBatch | null {
  const row = db.sql<BatchRow>(`${select} AND no = ?`).get(no);
  return row ? rowToBatch(row) : null;
}

export type BatchFilter = {
  entity: EntityType;
  environment: Environment;
  createdAfterMs: number;
  limit: number;
  offset: number;
};

/** Newest first. */
export const listBatches = (db: ReadDb, filter: BatchFilter): StoredBatch[] =>
  db
    .sql<BatchRow>(
      `${select} AND purpose = 'enrich' AND environment = @environment AND created_at_ms >= @createdAfterMs
       AND entity = @entity ORDER BY created_at_ms DESC, no DESC LIMIT @limit OFFSET @offset`,
    )
    .all(filter)
    .map(rowToBatch);

/** Of companies and people, newest first. */
export const listLiveBatches = (db: ReadDb, beforeNo: number, limit: number): StoredBatch[] =>
  db
    .sql<BatchRow>(
      `${select} AND purpose = 'enrich' AND environment = 'live' AND no < ? ORDER BY no DESC LIMIT ?`,
    )
    .all(beforeNo, limit)
    .map(rowToBatch);

/** Those that the engine works on, refreshes first, which somebody waits for, then the oldest: also those that wait for the network to come back. */
export const listOpenBatches = (db: ReadDb): StoredBatch[] =>
  db
    .sql<BatchRow>(
      `${select} AND (status IN ('queued', 'running') OR (status = 'paused' AND paused_by = 'offline'))
       ORDER BY purpose = 'refresh' DESC, no`,
    )
    .all()
    .map(rowToBatch);

/** The same of one batch: it is worked on. */
export const isOpenBatch = ({ status, pausedBy }: StoredBatch): boolean =>
  status === 'queued' || status === 'running' || (status === 'paused' && pausedBy === 'offline');

export const listBatchesPausedBy = (db: ReadDb, pausedBy: PausedBy): StoredBatch[] =>
  db
    .sql<BatchRow>(`${select} AND status = 'paused' AND paused_by = ? ORDER BY no`)
    .all(pausedBy)
    .map(rowToBatch);

/** It goes on, or begins; what was paused or ended in the meantime stays so. */
export function setBatchRunning(db: WriteDb, no: number, nowMs: number): void {
  db.sql(
    `UPDATE enrich_batch SET status = 'running', paused_by = NULL, paused_reason = NULL,
       started_at_ms = coalesce(started_at_ms, ?)
     WHERE no = ? AND (status IN ('queued', 'running') OR (status = 'paused' AND paused_by = 'offline'))`,
  ).run(nowMs, no);
}

/** It waits for its turn, as one that was just made does. */
export function setBatchQueued(db: WriteDb, no: number): void {
  db.sql(
    `UPDATE enrich_batch SET status = 'queued', paused_by = NULL, paused_reason = NULL, counts = NULL, finished_at_ms = NULL
     WHERE no = ?`,
  ).run(no);
}

/** Whether it is paused by this: one that was cancelled or has ended stays so, and only a person's pause takes another's place. */
export function setBatchPaused(db: WriteDb, no: number, pausedBy: PausedBy, reason: string | null): boolean {
  const done = db
    .sql(
      `UPDATE enrich_batch SET status = 'paused', paused_by = @pausedBy, paused_reason = @reason
       WHERE no = @no AND (status IN ('queued', 'running')
         OR (status = 'paused' AND (paused_by = 'offline' OR @pausedBy = 'person')))`,
    )
    .run({ no, pausedBy, reason });
  return done.changes > 0;
}

/** Nothing more is asked for it; it ends when its last call has come back. */
export function setBatchCancelled(db: WriteDb, no: number): void {
  db.sql(
    `UPDATE enrich_batch SET status = 'cancelled', paused_by = NULL, paused_reason = NULL WHERE no = ?`,
  ).run(no);
}

export function setBatchEnded(
  db: WriteDb,
  no: number,
  status: 'completed' | 'cancelled' | 'failed',
  counts: ItemCounts,
  nowMs: number,
): void {
  db.sql(
    `UPDATE enrich_batch SET status = ?, counts = ?, finished_at_ms = ?, paused_by = NULL, paused_reason = NULL WHERE no = ?`,
  ).run(status, JSON.stringify(counts), nowMs, no);
}

export function setBudget(db: WriteDb, no: number, budgetCents: number): void {
  db.sql('UPDATE enrich_batch SET budget_cents = ? WHERE no = ?').run(budgetCents, no);
}

/** Held for a call that is about to be made; throws where it would pass the budget. */
export function reserveMoney(db: WriteDb, no: number, cents: number): void {
  db.sql('UPDATE enrich_batch SET reserved_cents = reserved_cents + ? WHERE no = ?').run(cents, no);
}

/** A call has ended: what was held for it is free again but for what it cost. */
export function settleMoney(db: WriteDb, no: number, reservedCents: number, spentCents: number): void {
  db.sql(
    'UPDATE enrich_batch SET reserved_cents = reserved_cents - ?, spent_cents = spent_cents + ? WHERE no = ?',
  ).run(reservedCents, spentCents, no);
}

/** Proposals of all batches that wait for a person. */
export const countAllToReview = (db: ReadDb): number =>
  db
    .sql<number>(
      `SELECT count(*) FROM proposal WHERE batch_no IN (SELECT no FROM enrich_batch WHERE environment = 'live')
         AND state = 'open' AND relation <> 'same'`,
    )
    .pluck()
    .get() ?? 0;

/** Proposals that wait for a person. */
export const countToReview = (db: ReadDb, no: number): number =>
  db
    .sql<number>("SELECT count(*) FROM proposal WHERE batch_no = ? AND state = 'open' AND relation <> 'same'")
    .pluck()
    .get(no) ?? 0;
