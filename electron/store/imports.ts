// Imports in SQLite: what was asked for, the ledger and the checkpoint, in one row so that they are written together.
import type { Dialect, ImportStatus, ImportProgress, Ledger, Mapping } from '../../shared/schema/import.ts';
import type { ImportRules } from '../../shared/schema/import-rules.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type ImportPhase = ImportProgress['phase'];
export type Failure = { code: string; message: string };

/** What is fixed when an import is made. */
export type ImportRequest = {
  id: string;
  sourceId: string | null;
  fileName: string | null;
  /** Null for rows given as JSON. */
  dialect: Dialect | null;
  /** Names of the input's columns, in order. */
  columns: string[];
  mapping: Mapping;
  updateExisting: boolean;
  tags: string[];
  rules: ImportRules;
  createdBy: string;
  createdAtMs: number;
};

/** What a running import moves on; committed in the transaction of the rows it counts. */
export type Checkpoint = {
  ledger: Ledger;
  /** Records of the input that are dealt with. */
  recordsDone: number;
  batchesDone: number;
  errorCount: number;
};

export type StoredImport = ImportRequest &
  Checkpoint & {
    /** Its number, which its errors carry. */
    no: number;
    status: ImportStatus;
    phase: ImportPhase;
    fileSha256: string | null;
    rowsTotal: number | null;
    failure: Failure | null;
    startedAtMs: number | null;
    finishedAtMs: number | null;
  };

type ImportRow = {
  id: string;
  no: number;
  status: ImportStatus;
  phase: ImportPhase;
  source_id: string | null;
  file_name: string | null;
  file_sha256: string | null;
  dialect: string | null;
  columns: string;
  mapping: string;
  update_existing: number;
  tags: string;
  rules: string;
  records_done: number;
  batches_done: number;
  rows_total: number | null;
  error_count: number;
  failure: string | null;
  created_by: string;
  created_at_ms: number;
  started_at_ms: number | null;
  finished_at_ms: number | null;
} & Ledger;

export const emptyLedger = (): Ledger => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  failed: 0,
  blank: 0,
});

/** Inserts it as queued, nothing done, and answers its number. */
export function insertImport(db: WriteDb, request: ImportRequest): number {
  return (
    db
      .sql<{ no: number }>(
        `INSERT INTO import_job (id, no, status, phase, source_id, file_name, dialect, columns, mapping, update_existing,
           tags, rules, created, updated, unchanged, skipped, failed, blank, records_done, batches_done, error_count,
           created_by, created_at_ms)
         VALUES (?, (SELECT coalesce(max(no), 0) + 1 FROM import_job), 'queued', 'waiting', ?, ?, ?, ?, ?, ?, ?, ?,
           0, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)
         RETURNING no`,
      )
      .get(
        request.id,
        request.sourceId,
        request.fileName,
        request.dialect && JSON.stringify(request.dialect),
        JSON.stringify(request.columns),
        JSON.stringify(request.mapping),
        request.updateExisting ? 1 : 0,
        JSON.stringify(request.tags),
        JSON.stringify(request.rules),
        request.createdBy,
        request.createdAtMs,
      )?.no ?? 0
  );
}

export function findImport(db: ReadDb, id: string): StoredImport | null {
  const row = db.sql<ImportRow>('SELECT * FROM import_job WHERE id = ?').get(id);
  return row ? rowToImport(row) : null;
}

/** Newest first; `beforeNo` is the number of the last one of the page before. */
export function listImports(db: ReadDb, beforeNo: number | null, limit: number): StoredImport[] {
  return db
    .sql<ImportRow>('SELECT * FROM import_job WHERE no < ? ORDER BY no DESC LIMIT ?')
    .all(beforeNo ?? Number.MAX_SAFE_INTEGER, limit)
    .map(rowToImport);
}

export function hasOpenImportOf(db: ReadDb, sourceId: string): boolean {
  const found = db
    .sql("SELECT 1 FROM import_job WHERE source_id = ? AND status IN ('queued', 'running') LIMIT 1")
    .get(sourceId);
  return found !== undefined;
}

export function saveCheckpoint(db: WriteDb, id: string, checkpoint: Checkpoint): void {
  const { ledger, recordsDone, batchesDone, errorCount } = checkpoint;
  db.sql(
    `UPDATE import_job SET created = ?, updated = ?, unchanged = ?, skipped = ?, failed = ?, blank = ?,
       records_done = ?, batches_done = ?, error_count = ? WHERE id = ?`,
  ).run(
    ledger.created,
    ledger.updated,
    ledger.unchanged,
    ledger.skipped,
    ledger.failed,
    ledger.blank,
    recordsDone,
    batchesDone,
    errorCount,
    id,
  );
}

export function startImport(db: WriteDb, id: string, phase: ImportPhase, nowMs: number): void {
  db.sql(
    "UPDATE import_job SET status = 'running', phase = ?, started_at_ms = coalesce(started_at_ms, ?) WHERE id = ?",
  ).run(phase, nowMs, id);
}

export function setImportPhase(db: WriteDb, id: string, phase: ImportPhase): void {
  db.sql('UPDATE import_job SET phase = ? WHERE id = ?').run(phase, id);
}

export function setImportTotal(db: WriteDb, id: string, rowsTotal: number): void {
  db.sql('UPDATE import_job SET rows_total = ? WHERE id = ?').run(rowsTotal, id);
}

/** It stays as it is and waits to be taken up again. */
export function requeueImport(db: WriteDb, id: string): void {
  db.sql("UPDATE import_job SET status = 'queued', phase = 'waiting' WHERE id = ?").run(id);
}

/** The same for all that a crash left running. */
export function requeueImports(db: WriteDb): void {
  db.sql("UPDATE import_job SET status = 'queued', phase = 'waiting' WHERE status = 'running'").run();
}

/** It is as it was before it was taken up once more; when it had ended stays. */
export function resumeStatus(db: WriteDb, id: string, status: ImportStatus): void {
  db.sql("UPDATE import_job SET status = ?, phase = 'done' WHERE id = ?").run(status, id);
}

export type Ending =
  | { status: 'completed'; sha256: string | null }
  | { status: 'cancelled' }
  | { status: 'failed'; failure: Failure };

export function endImport(db: WriteDb, id: string, ending: Ending, nowMs: number): void {
  const sha256 = ending.status === 'completed' ? ending.sha256 : null;
  const failure = ending.status === 'failed' ? JSON.stringify(ending.failure) : null;
  db.sql(
    `UPDATE import_job SET status = ?, phase = 'done', failure = ?, file_sha256 = coalesce(?, file_sha256),
       finished_at_ms = ? WHERE id = ?`,
  ).run(ending.status, failure, sha256, nowMs, id);
}

function rowToImport(row: ImportRow): StoredImport {
  const { created, updated, unchanged, skipped, failed, blank } = row;
  return {
    id: row.id,
    no: row.no,
    status: row.status,
    phase: row.phase,
    sourceId: row.source_id,
    fileName: row.file_name,
    fileSha256: row.file_sha256,
    dialect: row.dialect === null ? null : (JSON.parse(row.dialect) as Dialect),
    columns: JSON.parse(row.columns) as string[],
    mapping: JSON.parse(row.mapping) as Mapping,
    updateExisting: row.update_existing === 1,
    tags: JSON.parse(row.tags) as string[],
    rules: JSON.parse(row.rules) as ImportRules,
    ledger: { created, updated, unchanged, skipped, failed, blank },
    recordsDone: row.records_done,
    batchesDone: row.batches_done,
    rowsTotal: row.rows_total,
    errorCount: row.error_count,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as Failure),
    createdBy: row.created_by,
    createdAtMs: row.created_at_ms,
    startedAtMs: row.started_at_ms,
    finishedAtMs: row.finished_at_ms,
  };
}
