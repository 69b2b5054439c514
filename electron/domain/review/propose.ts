// From providers' answers about a record to proposals for its fields: checked by the rules of a PATCH and compared with what the
// record holds. What a person rejected before is not proposed again, and the same value is open only once.
import type { ApplyMode, EntityType } from '../../../shared/schema/enrichment.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findProposal,
  insertProposal,
  proposalsOfField,
  replaceProposal,
  type NewProposal,
  type StoredProposal,
} from '../../store/proposals.ts';
import { isSameValue } from '../companies/same-value.ts';
import { applyAtOnce } from './apply-at-once.ts';
import { compare, normalise, withoutEntries } from './offered-value.ts';
import { findReviewRecord, isLocked, valueOf, type ReviewRecord } from './review-record.ts';

export type ProposedItem = {
  batchNo: number;
  seq: number;
  recordUuid: Buffer;
  entity: EntityType;
  apply: ApplyMode;
  /** Who began the batch: what is written at once is his step. */
  createdBy: string;
  atMs: number;
};

/** In the order of the waterfall. */
export type OfferedAnswer = {
  answerNo: number;
  provider: string;
  confidence: number;
  /** Of single fields that are less sure. */
  confidences?: Readonly<Record<string, number>>;
  fields: Readonly<Record<string, unknown>>;
};

/** `written`: how many values were written at once. */
export type Proposed = { proposed: number; written: number };

/** Call it in the transaction that settles the answers. The same answers again change nothing. */
export function propose(db: WriteDb, item: ProposedItem, answers: readonly OfferedAnswer[]): Proposed {
  const record = findReviewRecord(db, item.entity, item.recordUuid);
  if (!record) return { proposed: 0, written: 0 };
  const made = answers.flatMap((answer) =>
    Object.entries(answer.fields).flatMap(
      ([field, raw]) => proposeValue(db, item, record, answer, field, raw) ?? [],
    ),
  );
  const written = item.apply === 'review' ? 0 : applyAtOnce(db, item, record, made);
  return { proposed: made.length, written };
}

/** Null where there is nothing to propose, or it was proposed before. */
function proposeValue(
  db: WriteDb,
  { batchNo, seq, recordUuid, entity }: ProposedItem,
  record: ReviewRecord,
  { answerNo, provider, confidence: sure, confidences }: OfferedAnswer,
  field: string,
  raw: unknown,
): StoredProposal | null {
  const known = proposalsOfField(db, recordUuid, field);
  const own = known.filter((one) => one.batchNo === batchNo && one.seq === seq && one.provider === provider);
  const confidence = confidences?.[field] ?? sure;
  const base = { batchNo, seq, recordUuid, field, answerNo, provider, confidence };
  const { value, dropped } = normalise(db, entity, field, raw);
  if (dropped) noteDropped(db, own, { ...base, ...dropped });
  const left = withoutRejected(value, known);
  if (left === null) return null;
  const offer = compare(valueOf(record, field), left);
  if (own.some((one) => one.state !== 'dropped' && isSameValue(one.value, offer.value))) return null;
  for (const one of known)
    if (isReplacedBy(one, { ...base, value: offer.value })) replaceProposal(db, one.no);
  const state = offer.relation === 'same' ? 'same' : isLocked(record, field) ? 'locked' : 'open';
  return findProposal(db, insertProposal(db, { ...base, ...offer, state, note: null }));
}

type Dropped = Omit<NewProposal, 'relation' | 'state'>;

function noteDropped(db: WriteDb, own: readonly StoredProposal[], dropped: Dropped): void {
  if (own.some(({ state, note }) => state === 'dropped' && note === dropped.note)) return;
  insertProposal(db, { ...dropped, relation: 'conflicts', state: 'dropped' });
}

/** Null where nothing is left. */
function withoutRejected(value: unknown, known: readonly StoredProposal[]): unknown {
  const rejected = known.filter(({ state }) => state === 'rejected').map((one) => one.value);
  if (!Array.isArray(value)) return rejected.some((one) => isSameValue(one, value)) ? null : value;
  const left = withoutEntries(value, rejected.flat());
  return left.length === 0 ? null : left;
}

/** A newer batch offers the same, or the same provider says something else by now. */
function isReplacedBy(
  one: StoredProposal,
  { batchNo, seq, provider, value }: Omit<Dropped, 'note'>,
): boolean {
  if (one.state !== 'open' && one.state !== 'locked') return false;
  if (one.batchNo !== batchNo) return isSameValue(one.value, value);
  return one.seq === seq && one.provider === provider;
}
