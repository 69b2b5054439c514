// Bulk edits, and undos and redos of big steps, as the queue runs them.
import { t } from '../../shared/messages/message.ts';
import { labelOf, showBulkJob } from '../domain/bulk/start-bulk.ts';
import { labelOfRefresh } from '../domain/entities/bulk/start-refresh.ts';
import { labelOfJob } from '../domain/review/start-review.ts';
import { labelOfRun } from '../domain/rules-engine/start-run.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { kindOfActor } from '../store/actors.ts';
import type { Claim, Job } from '../store/jobs.ts';
import { endStepJob, findStepJob, requeueStepJobs, setStepJobStatus } from '../store/step-jobs.ts';
import { findStepByNo, updateStep } from '../store/steps.ts';
import type { WriteDb } from '../store/database.ts';
import type { Failure } from '../store/imports.ts';
import type { JobTask, TaskOptions } from './job-task.ts';
import { startJobThread } from './job-thread.ts';
import { companiesChangedBy } from './told-of-job.ts';
import type { SharedGate } from './write-gate.ts';

export type StepJobThreadTask = {
  /** The store's file. */
  file: string;
  claim: Claim;
  gate: SharedGate;
  leaseMs: number;
};

const changedEveryMs = 1000;

export function createStepJobTask({ store, events, leaseMs }: TaskOptions): JobTask {
  const { db } = store;
  const status = (id: string) => findStepJob(db, id)?.status;
  const tellProgress = ({ id }: Job): void => {
    const job = findStepJob(db, id);
    if (job) events.publish('bulk:progress', id, showBulkJob(db, job));
  };
  return {
    status,
    isOpen: (id) => status(id) === 'queued' || status(id) === 'running',
    launch(job) {
      let changedAt = performance.now();
      const claim = { id: job.id, fence: job.fence };
      const taskOf = (gate: SharedGate): StepJobThreadTask => ({ file: store.file, claim, gate, leaseMs });
      const onProgress = (): void => {
        tellProgress(job);
        if (performance.now() - changedAt < changedEveryMs) return;
        changedAt = performance.now();
        events.tell(companiesChangedBy(job));
      };
      const thread = startJobThread<number>(store, 'jobs/step-job-worker', taskOf, { onProgress });
      return { thread, meter: null };
    },
    requeue: (id) => setStepJobStatus(db, id, 'queued'),
    requeueAll: () => requeueStepJobs(db),
    failed(id, { code, message }, nowMs) {
      settleStep(db, id);
      endStepJob(db, id, 'failed', failureOf({ code, message }), nowMs);
    },
    cancelled(id, nowMs) {
      settleStep(db, id);
      endStepJob(db, id, 'cancelled', null, nowMs);
    },
  };
}

/** What a job did before it was given up or stopped stays, as a step that can be taken back. */
function settleStep(db: WriteDb, id: string): void {
  const job = findStepJob(db, id);
  const step = job && findStepByNo(db, job.stepNo);
  if (!job || !step || job.spec.recompute === true) return;
  const { spec, run, stepNo, tally, createdBy: actor } = job;
  const origin = { kind: kindOfActor(db, actor), actor, atMs: step.atMs, run, stepNo };
  if (job.kind === 'convert') endStep(db, origin, step.label);
  else if (spec.review) endStep(db, origin, labelOfJob(db, spec.review, tally.changed));
  else if (spec.refresh) endStep(db, origin, labelOfRefresh(spec.refresh.entity, tally.changed));
  else if (spec.rules) endStep(db, origin, labelOfRun(spec.rules.entity, tally.changed));
  else if (spec.change) endStep(db, origin, labelOf(spec.change, tally.changed));
  else updateStep(db, stepNo, { ...step, state: job.kind === 'undo' ? 'done' : 'undone' });
}

const failureOf = ({ code, message }: Failure): Failure => ({
  code,
  message: failureMessages[code]?.() ?? message,
});

const failureMessages: Record<string, () => string> = {
  internal_error: () =>
    t('It stopped again and again and was given up. What was changed stays and can be undone.'),
  disk_full: () =>
    t('The disk is full. What was changed stays and can be undone. Free some space, then go on.'),
};
