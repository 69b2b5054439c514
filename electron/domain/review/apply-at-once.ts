// `fill_empty` and `overwrite`: what a batch writes without a review. It is one step for the whole batch, and whatever cannot be
// written stays a proposal for a person.
import { AppError } from '../../../shared/errors.ts';
import { enrichmentLimits } from '../../../shared/schema/enrichment.ts';
import { kindOfActor } from '../../store/actors.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatchStepNo, setBatchStepNo, type StoredProposal } from '../../store/proposals.ts';
import { findStepByNo, updateStep, type StoredStep } from '../../store/steps.ts';
import { yieldsOf } from '../companies/source-priority.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { beginStep, endStep } from '../steps/in-step.ts';
import type { ProposedItem } from './propose.ts';
import { labelOfReview } from './review-label.ts';
import { isOutranking, type ReviewRecord } from './review-record.ts';
import { acceptProposal } from './settle-proposal.ts';

/** Answers how many values were written. */
export function applyAtOnce(
  db: WriteDb,
  item: ProposedItem,
  record: ReviewRecord,
  proposals: readonly StoredProposal[],
): number {
  const chosen = chosenOf(db, item, record, proposals);
  if (chosen.length === 0) return 0;
  return inBatchStep(db, item, (origin) => {
    let current = record;
    let written = 0;
    for (const proposal of chosen) {
      try {
        current = acceptProposal(db, current, proposal, { ...origin, yieldsTo: yieldsOf(db, 'provider') });
        written += 1;
      } catch (error) {
        // Such as a name that another company has: it waits for a person.
        if (!(error instanceof AppError)) throw error;
      }
    }
    return written;
  });
}

/** Of each field the first answer of the waterfall that may be written; of a list every one adds its entries. */
function chosenOf(
  db: WriteDb,
  { apply }: ProposedItem,
  record: ReviewRecord,
  proposals: readonly StoredProposal[],
): StoredProposal[] {
  const taken = new Set<string>();
  return proposals.filter(({ field, state, relation, confidence, value }) => {
    if (confidence < enrichmentLimits.hint) return false;
    if (state !== 'open' || (taken.has(field) && !Array.isArray(value))) return false;
    if (apply === 'fill_empty' ? relation !== 'fills' : isOutranking(db, record, field)) return false;
    taken.add(field);
    return true;
  });
}

/** One for the whole batch; a new one where it was taken back meanwhile. */
function inBatchStep(
  db: WriteDb,
  { batchNo, createdBy, atMs, entity }: ProposedItem,
  work: (origin: StepOrigin) => number,
): number {
  const doer = { kind: kindOfActor(db, createdBy), actor: createdBy, atMs };
  const open = findOpenStep(db, batchNo);
  if (open) {
    const written = work({ ...doer, run: open.id, stepNo: open.no });
    const records = (open.label.people ?? open.label.companies) + Math.min(written, 1);
    updateStep(db, open.no, { ...open, label: labelOfReview('enrich', entity, { records }) });
    return written;
  }
  const label = labelOfReview('enrich', entity, { records: 1 });
  const origin = beginStep(db, doer, label);
  const written = work(origin);
  endStep(db, origin, label);
  if (written > 0) setBatchStepNo(db, batchNo, origin.stepNo);
  return written;
}

function findOpenStep(db: WriteDb, batchNo: number): StoredStep | null {
  const no = findBatchStepNo(db, batchNo);
  const step = no === null ? null : findStepByNo(db, no);
  return step?.state === 'done' && step.turn === 0 ? step : null;
}
