// One import from its last checkpoint to its end: rows, then the merge of its keys, then its final state.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { hasKeyRun, mergeKeyRun } from '../store/company-key-runs.ts';
import type { DecidedRules } from '../domain/imports/rules/decide-rules.ts';
import type { WriteDb } from '../store/database.ts';
import { setImportDecisions } from '../store/import-decisions.ts';
import {
  endImport,
  setImportPhase,
  setImportTotal,
  startImport,
  type Checkpoint,
  type Ending,
  type StoredImport,
} from '../store/imports.ts';
import { putBackJob, renewLease, type Claim } from '../store/jobs.ts';
import { requeueImport } from '../store/imports.ts';
import { createImportWriter, LostJob, type ImportWriter } from './import-writer.ts';
import { eachRow } from './row-batch.ts';
import type { FeedItem, RowFeed } from './row-feed.ts';
import type { JobGate } from './write-gate.ts';
import { endJob } from './told-of-job.ts';

export type Progress = Checkpoint & {
  phase: 'reading' | 'writing' | 'indexing';
  bytesRead: number;
  byteSize: number;
};

export type RunOptions = {
  onCommit: (rows: number, busy: boolean) => void;
  db: WriteDb;
  claim: Claim;
  stored: StoredImport;
  gate: JobGate;
  leaseMs: number;
  now: () => number;
  feed: RowFeed;
  /** Asked between batches: `close` puts the job back into the queue, `cancel` ends it. */
  stopWish: () => 'close' | 'cancel' | null;
  onProgress: (progress: Progress) => void;
};

export type Outcome = 'completed' | 'cancelled' | 'failed' | 'put back';

type Reading = { ended: 'end'; sha256: string } | { ended: 'cancel' } | { ended: 'close' };

export async function runImport(options: RunOptions): Promise<Outcome> {
  const { db, stored, now } = options;
  within(options, () => startImport(db, stored.id, 'writing', now()));
  // What an import that was cut off has left, this one included.
  mergeKeys(options);
  const writer = createImportWriter(options);
  try {
    const reading = await writeRows(options, writer);
    if (reading.ended === 'close') return putBack(options);
    return finish(
      options,
      reading.ended === 'end' ? { status: 'completed', sha256: reading.sha256 } : { status: 'cancelled' },
    );
  } catch (error) {
    writer.abandon();
    if (!(error instanceof AppError) || error.retryable) throw error;
    return finish(options, { status: 'failed', failure: { code: error.code, message: error.message } });
  }
}

async function writeRows(options: RunOptions, writer: ImportWriter): Promise<Reading> {
  const { feed } = options;
  const noteDecisions = decisionsNoter(options, writer);
  const estimate = createEstimate(options, writer);
  for (;;) {
    const item = feed.poll() ?? (await nextBatch(options, writer));
    noteDecisions();
    if (item.kind === 'end') {
      writer.commit();
      within(options, () => setImportTotal(options.db, options.stored.id, item.records));
      return { ended: 'end', sha256: item.sha256 };
    }
    writer.fetchKeys(item.batch.keys);
    eachRow(item.batch, feed.about().fields, (row) => {
      writer.take(row);
      writer.settle();
    });
    feed.taken();
    estimate(item.batch.bytesRead);
    options.onProgress(progressOf(options, writer, 'writing', item.batch.bytesRead));
    // Lets the next batches and the parent's wishes arrive.
    await nextTurn();
    const wish = options.stopWish() ?? (writer.cancelRequested() ? 'cancel' : null);
    if (wish === null) continue;
    writer.commit();
    return { ended: wish };
  }
}

/** Stored before the rows that go by them: whoever takes the import up again, or its failed rows, reads them alike. */
function decisionsNoter(options: RunOptions, writer: ImportWriter): () => void {
  let noted: DecidedRules | null = null;
  return () => {
    const { decided } = options.feed.about();
    if (decided === null || decided === noted) return;
    noted = decided;
    writer.commit();
    within(options, () => setImportDecisions(options.db, options.stored.id, decided));
  };
}

/** Enough to tell from them how many there are. */
const sampleRows = 10_000;

/** Tells the writer once how many rows are probably still to come. */
function createEstimate({ feed, stored }: RunOptions, writer: ImportWriter): (bytesRead: number) => void {
  let told = false;
  return (bytesRead) => {
    const { recordsDone } = writer.checkpoint();
    if (told || recordsDone < stored.recordsDone + sampleRows) return;
    told = true;
    const total = stored.rowsTotal ?? (recordsDone * feed.about().byteSize) / bytesRead;
    writer.expect(Math.max(0, total - recordsDone));
  };
}

/** Milliseconds: a batch takes a quarter of it to read. */
const patience = 10;

/** A reader that is only a moment behind costs no commit, which writes the last page of each index; unless somebody edits. */
async function nextBatch(options: RunOptions, writer: ImportWriter): Promise<FeedItem> {
  const soon = writer.isBusy() ? null : await options.feed.soon(patience);
  return soon ?? (await waitForBatch(options, writer));
}

/** No transaction is held open while the reader is slow; and a job that waits still shows that it lives. */
async function waitForBatch(
  { feed, leaseMs, stopWish }: RunOptions,
  writer: ImportWriter,
): Promise<FeedItem> {
  writer.commit();
  const failed = Promise.withResolvers<never>();
  const beat = setInterval(() => {
    try {
      if (stopWish() === null) writer.commit();
    } catch (error) {
      failed.reject(error);
    }
  }, leaseMs / 3);
  try {
    return await Promise.race([feed.next(), failed.promise]);
  } finally {
    clearInterval(beat);
  }
}

function progressOf(
  options: RunOptions,
  writer: ImportWriter,
  phase: Progress['phase'],
  bytesRead: number,
): Progress {
  return { ...writer.checkpoint(), phase, bytesRead, byteSize: options.feed.about().byteSize };
}

function finish(options: RunOptions, ending: Ending): Outcome {
  const { db, claim, stored, now } = options;
  within(options, () => setImportPhase(db, stored.id, 'indexing'));
  mergeKeys(options);
  db.raw.pragma('synchronous = FULL');
  within(options, () => {
    endImport(db, stored.id, ending, now());
    endJob(db, claim, ending.status, now());
  });
  return ending.status;
}

function putBack(options: RunOptions): Outcome {
  const { db, claim, stored, now } = options;
  within(options, () => {
    requeueImport(db, stored.id);
    putBackJob(db, claim, now());
  });
  return 'put back';
}

/** In as many transactions as there are buckets, so that nobody waits long. */
function mergeKeys(options: RunOptions): void {
  while (hasKeyRun(options.db)) within(options, () => mergeKeyRun(options.db));
}

/** One transaction that only the owner of the job can commit. */
function within(options: RunOptions, work: () => void): void {
  const { db, claim, gate, leaseMs, now } = options;
  gate.enter();
  try {
    db.sql('BEGIN IMMEDIATE').run();
    if (!renewLease(db, claim, now() + leaseMs))
      throw new LostJob(`The job ${claim.id} belongs to another claim`);
    work();
    db.sql('COMMIT').run();
  } catch (error) {
    if (db.raw.inTransaction) db.sql('ROLLBACK').run();
    throw error;
  } finally {
    gate.leave();
  }
}
