// A bulk edit, or the undo or redo of a big step, from its last checkpoint to its end: in small pieces, each in the ledger of the
// job or not at all.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { conversionWork } from './conversion-work.ts';
import { editPiece } from '../domain/bulk/bulk-parts.ts';
import { labelOf } from '../domain/bulk/start-bulk.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { findFieldPath } from '../domain/custom-fields/field-path.ts';
import type { Kept, StepResult } from '../domain/imports/undo/undo-run.ts';
import { recomputePiece } from '../domain/magic/follow-definitions.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { endToggle, toggleParts, toggleRun, type Direction } from '../domain/steps/toggle-step.ts';
import { must } from '../lib/assert.ts';
import { formatId } from '../lib/ids.ts';
import type { WriteDb } from '../store/database.ts';
import { putBackJob } from '../store/jobs.ts';
import { kindOfActor } from '../store/actors.ts';
import { endStepJob, saveStepJob, setStepJobStatus, type StoredStepJob } from '../store/step-jobs.ts';
import { findStepByNo } from '../store/steps.ts';
import { createJobTransaction, type JobTransactionOptions } from './job-transaction.ts';
import type { Outcome } from './run-import.ts';
import { refreshWork } from './refresh-work.ts';
import { reviewWork } from './review-work.ts';
import { rulesWork } from './rules-work.ts';
import type { Part, Work } from './step-work.ts';
import { endJob } from './told-of-job.ts';

export type StepJobOptions = Omit<JobTransactionOptions, 'mostRows'> & {
  job: StoredStepJob;
  stopWish: () => 'close' | 'cancel' | null;
  onProgress: (done: number) => void;
};

const piece = 100;
const mostRows = { quiet: 5000, busy: 200 };
const mostKeptShown = 100;

export async function runStepJob(options: StepJobOptions): Promise<Outcome> {
  const { db, claim, job, now } = options;
  const transaction = createJobTransaction({ ...options, mostRows });
  const within = (work: () => void): void => {
    transaction.begin();
    transaction.commit(work);
  };
  // Kept from here on: a transaction would read them for every company.
  definitionsOf(db);
  const work = workOf(db, job, now);
  try {
    within(() => setStepJobStatus(db, job.id, 'running'));
    const wish = await takeParts(options, work.parts, transaction);
    db.raw.pragma('synchronous = FULL');
    if (wish === 'close') {
      within(() => {
        setStepJobStatus(db, job.id, 'queued');
        putBackJob(db, claim, now());
      });
      return 'put back';
    }
    const outcome = wish === 'cancel' ? 'cancelled' : 'completed';
    within(() => {
      work.end(outcome === 'cancelled');
      endStepJob(db, job.id, outcome, null, now());
      endJob(db, claim, outcome, now());
    });
    return outcome;
  } catch (error) {
    transaction.abandon();
    throw error;
  }
}

type Transaction = ReturnType<typeof createJobTransaction>;

async function takeParts(
  { db, job, stopWish, onProgress }: StepJobOptions,
  parts: readonly Part[],
  transaction: Transaction,
): Promise<'close' | 'cancel' | null> {
  const commit = (): void => transaction.commit(() => saveStepJob(db, job));
  while (job.part < parts.length) {
    if (!transaction.isOpen()) transaction.begin();
    const taken = must(parts[job.part], 'part')(job.position, piece);
    job.position = taken.done ? null : taken.position;
    job.part += taken.done ? 1 : 0;
    job.done += taken.seen;
    if (transaction.wrote(taken.seen)) commit();
    onProgress(job.done);
    // Lets the parent's wishes arrive.
    await nextTurn();
    const wish = stopWish() ?? (transaction.cancelRequested() ? 'cancel' : null);
    // Half an undo would be neither the one nor the other: it is only ever put off.
    if (wish === null || (wish === 'cancel' && job.kind !== 'edit')) continue;
    commit();
    return wish;
  }
  commit();
  return null;
}

function workOf(db: WriteDb, job: StoredStepJob, now: () => number): Work {
  if (job.spec.recompute === true) return recomputeWork(db, job, now);
  if (job.spec.review) return reviewWork(db, job, job.spec.review, now);
  if (job.spec.refresh) return refreshWork(db, job, job.spec.refresh, now);
  if (job.spec.rules) return rulesWork(db, job, job.spec.rules, now);
  if (job.kind === 'edit') return editWork(db, job, now);
  return job.kind === 'convert' ? conversionWork(db, job, now) : toggleWork(db, job, job.kind, now);
}

function editWork(db: WriteDb, job: StoredStepJob, now: () => number): Work {
  const { spec, run, stepNo, tally, createdBy: actor } = job;
  const origin = { kind: kindOfActor(db, actor), actor, atMs: now(), run, stepNo };
  return {
    parts: [(position, limit) => editPiece(db, spec, { ...origin, atMs: now() }, tally, position, limit)],
    end: () => endStep(db, origin, labelOf(must(spec.change, 'change'), tally.changed)),
  };
}

/** Of a step that is done: nothing of the step ends with it. */
function recomputeWork(
  db: WriteDb,
  { run, createdBy: actor, tally }: StoredStepJob,
  now: () => number,
): Work {
  const part: Part = (position, limit) => {
    const taken = recomputePiece(db, { run, actor, atMs: now() }, position, limit);
    tally.changed += taken.changed;
    return taken;
  };
  return { parts: [part], end: () => undefined };
}

function toggleWork(db: WriteDb, job: StoredStepJob, direction: Direction, now: () => number): Work {
  const step = must(findStepByNo(db, job.stepNo), 'step');
  const keep = (cell: Kept): void => noteKept(db, job, cell);
  const { run: runId, turn, createdBy: actor, tally } = job;
  const run = toggleRun(db, step, direction, { actor, atMs: now(), run: runId, keep });
  const count = (taken: StepResult): StepResult => {
    tally.cells += run.tally.cells;
    tally.changed += run.tally.companies;
    Object.assign(run.tally, { cells: 0, companies: 0 });
    return taken;
  };
  return {
    parts: toggleParts(step, direction).map((part) => (position, limit) => count(part(run, position, limit))),
    end: () => void endToggle(db, step, direction, { turn, run: runId, atMs: now() }),
  };
}

function noteKept(
  db: WriteDb,
  { tally }: StoredStepJob,
  { companyUuid, idPrefix, companyName, field, reason }: Kept,
): void {
  tally.kept += 1;
  if (tally.keptCells.length >= mostKeptShown) return;
  const path = field && (findFieldPath(definitionsOf(db), field) ?? field);
  tally.keptCells.push({
    companyId: formatId(idPrefix ?? 'com', companyUuid),
    companyName,
    field: path,
    reason,
  });
}
