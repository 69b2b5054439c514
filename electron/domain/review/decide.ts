// What a person decides about proposals of a batch in one go: one step, whatever it holds. What cannot be done is told by its
// place and takes nothing else with it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Decided, Decision } from '../../../shared/schema/review.ts';
import type { StepAction, StepLabel } from '../../../shared/schema/step.ts';
import { must } from '../../lib/assert.ts';
import type { WriteDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { isCustomKey } from '../../store/field-key.ts';
import { findProposal, proposalsOfField, type StoredProposal } from '../../store/proposals.ts';
import { findStep } from '../../store/steps.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { customKeyOf, pathOfKey } from '../custom-fields/field-path.ts';
import { beginStep, endStep, type Doer } from '../steps/in-step.ts';
import { showStep } from '../steps/show-step.ts';
import { fieldsOf } from './offered-value.ts';
import { getReviewItem } from './review-item.ts';
import { labelOfReview } from './review-label.ts';
import { findReviewRecord, idOf, isLocked, lockIn, nameOf, type ReviewRecord } from './review-record.ts';
import { acceptEdited, acceptProposal, rejectProposal, settle } from './settle-proposal.ts';

/** `records`: whose values or locks changed. */
export type Outcome = Decided & { records: string[] };

type Done = { action: ReviewAction; field: string; record: ReviewRecord | null };
type ReviewAction = Extract<StepAction, 'accept' | 'reject' | 'review' | 'lock'>;

/** Call it inside a transaction. */
export function decide(db: WriteDb, batch: StoredBatch, decisions: readonly Decision[], doer: Doer): Outcome {
  const origin = beginStep(db, doer, labelOfReview('review', batch.entity, { records: 0 }));
  const problems: Decided['problems'] = [];
  const done: Done[] = [];
  for (const [at, decision] of decisions.entries()) {
    try {
      done.push(decideOne(db, batch, decision, { ...origin, overwrites: true }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push({ decision: at, ...problemIn(error) });
    }
  }
  endStep(db, origin, labelOf(db, batch.entity, done));
  const step = findStep(db, must(origin.run, 'run'));
  const records = done.flatMap(({ record, action }) => (record && action !== 'reject' ? [idOf(record)] : []));
  return {
    step: step && showStep(db, step),
    decided: done.length,
    problems,
    records: [...new Set(records)],
  };
}

export const problemIn = ({ issues, code, message }: AppError): { code: string; message: string } => ({
  code: issues[0]?.code ?? code,
  message: issues[0]?.message ?? message,
});

function decideOne(db: WriteDb, batch: StoredBatch, decision: Decision, origin: StepOrigin): Done {
  if (decision.do === 'lock') return lockField(db, batch, decision, origin);
  const proposal = getOpenProposal(db, batch, decision.proposalId);
  const { field } = proposal;
  const record = findReviewRecord(db, batch.entity, proposal.recordUuid);
  if (decision.do === 'reject') {
    rejectProposal(db, proposal, origin);
    return { action: 'reject', field, record };
  }
  if (!record) throw recordGone();
  const next = Object.hasOwn(decision, 'value')
    ? acceptEdited(db, record, proposal, decision.value, origin)
    : acceptProposal(db, record, proposal, origin);
  return { action: 'accept', field, record: next };
}

/** `locked` too: its field may have been unlocked since. */
function getOpenProposal(db: WriteDb, { no }: StoredBatch, id: string): StoredProposal {
  const proposal = findProposal(db, Number(id.replace('prp_', '')));
  if (!proposal || proposal.batchNo !== no)
    throw new AppError('not_found', { message: t('This batch has no proposal {id}.', { id }) });
  if (proposal.state === 'open' || proposal.state === 'locked') return proposal;
  throw new AppError('job_conflict', {
    message: t('This proposal is decided already. Undo that step to decide it anew.'),
  });
}

const recordGone = (): AppError =>
  new AppError('not_found', { message: t('The record was deleted. Undo its deletion to go on with it.') });

type Locking = Extract<Decision, { do: 'lock' }>;

/** What stands there stays, and what is open for the field is no longer offered. */
function lockField(db: WriteDb, batch: StoredBatch, { itemId, field }: Locking, origin: StepOrigin): Done {
  const { recordUuid } = getReviewItem(db, batch, itemId);
  const key = customKeyOf(db, field) ?? field;
  const record = recordUuid && findReviewRecord(db, batch.entity, recordUuid);
  if (!recordUuid || !record) throw recordGone();
  if (!isCustomKey(key) && !fieldsOf(batch.entity).includes(key)) throw cannotLock(field);
  if (isLocked(record, key))
    throw new AppError('job_conflict', { message: t('This field is locked already.') });
  const locked = lockIn(db, record, key, origin);
  for (const proposal of proposalsOfField(db, recordUuid, key))
    if (proposal.state === 'open') settle(db, proposal, 'locked', origin);
  return { action: 'lock', field, record: locked };
}

function cannotLock(field: string): AppError {
  const message = t('There is no field {path} that could be locked.', { path: field });
  return new AppError('validation_error', {
    message,
    issues: [{ path: field, code: 'unknown_field', message }],
  });
}

/** Several kinds of decisions in one go are a review. */
function labelOf(db: WriteDb, entity: EntityType, done: readonly Done[]): StepLabel {
  const actions = new Set(done.map(({ action }) => action));
  const [only = 'review'] = actions;
  const records = new Map(
    done.flatMap(({ record }) => (record ? [[idOf(record), nameOf(record)] as const] : [])),
  );
  const [name] = records.values();
  return labelOfReview(actions.size === 1 ? only : 'review', entity, {
    records: records.size,
    fields: [...new Set(done.map(({ field }) => pathOfKey(db, field)))],
    ...(name !== undefined && { name }),
  });
}
