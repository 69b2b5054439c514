// The transactions of a job that writes much: opened behind the write gate, committed with a proof that this thread still
// owns the job, early where somebody wants to write. What a kill cuts off was never there.
import type { WriteDb } from '../store/database.ts';
import { renewLease, resetAttempts, type Claim } from '../store/jobs.ts';
import { LostJob } from './import-writer.ts';
import type { JobGate } from './write-gate.ts';

export type JobTransactionOptions = {
  db: WriteDb;
  claim: Claim;
  gate: JobGate;
  leaseMs: number;
  now: () => number;
  /** Rows in one transaction while nobody edits, and while somebody does. */
  mostRows: { quiet: number; busy: number };
  onCommit: (rows: number, busy: boolean) => void;
};

export type JobTransaction = {
  begin(): void;
  isOpen(): boolean;
  /** So many rows were written; true when it is time to commit. */
  wrote(rows: number): boolean;
  /** `save` writes the checkpoint. */
  commit(save: () => void): void;
  abandon(): void;
  cancelRequested(): boolean;
};

const busyForMs = 3_000;
const restMs = 1;

export function createJobTransaction(options: JobTransactionOptions): JobTransaction {
  const { db, claim, gate, leaseMs, now, mostRows, onCommit } = options;
  let open = false;
  let rowsOpen = 0;
  let cancelRequested = false;

  const abandon = (): void => {
    if (!open) return;
    open = false;
    rowsOpen = 0;
    if (db.raw.inTransaction) db.sql('ROLLBACK').run();
    gate.leave();
  };

  return {
    begin() {
      gate.enter();
      try {
        db.sql('BEGIN IMMEDIATE').run();
      } catch (error) {
        gate.leave();
        throw error;
      }
      open = true;
    },
    isOpen: () => open,
    wrote(rows) {
      rowsOpen += rows;
      const most = gate.wroteWithin(busyForMs) ? mostRows.busy : mostRows.quiet;
      return rowsOpen >= most || gate.isWanted();
    },
    commit(save) {
      if (!open) return;
      // First of all: what is saved may be the job's end.
      const lease = renewLease(db, claim, now() + leaseMs);
      if (!lease) {
        abandon();
        throw new LostJob(`The job ${claim.id} belongs to another claim`);
      }
      save();
      if (rowsOpen > 0) resetAttempts(db, claim);
      db.sql('COMMIT').run();
      open = false;
      gate.leave();
      cancelRequested = lease.cancelRequested;
      const busy = gate.wroteWithin(busyForMs);
      onCommit(rowsOpen, busy);
      rowsOpen = 0;
      if (busy) gate.rest(restMs);
    },
    abandon,
    cancelRequested: () => cancelRequested,
  };
}
