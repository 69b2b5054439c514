// One decision about one proposal, and what becomes of the others for the same field of the same record. Each throws `AppError`
// before anything is written where it cannot be made.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ProposalState } from '../../../shared/schema/review.ts';
import type { WriteDb } from '../../store/database.ts';
import { decideProposal, proposalsOfField, type StoredProposal } from '../../store/proposals.ts';
import type { FieldResult } from '../companies/field-result.ts';
import { isSameValue } from '../companies/same-value.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { findCustomField, stillHeld } from './custom-offer.ts';
import { compare, parseWhole, taken } from './offered-value.ts';
import { isLocked, valueOf, writeValues, type ReviewRecord } from './review-record.ts';

/** The value comes from the provider, whoever accepts it: his name stands with the step. */
export function acceptProposal(
  db: WriteDb,
  record: ReviewRecord,
  proposal: StoredProposal,
  origin: StepOrigin,
): ReviewRecord {
  requireUnlocked(record, proposal.field);
  const whole = taken(valueOf(record, proposal.field), proposal.value);
  const value = valueFrom(proposal.field, offered(db, record, proposal.field, whole));
  const next = write(db, record, proposal.field, value, {
    ...origin,
    kind: 'provider',
    actor: proposal.provider,
  });
  settle(db, proposal, 'accepted', origin);
  settleOthers(db, next, proposal, origin);
  return next;
}

/** The value is the person's who changed it. */
export function acceptEdited(
  db: WriteDb,
  record: ReviewRecord,
  proposal: StoredProposal,
  raw: unknown,
  origin: StepOrigin,
): ReviewRecord {
  requireUnlocked(record, proposal.field);
  const value = valueFrom(proposal.field, parseWhole(db, record.entity, proposal.field, raw));
  const next = write(db, record, proposal.field, value, origin);
  settle(db, proposal, 'edited', origin, value);
  settleOthers(db, next, proposal, origin);
  return next;
}

/** The value, whoever offers it: an equal one of another provider or batch is rejected with it. */
export function rejectProposal(db: WriteDb, proposal: StoredProposal, origin: StepOrigin): void {
  settle(db, proposal, 'rejected', origin);
  for (const other of othersOpen(db, proposal))
    if (isSameValue(other.value, proposal.value)) settle(db, other, 'rejected', origin);
}

export function settle(
  db: WriteDb,
  proposal: StoredProposal,
  state: ProposalState,
  { actor, atMs, stepNo }: StepOrigin,
  written: unknown = null,
): void {
  decideProposal(db, proposal, { state, decidedAtMs: atMs, decidedBy: actor, written, stepNo });
}

const othersOpen = (db: WriteDb, { no, recordUuid, field }: StoredProposal): StoredProposal[] =>
  proposalsOfField(db, recordUuid, field).filter((one) => one.state === 'open' && one.no !== no);

/** In the same batch the field is decided, unless it is a list that more can be added to; elsewhere what it holds by now is. */
function settleOthers(db: WriteDb, record: ReviewRecord, proposal: StoredProposal, origin: StepOrigin): void {
  for (const other of othersOpen(db, proposal)) {
    const isDecided = other.batchNo === proposal.batchNo && !Array.isArray(other.value);
    if (isDecided || compare(valueOf(record, other.field), other.value).relation === 'same')
      settle(db, other, 'superseded', origin);
  }
}

function requireUnlocked(record: ReviewRecord, field: string): void {
  if (!isLocked(record, field)) return;
  const message = t('This field is locked. Unlock it first.');
  throw new AppError('validation_error', { message, issues: [{ path: field, code: 'locked', message }] });
}

/** Proposals hold custom values as the store does. */
function offered(db: WriteDb, { entity }: ReviewRecord, key: string, value: unknown): FieldResult<unknown> {
  const custom = entity === 'company' ? findCustomField(db, key) : null;
  return custom ? stillHeld(db, custom, value) : parseWhole(db, entity, key, value);
}

function valueFrom(field: string, parsed: FieldResult<unknown>): unknown {
  if (parsed.ok) return parsed.value;
  const { code, message } = parsed;
  throw new AppError('validation_error', { message, issues: [{ path: field, code, message }] });
}

const write = (
  db: WriteDb,
  record: ReviewRecord,
  field: string,
  value: unknown,
  origin: StepOrigin,
): ReviewRecord => writeValues(db, record, { [field]: value }, origin);
