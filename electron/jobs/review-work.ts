// A decision about many proposals of a batch, as the queue runs it.
import { reviewPiece } from '../domain/review/bulk-review.ts';
import { labelOfJob } from '../domain/review/start-review.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { kindOfActor } from '../store/actors.ts';
import type { WriteDb } from '../store/database.ts';
import type { ReviewJob, StoredStepJob } from '../store/step-jobs.ts';
import type { Work } from './step-work.ts';

export function reviewWork(db: WriteDb, job: StoredStepJob, review: ReviewJob, now: () => number): Work {
  const { run, stepNo, tally, createdBy: actor } = job;
  const origin = () => ({ kind: kindOfActor(db, actor), actor, atMs: now(), run, stepNo });
  return {
    parts: [(position, limit) => reviewPiece(db, review, origin(), tally, position, limit)],
    end: () => endStep(db, origin(), labelOfJob(db, review, tally.changed)),
  };
}
