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

/** The most frequent first. One code may stand for several messages: one of them is told. */
export const listCauses = (db: ReadDb, batchNo: number, limit: number): Cause[] =>
  db
    .sql<Cause>(
      `SELECT status, json_extract(error, '$.code') AS code, max(json_extract(error, '$.message')) AS message,
         json_extract(error, '$.isRetryable') AS isRetryable, count(*) AS items, min(due_at_ms) AS dueAtMs
       FROM enrich_item WHERE batch_no = ? AND error IS NOT NULL AND status <> 'matched'
       GROUP BY status, code, isRetryable ORDER BY items DESC, code LIMIT ?`,
    )
    .all(batchNo, limit);

export type ProposedValues = { field: string; provider: string; n: number };

/** What providers found that the record did not hold. */
export const countProposed = (db: ReadDb, batchNo: number): ProposedValues[] =>
  db
    .sql<ProposedValues>(
      `SELECT field, provider, count(*) AS n FROM proposal
       WHERE batch_no = ? AND state <> 'dropped' AND relation <> 'same' GROUP BY field, provider`,
    )
    .all(batchNo);

export type Paid = { provider: string; cents: number; cached: number };

export const listPaid = (db: ReadDb, batchNo: number): Paid[] =>
  db
    .sql<Paid>(
      `SELECT provider, sum(enrich_item_answer.cost_cents) AS cents, sum(is_cached) AS cached FROM enrich_item_answer
       JOIN provider_answer ON provider_answer.no = answer_no WHERE batch_no = ? GROUP BY provider`,
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
