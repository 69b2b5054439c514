// Undos and redos of imports in SQLite: what was asked for, how far it is, and what it left as it was.
import type { ReadDb, WriteDb } from './database.ts';
import type { FieldKey } from './field-key.ts';
import type { Failure } from './imports.ts';

/** Both left out: the whole import. */
export type UndoScope = { rows?: number[]; fields?: FieldKey[] };

export type UndoRequest = {
  id: string;
  importNo: number;
  kind: 'undo' | 'redo';
  scope: UndoScope;
  createdBy: string;
  createdAtMs: number;
};

export type UndoStatus = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

export type UndoTally = {
  /** Created companies that were removed, or brought back. */
  companies: number;
  /** Values that were put back. */
  cells: number;
  keptCompanies: number;
  keptCells: number;
  /** Entries of the list of what was kept. */
  kept: number;
};

/** Committed together with what it counts. `position`: where in its step it goes on; null: at the beginning. */
export type UndoCheckpoint = UndoTally & { step: number; position: number | null; done: number };

export type StoredUndo = UndoRequest &
  UndoCheckpoint & {
    no: number;
    status: UndoStatus;
    total: number | null;
    failure: Failure | null;
    finishedAtMs: number | null;
    redoneBy: number | null;
  };

type UndoRow = Omit<StoredUndo, 'scope' | 'failure'> & { scope: string; failure: string | null };

const columns = `no, id, import_no AS importNo, kind, status, scope, step, position, done, total, companies, cells,
  kept_companies AS keptCompanies, kept_cells AS keptCells, kept, failure, created_by AS createdBy,
  created_at_ms AS createdAtMs, finished_at_ms AS finishedAtMs, redone_by AS redoneBy`;

const rowToUndo = ({ scope, failure, ...row }: UndoRow): StoredUndo => ({
  ...row,
  scope: JSON.parse(scope) as UndoScope,
  failure: failure === null ? null : (JSON.parse(failure) as Failure),
});

export function insertUndo(db: WriteDb, request: UndoRequest): number {
  const done = db
    .sql(
      `INSERT INTO import_undo (id, import_no, kind, status, scope, step, done, companies, cells, kept_companies,
         kept_cells, kept, created_by, created_at_ms)
       VALUES (?, ?, ?, 'queued', ?, 0, 0, 0, 0, 0, 0, 0, ?, ?)`,
    )
    .run(
      request.id,
      request.importNo,
      request.kind,
      JSON.stringify(request.scope),
      request.createdBy,
      request.createdAtMs,
    );
  return Number(done.lastInsertRowid);
}

export function findUndo(db: ReadDb, id: string): StoredUndo | null {
  const row = db.sql<UndoRow>(`SELECT ${columns} FROM import_undo WHERE id = ?`).get(id);
  return row ? rowToUndo(row) : null;
}

export function findLastUndo(db: ReadDb, importNo: number): StoredUndo | null {
  const row = db
    .sql<UndoRow>(`SELECT ${columns} FROM import_undo WHERE import_no = ? ORDER BY no DESC LIMIT 1`)
    .get(importNo);
  return row ? rowToUndo(row) : null;
}

/** Undos that are in effect: no redo has taken them back, or none to its end. */
const inEffect = `import_no = ? AND kind = 'undo' AND status <> 'queued' AND (redone_by IS NULL
  OR EXISTS (SELECT 1 FROM import_undo AS redo WHERE redo.no = import_undo.redone_by AND redo.status IN ('cancelled', 'failed'))
  OR EXISTS (SELECT 1 FROM undone_company WHERE undo_no = import_undo.no))`;

export function hasUndoInEffect(db: ReadDb, importNo: number): boolean {
  return db.sql(`SELECT 1 FROM import_undo WHERE ${inEffect} LIMIT 1`).get(importNo) !== undefined;
}

/** From now on they count as taken back by this redo. */
export function claimUndosForRedo(db: WriteDb, importNo: number, redoNo: number): void {
  db.sql(`UPDATE import_undo SET redone_by = ? WHERE ${inEffect}`).run(redoNo, importNo);
}

/** The undos that a redo takes back, the last one first. */
export function listUndosOfRedo(db: ReadDb, redoNo: number): StoredUndo[] {
  return db
    .sql<UndoRow>(`SELECT ${columns} FROM import_undo WHERE redone_by = ? ORDER BY no DESC`)
    .all(redoNo)
    .map(rowToUndo);
}

export function saveUndo(db: WriteDb, no: number, checkpoint: UndoCheckpoint): void {
  db.sql(
    `UPDATE import_undo SET step = ?, position = ?, done = ?, companies = ?, cells = ?, kept_companies = ?, kept_cells = ?,
       kept = ? WHERE no = ?`,
  ).run(
    checkpoint.step,
    checkpoint.position,
    checkpoint.done,
    checkpoint.companies,
    checkpoint.cells,
    checkpoint.keptCompanies,
    checkpoint.keptCells,
    checkpoint.kept,
    no,
  );
}

export function startUndo(db: WriteDb, no: number, total: number): void {
  db.sql("UPDATE import_undo SET status = 'running', total = ? WHERE no = ?").run(total, no);
}

export function requeueUndo(db: WriteDb, id: string): void {
  db.sql("UPDATE import_undo SET status = 'queued' WHERE id = ? AND status = 'running'").run(id);
}

export function requeueUndos(db: WriteDb): void {
  db.sql("UPDATE import_undo SET status = 'queued' WHERE status = 'running'").run();
}

export function endUndo(
  db: WriteDb,
  id: string,
  status: 'completed' | 'failed' | 'cancelled',
  failure: Failure | null,
  nowMs: number,
): void {
  db.sql('UPDATE import_undo SET status = ?, failure = ?, finished_at_ms = ? WHERE id = ?').run(
    status,
    failure && JSON.stringify(failure),
    nowMs,
    id,
  );
}
