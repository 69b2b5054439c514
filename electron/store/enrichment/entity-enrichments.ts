// What each provider said last of a record of the workspace, in SQLite.
import type { ReadDb, WriteDb } from '../database.ts';
import { rowToAnswer, type AnswerRow, type StoredAnswer } from './answers.ts';

/** What it said before is forgotten for the record; the answer itself stays as long as answers are kept. */
export function linkEntityAnswer(
  db: WriteDb,
  recordUuid: Buffer,
  { provider, answerNo, atMs }: { provider: string; answerNo: number; atMs: number },
): void {
  db.sql(
    `INSERT INTO entity_enrichment (record_uuid, provider, answer_no, at_ms) VALUES (?, ?, ?, ?)
     ON CONFLICT (record_uuid, provider) DO UPDATE SET answer_no = excluded.answer_no, at_ms = excluded.at_ms`,
  ).run(recordUuid, provider, answerNo, atMs);
}

/** Matches only, the surest first. */
export const answersOfEntity = (db: ReadDb, recordUuid: Buffer): StoredAnswer[] =>
  db
    .sql<AnswerRow>(
      `SELECT provider_answer.no, provider_answer.provider, status, confidence, answer, raw, cost_cents AS costCents,
         as_of AS asOf, fetched_at_ms AS fetchedAtMs
       FROM entity_enrichment JOIN provider_answer ON provider_answer.no = answer_no
       WHERE record_uuid = ? AND status = 'matched' ORDER BY confidence DESC, provider_answer.provider`,
    )
    .all(recordUuid)
    .map(rowToAnswer);
