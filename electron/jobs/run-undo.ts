// One undo or redo from its last checkpoint to its end: step by step in small pieces, then the merge of keys that it added,
// then its final state.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Origin } from '../domain/companies/write-company.ts';
import { storedKeys } from '../domain/companies/write-company.ts';
import { createImportKeys, type ImportKeys } from '../domain/imports/import-keys.ts';
import { importUndoRun, type UndoRun } from '../domain/imports/undo/undo-run.ts';
import { workOf } from '../domain/imports/undo/undo-steps.ts';
import { hasKeyRun, mergeKeyRun } from '../store/company-key-runs.ts';
import type { WriteDb } from '../store/database.ts';
import type { StoredImport } from '../store/imports.ts';
import { putBackJob, type Claim } from '../store/jobs.ts';
import {
  endUndo,
  requeueUndo,
  saveUndo,
  startUndo,
  type StoredUndo,
  type UndoCheckpoint,
} from '../store/undos.ts';
import { createJobTransaction, type JobTransaction } from './job-transaction.ts';
import type { Outcome } from './run-import.ts';
import type { JobGate } from './write-gate.ts';
import { endJob } from './told-of-job.ts';

export type UndoProgress = UndoCheckpoint & { total: number };

export type UndoOptions = {
  db: WriteDb;
  claim: Claim;
  undo: StoredUndo;
  stored: StoredImport;
  gate: JobGate;
  leaseMs: number;
  now: () => number;
  onCommit: (rows: number, busy: boolean) => void;
  stopWish: () => 'close' | 'cancel' | null;
  onProgress: (progress: UndoProgress) => void;
};

/** Rows that are dealt with before somebody who waits is looked for. */
const piece = 250;
const mostRows = { quiet: 10_000, busy: 500 };

export async function runUndo(options: UndoOptions): Promise<Outcome> {
  const { db, undo, now } = options;
  const transaction = createJobTransaction({ ...options, mostRows });
  const within = (work: () => void): void => {
    transaction.begin();
    transaction.commit(work);
  };
  const mergeKeys = (): void => {
    while (hasKeyRun(db)) within(() => mergeKeyRun(db));
  };
  mergeKeys();
  try {
    const ended = await takeSteps(options, transaction, within);
    mergeKeys();
    db.raw.pragma('synchronous = FULL');
    if (ended === 'close') {
      within(() => {
        requeueUndo(db, undo.id);
        putBackJob(db, options.claim, now());
      });
      return 'put back';
    }
    within(() => {
      endUndo(db, undo.id, ended, null, now());
      endJob(db, options.claim, ended, now());
    });
    return ended;
  } catch (error) {
    transaction.abandon();
    throw error;
  }
}

type Ended = 'completed' | 'cancelled' | 'close';

async function takeSteps(
  options: UndoOptions,
  transaction: JobTransaction,
  within: (work: () => void) => void,
): Promise<Ended> {
  const { db, undo, stored, stopWish, onProgress } = options;
  const { steps, total } = workOf(db, undo, stored);
  within(() => startUndo(db, undo.no, total));
  const state = { step: undo.step, position: undo.position, done: undo.done };
  const { run, keys } = runOf(options);
  const checkpoint = (): UndoCheckpoint => ({ ...state, ...run.tally });
  const commit = (): void => {
    transaction.commit(() => {
      keys?.flush(state.done);
      saveUndo(db, undo.no, checkpoint());
    });
  };
  while (state.step < steps.length) {
    if (!transaction.isOpen()) begin(options, transaction, run.origin, keys);
    const taken = steps[state.step]?.(run, state.position, piece);
    state.position = taken?.done === true ? null : (taken?.position ?? null);
    state.step += taken?.done === true ? 1 : 0;
    state.done += taken?.seen ?? 0;
    if (transaction.wrote(taken?.seen ?? 0)) commit();
    onProgress({ ...checkpoint(), total });
    // Lets the parent's wishes arrive.
    await nextTurn();
    const wish = stopWish() ?? (transaction.cancelRequested() ? 'cancel' : null);
    if (wish === null) continue;
    commit();
    return wish === 'close' ? 'close' : 'cancelled';
  }
  commit();
  return 'completed';
}

/** A redo brings back many companies, so it keeps keys as an import does. */
function runOf({ db, undo, stored, now }: UndoOptions): { run: UndoRun; keys: ImportKeys | null } {
  const keys = undo.kind === 'redo' ? createImportKeys(db) : null;
  const origin: Origin = { kind: 'undo', run: undo.id, actor: undo.createdBy, atMs: now() };
  return { run: importUndoRun(db, undo, { of: stored.id, origin, keys: keys ?? storedKeys(db) }), keys };
}

function begin(
  { now }: UndoOptions,
  transaction: JobTransaction,
  origin: Origin,
  keys: ImportKeys | null,
): void {
  transaction.begin();
  keys?.refresh();
  origin.atMs = now();
}
