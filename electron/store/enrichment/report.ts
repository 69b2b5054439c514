// What a batch has come to, counted in SQLite: why items were not found, what was proposed and paid, who answered last.
import type { ItemStatus } from '../../../shared/schema/enrichment.ts';
import type { ReadDb } from '../database.ts';

export type Cause = {
  status: ItemStatus;
  code: string;
  message: string;
  isRetryable: 0 | 1;
  items: number;
  /** 0 where none of them waits. */
  dueAtMs: number;
};

type Counted = Omit<Cause, 'message'>;

/** The most frequent first. One code may stand for several messages: one of them is told. Counted in an index alone. */
export const listCauses = (db: ReadDb, batchNo: number, limit: number): Cause[] =>
  db
    .sql<Counted>(
      `SELECT status, error_code AS code, error_retryable AS isRetryable, count(*) AS items, min(due_at_ms) AS dueAtMs
       FROM enrich_item INDEXED BY enrich_item_cause
       WHERE batch_no = ? AND error_code IS NOT NULL AND status <> 'matched'
       GROUP BY status, error_code, error_retryable ORDER BY items DESC, code LIMIT ?`,
    )
    .all(batchNo, limit)
    .map((cause) => ({ ...cause, message: messageOf(db, batchNo, cause) }));

const messageOf = (db: ReadDb, batchNo: number, { status, code, isRetryable }: Counted): string =>
  db
    .sql<string>(
      `SELECT error ->> 'message' FROM enrich_item INDEXED BY enrich_item_cause
       WHERE batch_no = ? AND status = ? AND error_code = ? AND error_retryable = ? LIMIT 1`,
    )
    .pluck()
    .get(batchNo, status, code, isRetryable) ?? '';

export type ProposedValues = { field: string; provider: string; n: number };

/** What providers found that the record did not hold; a field and provider may come several times. In the order of its index. */
export const countProposed = (db: ReadDb, batchNo: number): ProposedValues[] =>
  db
    .sql<ProposedValues>(
      `SELECT field, provider, count(*) AS n FROM proposal INDEXED BY proposal_tally
       WHERE batch_no = ? AND state <> 'dropped' AND relation <> 'same' GROUP BY state, relation, field, provider`,
    )
    .all(batchNo);

/** `step`: of the batch's waterfall. */
export type Paid = { step: number; cents: number; cached: number };

export const listPaid = (db: ReadDb, batchNo: number): Paid[] =>
  db
    .sql<Paid>(
      `SELECT step, sum(cost_cents) AS cents, sum(is_cached) AS cached
       FROM enrich_item_answer INDEXED BY enrich_item_answer_paid WHERE batch_no = ? GROUP BY step`,
    )
    .all(batchNo);

/** The items that were answered last, the newest first. */
export const listLatestSeqs = (db: ReadDb, batchNo: number, limit: number): number[] =>
  db
    .sql<number>(
      `SELECT seq FROM enrich_item WHERE batch_no = ? AND fetched_at_ms IS NOT NULL AND status NOT IN ('queued', 'running')
       ORDER BY fetched_at_ms DESC, seq DESC LIMIT ?`,
    )
    .pluck()
    .all(batchNo, limit);
