// Schedules of batches in SQLite. One that was deleted stays for the batches that it started.
import type { ApplyMode, EntityType, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import type { Rhythm } from '../../../shared/schema/schedule.ts';
import type { ReadDb, WriteDb } from '../database.ts';

export type StoredSchedule = {
  no: number;
  id: string;
  name: string;
  entity: EntityType;
  /** As domain/views keeps one, JSON; null where records are named. */
  query: string | null;
  ids: string[] | null;
  sample: number | null;
  providers: WaterfallStep[];
  apply: ApplyMode;
  forceRefresh: boolean;
  budgetCents: number | null;
  rhythm: Rhythm;
  isPaused: boolean;
  nextRunAtMs: number | null;
  lastRunAtMs: number | null;
  lastBatchNo: number | null;
  lastProblem: string | null;
  createdBy: string;
  createdAtMs: number;
};

type Packed = 'ids' | 'providers' | 'rhythm' | 'forceRefresh' | 'isPaused';
type ScheduleRow = Omit<StoredSchedule, Packed> & {
  ids: string | null;
  providers: string;
  rhythm: string;
  forceRefresh: number;
  isPaused: number;
};

const select = `SELECT no, id, name, entity, query, ids, sample, providers, apply, force_refresh AS forceRefresh,
  budget_cents AS budgetCents, rhythm, is_paused AS isPaused, next_run_at_ms AS nextRunAtMs, last_run_at_ms AS lastRunAtMs,
  last_batch_no AS lastBatchNo, last_problem AS lastProblem, created_by AS createdBy, created_at_ms AS createdAtMs
  FROM enrich_schedule WHERE deleted_at_ms IS NULL`;

const rowToSchedule = (row: ScheduleRow): StoredSchedule => ({
  ...row,
  ids: row.ids === null ? null : (JSON.parse(row.ids) as string[]),
  providers: JSON.parse(row.providers) as WaterfallStep[],
  rhythm: JSON.parse(row.rhythm) as Rhythm,
  forceRefresh: row.forceRefresh === 1,
  isPaused: row.isPaused === 1,
});

const scheduleToRow = (schedule: StoredSchedule): ScheduleRow => ({
  ...schedule,
  ids: schedule.ids && JSON.stringify(schedule.ids),
  providers: JSON.stringify(schedule.providers),
  rhythm: JSON.stringify(schedule.rhythm),
  forceRefresh: schedule.forceRefresh ? 1 : 0,
  isPaused: schedule.isPaused ? 1 : 0,
});

export function insertSchedule(db: WriteDb, schedule: Omit<StoredSchedule, 'no'>): StoredSchedule {
  const done = db
    .sql(
      `INSERT INTO enrich_schedule (id, name, entity, query, ids, sample, providers, apply, force_refresh, budget_cents, rhythm,
         is_paused, next_run_at_ms, last_run_at_ms, last_batch_no, last_problem, created_by, created_at_ms)
       VALUES (@id, @name, @entity, @query, @ids, @sample, @providers, @apply, @forceRefresh, @budgetCents, @rhythm,
         @isPaused, @nextRunAtMs, @lastRunAtMs, @lastBatchNo, @lastProblem, @createdBy, @createdAtMs)`,
    )
    .run(scheduleToRow({ ...schedule, no: 0 }));
  return { ...schedule, no: Number(done.lastInsertRowid) };
}

/** Whatever may change of it. */
export function saveSchedule(db: WriteDb, schedule: StoredSchedule): void {
  db.sql(
    `UPDATE enrich_schedule SET name = @name, providers = @providers, apply = @apply, force_refresh = @forceRefresh,
       budget_cents = @budgetCents, rhythm = @rhythm, is_paused = @isPaused, next_run_at_ms = @nextRunAtMs,
       last_run_at_ms = @lastRunAtMs, last_batch_no = @lastBatchNo, last_problem = @lastProblem WHERE no = @no`,
  ).run(scheduleToRow(schedule));
}

export function findSchedule(db: ReadDb, id: string): StoredSchedule | null {
  const row = db.sql<ScheduleRow>(`${select} AND id = ?`).get(id);
  return row ? rowToSchedule(row) : null;
}

/** The one that runs next first; those that do not run any more last. */
export const listStoredSchedules = (db: ReadDb): StoredSchedule[] =>
  db
    .sql<ScheduleRow>(`${select} ORDER BY is_paused, next_run_at_ms IS NULL, next_run_at_ms, no`)
    .all()
    .map(rowToSchedule);

export function hideSchedule(db: WriteDb, no: number, nowMs: number): void {
  db.sql('UPDATE enrich_schedule SET deleted_at_ms = ? WHERE no = ?').run(nowMs, no);
}

/** Also of one that was deleted. */
export const nameSchedule = (db: ReadDb, no: number): { id: string; name: string } | null =>
  db.sql<{ id: string; name: string }>('SELECT id, name FROM enrich_schedule WHERE no = ?').get(no) ?? null;
