// Puts a decision about many proposals into the queue, as one step. Call it inside a transaction, then wake the runner.
import { must } from '../../lib/assert.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { listReviewSeqs, type ProposalFilter } from '../../store/proposal-lists.ts';
import type { ReviewJob, StoredStepJob } from '../../store/step-jobs.ts';
import { queueStepJob } from '../bulk/queue-step-job.ts';
import { pathOfKey } from '../custom-fields/field-path.ts';
import { beginStep, type Doer } from '../steps/in-step.ts';
import { labelOfReview } from './review-label.ts';

export function startReview(db: WriteDb, doer: Doer, review: ReviewJob): StoredStepJob {
  const total = listReviewSeqs(db, review.batchNo, filterOf(review), -1, Number.MAX_SAFE_INTEGER).length;
  const { run, stepNo } = beginStep(db, doer, labelOfJob(db, review, total));
  return queueStepJob(db, doer, {
    stepNo,
    kind: 'edit',
    spec: { review },
    run: must(run, 'run'),
    turn: 0,
    total,
  });
}

/** What it is about: what is open, or what was written. */
export const filterOf = ({ do: action, where }: ReviewJob): ProposalFilter => ({
  ...where,
  states: action === 'take_back' ? ['accepted', 'edited'] : ['open'],
});

export const labelOfJob = (
  db: ReadDb,
  { do: action, entity, where: { field } }: ReviewJob,
  records: number,
): StepLabel =>
  labelOfReview(action, entity, { records, ...(field !== undefined && { fields: [pathOfKey(db, field)] }) });
