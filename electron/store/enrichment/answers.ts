// What providers said, in SQLite: kept for whoever asks the same again, and linked to the items that got it.
import type { ReadDb, WriteDb } from '../database.ts';
import { readBody, writeBody, type AnswerBody } from './answer-body.ts';

export type AnswerStatus = 'matched' | 'no_match' | 'ambiguous';

export type StoredAnswer = {
  no: number;
  provider: string;
  status: AnswerStatus;
  confidence: number | null;
  answer: AnswerBody;
  /** JSON. */
  raw: string | null;
  costCents: number;
  asOf: string | null;
  fetchedAtMs: number;
};

export type AnswerRow = Omit<StoredAnswer, 'answer'> & { answer: string };

const columns = `provider_answer.no, provider, status, confidence, answer, raw, provider_answer.cost_cents AS costCents,
  as_of AS asOf, fetched_at_ms AS fetchedAtMs`;

export const rowToAnswer = <R extends AnswerRow>(row: R): Omit<R, 'answer'> & { answer: AnswerBody } => ({
  ...row,
  answer: readBody(row.answer),
});

export type NewAnswer = Omit<StoredAnswer, 'no'> & { requestHash: Buffer; expiresAtMs: number };

/** Answers its number. */
export function insertAnswer(db: WriteDb, answer: NewAnswer): number {
  const done = db
    .sql(
      `INSERT INTO provider_answer (provider, request_hash, status, confidence, answer, raw, cost_cents, as_of, fetched_at_ms,
         expires_at_ms)
       VALUES (@provider, @requestHash, @status, @confidence, @answer, @raw, @costCents, @asOf, @fetchedAtMs, @expiresAtMs)`,
    )
    .run({ ...answer, answer: writeBody(answer.answer) });
  return Number(done.lastInsertRowid);
}

/** The newest answer to a lookup that has not expired and was not fetched before `fromMs`. */
export function findKeptAnswer(
  db: ReadDb,
  requestHash: Buffer,
  nowMs: number,
  fromMs: number,
): StoredAnswer | null {
  const row = db
    .sql<AnswerRow>(
      `SELECT ${columns} FROM provider_answer WHERE request_hash = ? AND fetched_at_ms >= ? AND expires_at_ms > ?
       ORDER BY fetched_at_ms DESC LIMIT 1`,
    )
    .get(requestHash, fromMs, nowMs);
  return row ? rowToAnswer(row) : null;
}

/** Of answers that were fetched before, the oldest first; answers of how many. */
export const dropRaw = (db: WriteDb, beforeMs: number, most: number): number =>
  db
    .sql(
      `UPDATE provider_answer SET raw = NULL WHERE no IN (SELECT no FROM provider_answer
         WHERE raw IS NOT NULL AND fetched_at_ms < ? ORDER BY fetched_at_ms LIMIT ?)`,
    )
    .run(beforeMs, most).changes;

export type ItemAnswer = StoredAnswer & { step: number; isCached: boolean; paidCents: number };

type Link = {
  batchNo: number;
  seq: number;
  step: number;
  answerNo: number;
  isCached: boolean;
  costCents: number;
};

/** A step that is asked again keeps what it cost before. */
export function linkAnswer(db: WriteDb, link: Link): void {
  db.sql(
    `INSERT INTO enrich_item_answer (batch_no, seq, step, answer_no, is_cached, cost_cents)
     VALUES (@batchNo, @seq, @step, @answerNo, @isCached, @costCents)
     ON CONFLICT (batch_no, seq, step) DO UPDATE SET answer_no = excluded.answer_no, is_cached = excluded.is_cached,
       cost_cents = cost_cents + excluded.cost_cents`,
  ).run({ ...link, isCached: link.isCached ? 1 : 0 });
}

/** In the order of the waterfall. */
export const answersOfItem = (db: ReadDb, batchNo: number, seq: number): ItemAnswer[] =>
  db
    .sql<AnswerRow & { step: number; cached: number; paidCents: number }>(
      `SELECT ${columns}, step, is_cached AS cached, enrich_item_answer.cost_cents AS paidCents FROM enrich_item_answer
       JOIN provider_answer ON provider_answer.no = answer_no WHERE batch_no = ? AND seq = ? ORDER BY step`,
    )
    .all(batchNo, seq)
    .map((row) => ({ ...rowToAnswer(row), isCached: row.cached === 1 }));
