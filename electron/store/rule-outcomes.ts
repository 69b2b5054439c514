// What rules made of records that is no value of them, and the last run over each, in SQLite. Outcomes change through
// definition-changes.ts; those of rules that are off or deleted lie still until the rule is on again.
import type { RulesSummary } from '../../shared/schema/entity.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type OutcomeKind = 'status' | 'risk' | 'task';

export type StoredOutcome = {
  no: number;
  uuid: Buffer;
  ruleNo: number;
  kind: OutcomeKind;
  text: string | null;
  field: string | null;
  points: number | null;
  atMs: number;
  doneAtMs: number | null;
  doneBy: string | null;
};

const columns = `rule_outcome.no, rule_outcome.uuid, rule_no AS ruleNo, kind, text, field, points, at_ms AS atMs,
  done_at_ms AS doneAtMs, done_by AS doneBy`;

/** Of every rule. */
export const listOutcomes = (db: ReadDb, recordUuid: Buffer): StoredOutcome[] =>
  db
    .sql<StoredOutcome>(
      `SELECT ${columns} FROM rule_outcome WHERE record_uuid = ? AND deleted_at_ms IS NULL ORDER BY no`,
    )
    .all(recordUuid);

export type EffectiveOutcome = StoredOutcome & { ruleUuid: Buffer; ruleName: string };

/** Of rules that are on, the highest priority first. */
export const listEffectiveOutcomes = (db: ReadDb, recordUuid: Buffer): EffectiveOutcome[] =>
  db
    .sql<EffectiveOutcome>(
      `SELECT ${columns}, rule.uuid AS ruleUuid, rule.name AS ruleName
       FROM rule_outcome JOIN rule ON rule.no = rule_no AND is_on = 1 AND rule.deleted_at_ms IS NULL
       WHERE record_uuid = ? AND rule_outcome.deleted_at_ms IS NULL ORDER BY priority DESC, rule_no, rule_outcome.no`,
    )
    .all(recordUuid);

export type NewOutcome = Pick<StoredOutcome, 'ruleNo' | 'kind' | 'text' | 'field' | 'points'>;

/** Answers its number. */
export const insertOutcome = (
  db: WriteDb,
  outcome: NewOutcome & { uuid: Buffer; recordUuid: Buffer; ruleVersion: number; atMs: number },
): number =>
  Number(
    db
      .sql(
        `INSERT INTO rule_outcome (uuid, record_uuid, rule_no, rule_version, kind, text, field, points, at_ms)
         VALUES (@uuid, @recordUuid, @ruleNo, @ruleVersion, @kind, @text, @field, @points, @atMs)`,
      )
      .run(outcome).lastInsertRowid,
  );

export function saveRuleRun(db: WriteDb, recordUuid: Buffer, summary: RulesSummary, atMs: number): void {
  db.sql(
    `INSERT INTO rule_run (record_uuid, summary, at_ms) VALUES (?, ?, ?)
     ON CONFLICT (record_uuid) DO UPDATE SET summary = excluded.summary, at_ms = excluded.at_ms`,
  ).run(recordUuid, JSON.stringify(summary), atMs);
}

export function findRuleRun(db: ReadDb, recordUuid: Buffer): { summary: RulesSummary; atMs: number } | null {
  const row = db
    .sql<{ summary: string; atMs: number }>(
      'SELECT summary, at_ms AS atMs FROM rule_run WHERE record_uuid = ?',
    )
    .get(recordUuid);
  return row ? { summary: JSON.parse(row.summary) as RulesSummary, atMs: row.atMs } : null;
}
