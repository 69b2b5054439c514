// What providers propose for the fields of records, in SQLite, and what was decided about it. Each decision belongs to a step,
// whose undo opens the proposal again.
import type { ProposalState, Relation } from '../../shared/schema/review.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type Decided = {
  state: ProposalState;
  decidedAtMs: number | null;
  decidedBy: string | null;
  /** What was written, where it was edited first. */
  written: unknown;
  stepNo: number | null;
};

export type StoredProposal = Decided & {
  no: number;
  batchNo: number;
  seq: number;
  recordUuid: Buffer;
  field: string;
  answerNo: number;
  provider: string;
  value: unknown;
  confidence: number;
  relation: Relation;
  note: string | null;
};

type ProposalRow = Omit<StoredProposal, 'value' | 'written'> & { value: string; written: string | null };

const select = `SELECT no, batch_no AS batchNo, seq, record_uuid AS recordUuid, field, answer_no AS answerNo, provider, value,
  confidence, relation, state, note, decided_at_ms AS decidedAtMs, decided_by AS decidedBy, written, step_no AS stepNo FROM proposal`;

const rowToProposal = ({ value, written, ...row }: ProposalRow): StoredProposal => ({
  ...row,
  value: JSON.parse(value) as unknown,
  written: written === null ? null : (JSON.parse(written) as unknown),
});

export type NewProposal = Omit<StoredProposal, 'no' | 'decidedAtMs' | 'decidedBy' | 'written' | 'stepNo'>;

/** Answers its number. */
export function insertProposal(db: WriteDb, proposal: NewProposal): number {
  const done = db
    .sql(
      `INSERT INTO proposal (batch_no, seq, record_uuid, field, answer_no, provider, value, confidence, relation, state, note)
       VALUES (@batchNo, @seq, @recordUuid, @field, @answerNo, @provider, @value, @confidence, @relation, @state, @note)`,
    )
    .run({ ...proposal, value: JSON.stringify(proposal.value) });
  return Number(done.lastInsertRowid);
}

export function findProposal(db: ReadDb, no: number): StoredProposal | null {
  const row = db.sql<ProposalRow>(`${select} WHERE no = ?`).get(no);
  return row ? rowToProposal(row) : null;
}

/** Of every batch, the oldest first. */
export const proposalsOfField = (db: ReadDb, recordUuid: Buffer, field: string): StoredProposal[] =>
  db
    .sql<ProposalRow>(`${select} WHERE record_uuid = ? AND field = ? ORDER BY no`)
    .all(recordUuid, field)
    .map(rowToProposal);

export const proposalsOfItem = (
  db: ReadDb,
  recordUuid: Buffer,
  batchNo: number,
  seq: number,
): StoredProposal[] =>
  db
    .sql<ProposalRow>(`${select} WHERE record_uuid = ? AND batch_no = ? AND seq = ? ORDER BY no`)
    .all(recordUuid, batchNo, seq)
    .map(rowToProposal);

/** A newer batch offers the same, or the same provider another value. */
export function replaceProposal(db: WriteDb, no: number): void {
  db.sql("UPDATE proposal SET state = 'replaced' WHERE no = ?").run(no);
}

/** The record holds something else than when it was offered. */
export function setRelation(db: WriteDb, no: number, relation: Relation): void {
  db.sql('UPDATE proposal SET relation = ? WHERE no = ?').run(relation, no);
}

export function decideProposal(
  db: WriteDb,
  { no, ...proposal }: StoredProposal,
  after: Decided & { stepNo: number },
): void {
  const { state, decidedAtMs, decidedBy, written, stepNo } = proposal;
  db.sql(
    `INSERT INTO proposal_decision (step_no, proposal_no, before, after) VALUES (?, ?, ?, ?)
     ON CONFLICT (step_no, proposal_no) DO UPDATE SET after = excluded.after`,
  ).run(
    after.stepNo,
    no,
    JSON.stringify({ state, decidedAtMs, decidedBy, written, stepNo }),
    JSON.stringify({
      state: after.state,
      decidedAtMs: after.decidedAtMs,
      decidedBy: after.decidedBy,
      written: after.written,
      stepNo: after.stepNo,
    }),
  );
  db.sql(
    'UPDATE proposal SET state = ?, decided_at_ms = ?, decided_by = ?, written = ?, step_no = ? WHERE no = ?',
  ).run(
    after.state,
    after.decidedAtMs,
    after.decidedBy,
    after.written === null ? null : JSON.stringify(after.written),
    after.stepNo,
    no,
  );
}

const setTo = (which: 'before' | 'after'): string => `UPDATE proposal SET state = ${which} ->> 'state',
  decided_at_ms = ${which} ->> 'decidedAtMs', decided_by = ${which} ->> 'decidedBy', step_no = ${which} ->> 'stepNo',
  written = CASE json_type(${which}, '$.written') WHEN 'null' THEN NULL ELSE ${which} -> 'written' END
  FROM proposal_decision AS decision WHERE decision.proposal_no = no AND decision.step_no = ?`;

/** What was decided again since stays. */
export function undoDecisions(db: WriteDb, stepNo: number): void {
  db.sql(`${setTo('before')} AND proposal.step_no = decision.step_no`).run(stepNo);
}

export function redoDecisions(db: WriteDb, stepNo: number): void {
  db.sql(`${setTo('after')} AND state = before ->> 'state' AND proposal.step_no IS before ->> 'stepNo'`).run(
    stepNo,
  );
}

export const countDecisions = (db: ReadDb, stepNo: number): number =>
  db.sql<number>('SELECT count(*) FROM proposal_decision WHERE step_no = ?').pluck().get(stepNo) ?? 0;

export type Acceptance = {
  batchId: string;
  batchNo: number;
  provider: string;
  confidence: number;
  state: ProposalState;
};

/** The proposal behind the value that a step wrote into a field; null where there is none. */
export const findAcceptance = (
  db: ReadDb,
  recordUuid: Buffer,
  field: string,
  stepNo: number,
): Acceptance | null =>
  db
    .sql<Acceptance>(
      // By the record: a step may have decided a hundred thousand.
      `SELECT enrich_batch.id AS batchId, batch_no AS batchNo, provider, confidence, after ->> 'state' AS state
       FROM proposal CROSS JOIN proposal_decision ON proposal_no = proposal.no JOIN enrich_batch ON enrich_batch.no = batch_no
       WHERE record_uuid = ? AND field = ? AND proposal_decision.step_no = ? AND after ->> 'state' IN ('accepted', 'edited')
       ORDER BY proposal.no LIMIT 1`,
    )
    .get(recordUuid, field, stepNo) ?? null;

/** The step of what a batch writes without a review; null before it wrote anything. */
export const findBatchStepNo = (db: ReadDb, batchNo: number): number | null =>
  db.sql<number | null>('SELECT step_no FROM enrich_batch WHERE no = ?').pluck().get(batchNo) ?? null;

export function setBatchStepNo(db: WriteDb, batchNo: number, stepNo: number): void {
  db.sql('UPDATE enrich_batch SET step_no = ? WHERE no = ?').run(stepNo, batchNo);
}
