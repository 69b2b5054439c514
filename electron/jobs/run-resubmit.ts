// A big fixed error file, in pieces. A piece is in the ledger or it is not; after a kill all rows come again, and those that
// are no longer failed are left out.
import type { MendedRow } from '../domain/imports/resubmit/mend-row.ts';
import type { ResubmitPayload } from '../domain/imports/resubmit/resubmit-import.ts';
import { runMended } from '../domain/imports/resubmit/run-mended.ts';
import { must } from '../lib/assert.ts';
import { fileLines } from '../lib/file-lines.ts';
import type { WriteDb } from '../store/database.ts';
import { findImport, requeueImport, resumeStatus, startImport } from '../store/imports.ts';
import { putBackJob } from '../store/jobs.ts';
import { createJobTransaction, type JobTransactionOptions } from './job-transaction.ts';
import type { Outcome } from './run-import.ts';
import { endJob } from './told-of-job.ts';

export type ResubmitOptions = Omit<JobTransactionOptions, 'mostRows'> & {
  db: WriteDb;
  payload: ResubmitPayload;
  stopWish: () => 'close' | 'cancel' | null;
  onProgress: (done: number) => void;
};

/** Small enough for somebody who waits. */
const piece = 200;
const mostRows = { quiet: piece, busy: piece };

export async function runResubmit(options: ResubmitOptions): Promise<Outcome> {
  const { db, claim, payload, stopWish, onProgress, now } = options;
  const { importId, actor, status } = payload;
  const transaction = createJobTransaction({ ...options, mostRows });
  const within = (rows: number, work: () => void): void => {
    transaction.begin();
    try {
      transaction.wrote(rows);
      transaction.commit(work);
    } catch (error) {
      transaction.abandon();
      throw error;
    }
  };
  within(0, () => startImport(db, importId, 'writing', now()));
  let done = 0;
  for await (const rows of piecesOf(payload.path)) {
    within(rows.length, () =>
      runMended(db, must(findImport(db, importId), 'import'), rows, { actor, atMs: now() }),
    );
    done += rows.length;
    onProgress(done);
    const wish = stopWish() ?? (transaction.cancelRequested() ? 'cancel' : null);
    if (wish === 'cancel') break;
    if (wish === null) continue;
    within(0, () => {
      requeueImport(db, importId);
      putBackJob(db, claim, now());
    });
    return 'put back';
  }
  db.raw.pragma('synchronous = FULL');
  within(0, () => {
    resumeStatus(db, importId, status);
    endJob(db, claim, 'completed', now());
  });
  return 'completed';
}

async function* piecesOf(path: string): AsyncGenerator<MendedRow[]> {
  let rows: MendedRow[] = [];
  for await (const lines of fileLines(path)) {
    for (const line of lines) {
      rows.push(JSON.parse(line) as MendedRow);
      if (rows.length < piece) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}
