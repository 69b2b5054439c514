// Puts a bulk edit, or the undo or redo of a big step, into the queue. Call it inside a transaction, then wake the runner.
import type { BulkChange, BulkJob } from '../../../shared/schema/bulk.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { must } from '../../lib/assert.ts';
import { isoTime } from '../../lib/clock.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { StepJobSpec, StoredStepJob } from '../../store/step-jobs.ts';
import { findStepByNo, updateStep, type StoredStep } from '../../store/steps.ts';
import { beginStep, type Doer } from '../steps/in-step.ts';
import { queueStepJob } from './queue-step-job.ts';
import { showStep } from '../steps/show-step.ts';
import { requireState, sizeOfStep, turnOf, type Direction } from '../steps/toggle-step.ts';

/** Changes that are taken back within a request; more are a job. */
export const mostAtOnce = 2000;

export function startBulkEdit(
  db: WriteDb,
  doer: Doer,
  spec: StepJobSpec & { change: BulkChange },
  total: number,
): StoredStepJob {
  const { run, stepNo } = beginStep(db, doer, labelOf(spec.change, total));
  return queueStepJob(db, doer, { stepNo, kind: 'edit', spec, run: must(run, 'run'), turn: 0, total });
}

export function startToggle(db: WriteDb, doer: Doer, step: StoredStep, direction: Direction): StoredStepJob {
  requireState(step, direction);
  const total = sizeOfStep(db, step);
  updateStep(db, step.no, { ...step, state: 'working' });
  return queueStepJob(db, doer, { stepNo: step.no, kind: direction, spec: {}, total, ...turnOf(db, step) });
}

export function labelOf(change: BulkChange, companies: number): StepLabel {
  if ('delete' in change) return { action: 'delete', companies };
  if ('replace' in change) return { action: 'replace', companies, fields: change.replace.fields.slice(0, 5) };
  const { set, add, remove, lock, unlock } = change;
  const fields = [...new Set([set, add, remove].flatMap((part) => Object.keys(part ?? {})))];
  if (fields.length > 0) return { action: 'bulk_edit', companies, fields: fields.slice(0, 5) };
  return lock
    ? { action: 'lock', companies, fields: lock.slice(0, 5) }
    : { action: 'unlock', companies, fields: (unlock ?? []).slice(0, 5) };
}

export function showBulkJob(db: ReadDb, job: StoredStepJob): BulkJob {
  const { id, kind, status, done, total, tally, failure, createdAtMs, finishedAtMs } = job;
  const step = findStepByNo(db, job.stepNo);
  return {
    id,
    kind,
    status,
    done,
    total,
    changed: tally.changed,
    unchanged: tally.unchanged,
    failed: tally.failed,
    problems: tally.problems,
    keptCount: tally.kept,
    kept: tally.keptCells,
    failure,
    step: step && showStep(db, step),
    createdAt: isoTime(createdAtMs),
    finishedAt: finishedAtMs === null ? null : isoTime(finishedAtMs),
  };
}
