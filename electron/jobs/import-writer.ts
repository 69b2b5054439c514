// Writes the rows of an import in transactions of a fitting size. Rows, ledger, errors, keys and checkpoint are committed
// together, with a proof that this thread still owns the job; so a kill at any moment loses and doubles nothing.
import type { Fate } from '../../shared/schema/import.ts';
import type { Origin } from '../domain/companies/write-company.ts';
import { lookupIn } from '../domain/custom-fields/convert-value.ts';
import { extraTargets } from '../domain/imports/extras/extra-target.ts';
import { createExtraWriter } from '../domain/imports/extras/extra-writer.ts';
import { yieldsOf } from '../domain/companies/source-priority.ts';
import { createImportKeys } from '../domain/imports/import-keys.ts';
import { importValues, type ImportTarget } from '../domain/imports/import-row.ts';
import { withColumn, type RowIssue } from '../domain/imports/prepare-row.ts';
import { mergeRulesOf } from '../domain/imports/rules/merge-values.ts';
import type { WriteDb } from '../store/database.ts';
import { highestCompanyNo } from '../store/companies.ts';
import { insertImportError } from '../store/import-errors.ts';
import { insertOriginalLine } from '../store/original-lines.ts';
import { noteImportRange } from '../store/import-ranges.ts';
import { saveCheckpoint, type Checkpoint, type StoredImport } from '../store/imports.ts';
import { originNo } from '../store/origins.ts';
import { renewLease, resetAttempts, type Claim } from '../store/jobs.ts';
import type { UnpackedRow } from './row-batch.ts';
import type { JobGate } from './write-gate.ts';

/** While nobody edits, and for some seconds after somebody did. */
export const transactionRows = { quiet: 20_000, busy: 1_000 };
const busyForMs = 3_000;
const restMs = 1;
/** Rows between two looks at whether somebody waits. */
const lookEvery = 100;

/** The job was taken from this thread; nothing of the open transaction was written. */
export class LostJob extends Error {}

export type WriterOptions = {
  db: WriteDb;
  claim: Claim;
  stored: StoredImport;
  gate: JobGate;
  leaseMs: number;
  now: () => number;
  /** Hears of each commit; `busy`: somebody edits. */
  onCommit: (rows: number, busy: boolean) => void;
};

export type ImportWriter = {
  /** Keys of rows that are taken next. */
  fetchKeys(hashes: Float64Array): void;
  take(row: UnpackedRow): void;
  /** Commits when the transaction is big enough or somebody waits. */
  settle(): void;
  /** Commits what there is. Also a heartbeat when there is nothing. */
  commit(): void;
  /** Drops the open transaction, if there is one. */
  abandon(): void;
  checkpoint(): Checkpoint;
  cancelRequested(): boolean;
  /** Somebody edits: each wait is theirs too. */
  isBusy(): boolean;
  /** How many rows are still to come. */
  expect(rows: number): void;
};

export function createImportWriter(options: WriterOptions): ImportWriter {
  const { db, claim, stored, gate, leaseMs, now, onCommit } = options;
  const keys = createImportKeys(db);
  const origin: Origin = {
    kind: 'import',
    run: stored.id,
    actor: stored.createdBy,
    atMs: now(),
    yieldsTo: yieldsOf(db, 'import'),
  };
  const { updateExisting, tags } = stored;
  const known = extraTargets(db, stored.mapping, stored.rules);
  const merges = mergeRulesOf(stored.rules, known);
  const by = { actor: stored.createdBy, atMs: origin.atMs, run: stored.id };
  const extras = createExtraWriter(db, known, { lookup: lookupIn(db, keys), by });
  const target: ImportTarget = { db, keys, origin, updateExisting, tags, merges, extras };
  const ledger = { ...stored.ledger };
  let { recordsDone, batchesDone, errorCount } = stored;
  let open = false;
  let rowsOpen = 0;
  let highestNo = 0;
  let cancelRequested = false;

  const begin = (): void => {
    gate.enter();
    try {
      db.sql('BEGIN IMMEDIATE').run();
    } catch (error) {
      gate.leave();
      throw error;
    }
    open = true;
    keys.refresh();
    origin.atMs = now();
    origin.no = originNo(db, origin);
    highestNo = highestCompanyNo(db);
  };

  const noteErrors = (row: UnpackedRow, issues: readonly RowIssue[]): void => {
    for (const issue of issues) {
      errorCount += 1;
      const { rowNumber, line } = row;
      insertImportError(db, stored.no, {
        ...withColumn(issue, stored.mapping),
        seq: errorCount,
        row_number: rowNumber,
        ...(line === null ? {} : { line }),
        cells: JSON.stringify(row.cells()),
      });
    }
  };

  const fateOf = (row: UnpackedRow): Fate => {
    if (row.kind === 'blank') return 'blank';
    if (row.kind === 'left_out') return 'skipped';
    origin.row = row.rowNumber;
    const result =
      row.kind === 'failed'
        ? { fate: 'failed' as const, issues: row.issues }
        : importValues(target, row.values, row.notes);
    if (result.fate === 'failed') noteErrors(row, result.issues);
    return result.fate;
  };

  const abandon = (): void => {
    if (!open) return;
    open = false;
    rowsOpen = 0;
    keys.forget();
    if (db.raw.inTransaction) db.sql('ROLLBACK').run();
    gate.leave();
  };

  const commit = (): void => {
    if (!open) begin();
    keys.flush(batchesDone);
    noteImportRange(db, stored.no, highestNo);
    batchesDone += rowsOpen > 0 ? 1 : 0;
    saveCheckpoint(db, stored.id, { ledger, recordsDone, batchesDone, errorCount });
    const lease = renewLease(db, claim, now() + leaseMs);
    if (!lease) {
      abandon();
      throw new LostJob(`The job ${claim.id} belongs to another claim`);
    }
    if (rowsOpen > 0) resetAttempts(db, claim);
    db.sql('COMMIT').run();
    open = false;
    gate.leave();
    cancelRequested = lease.cancelRequested;
    afterCommit();
  };

  const isBusy = (): boolean => gate.wroteWithin(busyForMs);

  const afterCommit = (): void => {
    const busy = isBusy();
    onCommit(rowsOpen, busy);
    rowsOpen = 0;
    if (busy) gate.rest(restMs);
  };

  return {
    take(row) {
      if (!open) begin();
      ledger[fateOf(row)] += 1;
      if (row.original !== null)
        insertOriginalLine(db, stored.no, {
          ...row.original,
          row_number: row.rowNumber,
          line: row.line,
          cells: row.cells(),
        });
      recordsDone += 1;
      rowsOpen += 1;
    },
    settle() {
      if (!open || rowsOpen % lookEvery !== 0) return;
      const most = isBusy() ? transactionRows.busy : transactionRows.quiet;
      if (rowsOpen >= most || gate.isWanted()) commit();
    },
    commit,
    abandon,
    checkpoint: () => ({ ledger: { ...ledger }, recordsDone, batchesDone, errorCount }),
    cancelRequested: () => cancelRequested,
    isBusy,
    expect: keys.expect,
    fetchKeys: keys.fetch,
  };
}
