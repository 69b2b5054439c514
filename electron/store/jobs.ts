// The queue of jobs in SQLite: claim with a lease and a fencing token, renew, put back, finish. Call each function inside
// a transaction; a false or null answer means that the caller no longer owns the job and must write nothing more.
import { language, type Language } from '../../shared/messages/message.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type JobState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export type Job = {
  id: string;
  task: string;
  state: JobState;
  payload: unknown;
  /** Of whoever asked for it: what it says is in this one. */
  language: Language;
  /** Starts since the last one that got anywhere. */
  attempt: number;
  /** Grows with each claim; what a holder writes carries the fence of its own claim. */
  fence: number;
  cancelRequested: boolean;
};

/** What a holder of a job proves its claim with. */
export type Claim = Pick<Job, 'id' | 'fence'>;

type JobRow = Omit<Job, 'payload' | 'language' | 'cancelRequested'> & {
  payload: string;
  cancel_requested: number;
};

const columns = 'id, task, state, payload, attempt, fence, cancel_requested';

function toJob({ payload: text, cancel_requested: cancel, ...row }: JobRow): Job {
  const { language: asked = 'en', ...payload } = JSON.parse(text) as { language?: Language };
  return { ...row, payload, language: asked, cancelRequested: cancel === 1 };
}

export function insertJob(
  db: WriteDb,
  job: { id: string; task: string; payload: object },
  nowMs: number,
): void {
  db.sql(
    `INSERT INTO job (id, task, state, payload, attempt, fence, run_after_ms, cancel_requested, created_at_ms)
     VALUES (?, ?, 'queued', ?, 0, 0, ?, 0, ?)`,
  ).run(job.id, job.task, JSON.stringify({ ...job.payload, language: language() }), nowMs, nowMs);
}

export function findJob(db: ReadDb, id: string): Job | null {
  const row = db.sql<JobRow>(`SELECT ${columns} FROM job WHERE id = ?`).get(id);
  return row ? toJob(row) : null;
}

/** The job of a kind that works on this import, queued or under way. */
export function findOpenJobOf(db: ReadDb, task: string, importId: string): string | null {
  return (
    db
      .sql<string>(
        `SELECT id FROM job WHERE state IN ('queued', 'running') AND task = ? AND json_extract(payload, '$.importId') = ?`,
      )
      .pluck()
      .get(task, importId) ?? null
  );
}

/** Takes the oldest job that is due, or one whose holder let its lease run out. */
export function claimJob(db: WriteDb, nowMs: number, leaseMs: number): Job | null {
  const row = db
    .sql<JobRow>(
      `UPDATE job SET state = 'running', attempt = attempt + 1, fence = fence + 1, lease_until_ms = ?,
         started_at_ms = coalesce(started_at_ms, ?)
       WHERE id = (
         SELECT id FROM job
         WHERE (state = 'queued' AND run_after_ms <= ?) OR (state = 'running' AND lease_until_ms < ?)
         ORDER BY run_after_ms, created_at_ms, id LIMIT 1
       )
       RETURNING ${columns}`,
    )
    .get(nowMs + leaseMs, nowMs, nowMs, nowMs);
  return row ? toJob(row) : null;
}

/** When the next queued job is due; null when none waits. */
export function nextDue(db: ReadDb): number | null {
  return (
    db.sql<{ due: number | null }>("SELECT min(run_after_ms) AS due FROM job WHERE state = 'queued'").get()
      ?.due ?? null
  );
}

/** Heartbeat and fence in one: null when the job belongs to someone else by now. */
export function renewLease(
  db: WriteDb,
  claim: Claim,
  leaseUntilMs: number,
): { cancelRequested: boolean } | null {
  const row = db
    .sql<{ cancel: number }>(
      `UPDATE job SET lease_until_ms = ? WHERE id = ? AND fence = ? AND state = 'running'
       RETURNING cancel_requested AS cancel`,
    )
    .get(leaseUntilMs, claim.id, claim.fence);
  return row ? { cancelRequested: row.cancel === 1 } : null;
}

/** The job got somewhere, so its next start is a first attempt again. */
export function resetAttempts(db: WriteDb, { id }: Claim): void {
  db.sql('UPDATE job SET attempt = 0 WHERE id = ? AND attempt <> 0').run(id);
}

/** Back into the queue, to be claimed again from `runAfterMs`. */
export function putBackJob(db: WriteDb, claim: Claim, runAfterMs: number): boolean {
  const done = db
    .sql(
      `UPDATE job SET state = 'queued', lease_until_ms = NULL, run_after_ms = ?
       WHERE id = ? AND fence = ? AND state = 'running'`,
    )
    .run(runAfterMs, claim.id, claim.fence);
  return done.changes === 1;
}

export function finishJob(
  db: WriteDb,
  claim: Claim,
  state: 'completed' | 'failed' | 'cancelled',
  nowMs: number,
): boolean {
  const done = db
    .sql(
      `UPDATE job SET state = ?, lease_until_ms = NULL, finished_at_ms = ?
       WHERE id = ? AND fence = ? AND state = 'running'`,
    )
    .run(state, nowMs, claim.id, claim.fence);
  return done.changes === 1;
}

/** A queued job is cancelled on the spot; a running one is asked to stop at its next checkpoint. */
export function requestCancel(db: WriteDb, id: string, nowMs: number): Job | null {
  const row = db
    .sql<JobRow>(
      `UPDATE job SET cancel_requested = 1,
         finished_at_ms = CASE state WHEN 'queued' THEN ? ELSE finished_at_ms END,
         state = CASE state WHEN 'queued' THEN 'cancelled' ELSE state END
       WHERE id = ? AND state IN ('queued', 'running') RETURNING ${columns}`,
    )
    .get(nowMs, id);
  return row ? toJob(row) : null;
}

/** Running jobs that were started so often without getting anywhere that they seem to take the process with them. */
export function listPoisonJobs(db: ReadDb, attempts: number): Job[] {
  return db
    .sql<JobRow>(`SELECT ${columns} FROM job WHERE state = 'running' AND attempt >= ?`)
    .all(attempts)
    .map(toJob);
}

/** For the start of the one process that holds the store: whatever was running was cut off. */
export function requeueRunning(db: WriteDb, nowMs: number): number {
  return db
    .sql("UPDATE job SET state = 'queued', lease_until_ms = NULL, run_after_ms = ? WHERE state = 'running'")
    .run(nowMs).changes;
}
