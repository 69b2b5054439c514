// What a person or script did in one go, so that it can be taken back and done again. A step's writes carry its id as their
// run; its undos and redos carry the id with a number behind it.
import type { StepLabel, StepState } from '../../shared/schema/step.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type StoredStep = {
  no: number;
  id: string;
  actor: string;
  label: StepLabel;
  state: StepState;
  /** The run whose changes the next undo or redo takes back. */
  lastRun: string;
  turn: number;
  atMs: number;
};

type StepRow = Omit<StoredStep, 'label'> & { label: string };

const select = 'SELECT no, id, actor, label, state, last_run AS lastRun, turn, at_ms AS atMs FROM step';

const rowToStep = ({ label, ...row }: StepRow): StoredStep => ({
  ...row,
  label: JSON.parse(label) as StepLabel,
});

/** Answers its number. */
export function insertStep(db: WriteDb, step: Omit<StoredStep, 'no' | 'lastRun' | 'turn'>): number {
  const done = db
    .sql('INSERT INTO step (id, actor, label, state, last_run, turn, at_ms) VALUES (?, ?, ?, ?, ?, 0, ?)')
    .run(step.id, step.actor, JSON.stringify(step.label), step.state, step.id, step.atMs);
  return Number(done.lastInsertRowid);
}

export function updateStep(
  db: WriteDb,
  no: number,
  { label, state, lastRun, turn }: Pick<StoredStep, 'label' | 'state' | 'lastRun' | 'turn'>,
): void {
  db.sql('UPDATE step SET label = ?, state = ?, last_run = ?, turn = ? WHERE no = ?').run(
    JSON.stringify(label),
    state,
    lastRun,
    turn,
    no,
  );
}

export function deleteStep(db: WriteDb, no: number): void {
  db.sql('DELETE FROM step WHERE no = ?').run(no);
}

export function findStep(db: ReadDb, id: string): StoredStep | null {
  const row = db.sql<StepRow>(`${select} WHERE id = ?`).get(id);
  return row ? rowToStep(row) : null;
}

export function findStepByNo(db: ReadDb, no: number): StoredStep | null {
  const row = db.sql<StepRow>(`${select} WHERE no = ?`).get(no);
  return row ? rowToStep(row) : null;
}

/** The step that this actor would undo next. */
export function findNextUndo(db: ReadDb, actor: string): StoredStep | null {
  const row = db
    .sql<StepRow>(`${select} WHERE actor = ? AND state = 'done' ORDER BY no DESC LIMIT 1`)
    .get(actor);
  return row ? rowToStep(row) : null;
}

/** The step that this actor undid last. */
export function findNextRedo(db: ReadDb, actor: string): StoredStep | null {
  const row = db
    .sql<StepRow>(`${select} WHERE actor = ? AND state = 'undone' ORDER BY turn DESC LIMIT 1`)
    .get(actor);
  return row ? rowToStep(row) : null;
}

/** The last first; below `beforeNo`. */
export const listSteps = (db: ReadDb, actor: string, beforeNo: number, limit: number): StoredStep[] =>
  db
    .sql<StepRow>(`${select} WHERE actor = ? AND no < ? ORDER BY no DESC LIMIT ?`)
    .all(actor, beforeNo, limit)
    .map(rowToStep);

/** Whoever does something else after an undo can no longer redo it. */
export function dropUndone(db: WriteDb, actor: string): void {
  db.sql("UPDATE step SET state = 'dropped' WHERE actor = ? AND state = 'undone'").run(actor);
}

export const nextTurn = (db: ReadDb): number =>
  (db.sql<number | null>('SELECT max(turn) FROM step').pluck().get() ?? 0) + 1;

/** Whether the step wrote or decided anything. */
export const hasTrace = (db: ReadDb, run: string, stepNo: number): boolean =>
  db
    .sql<number>(
      `SELECT EXISTS (SELECT 1 FROM change WHERE source_run = ?) OR EXISTS (SELECT 1 FROM definition_change WHERE run = ?)
       OR EXISTS (SELECT 1 FROM proposal_decision WHERE step_no = ?)`,
    )
    .pluck()
    .get(run, run, stepNo) === 1;

/** Under which number the companies are kept that a step deleted, or that its undo took away. */
export const removalNo = (stepNo: number, which: 'deleted' | 'created'): number =>
  which === 'deleted' ? -2 * stepNo : -2 * stepNo - 1;

export type StepCompany = { seq: number; companyUuid: Buffer };

/** The companies that a step made or deleted, after `afterSeq`. */
export const listCompaniesOfStep = (
  db: ReadDb,
  run: string,
  kind: 'create' | 'delete',
  afterSeq: number,
  limit: number,
): StepCompany[] => listRecordsOfStep(db, 'all', run, kind, afterSeq, limit);

/** The same of people only, or of all records. */
export const listRecordsOfStep = (
  db: ReadDb,
  of: 'person' | 'all',
  run: string,
  kind: 'create' | 'delete',
  afterSeq: number,
  limit: number,
): StepCompany[] =>
  db
    .sql<StepCompany>(
      `SELECT seq, company_uuid AS companyUuid FROM change
       ${of === 'person' ? 'JOIN person ON uuid = company_uuid' : ''} WHERE source_run = ? AND kind = ? AND seq > ? ORDER BY seq LIMIT ?`,
    )
    .all(run, kind, afterSeq, limit);
