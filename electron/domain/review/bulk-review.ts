// A bulk decision as pieces of work: the items of a batch in their order, so that it can be committed, stopped and taken up after
// any of them.
import { AppError } from '../../../shared/errors.ts';
import type { WriteDb } from '../../store/database.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { isIn, listReviewSeqs, proposalsIn, type ProposalFilter } from '../../store/proposal-lists.ts';
import { findProposal, setRelation, type StoredProposal } from '../../store/proposals.ts';
import type { ReviewJob, StepTally } from '../../store/step-jobs.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import type { StepResult } from '../imports/undo/undo-run.ts';
import { problemIn } from './decide.ts';
import { compare } from './offered-value.ts';
import { filterOf } from './start-review.ts';
import { findReviewRecord, idOf, nameOf, valueOf, type ReviewRecord } from './review-record.ts';
import { acceptProposal, rejectProposal, settle } from './settle-proposal.ts';
import { takeBack } from './take-back.ts';

const mostProblems = 100;

type Piece = { db: WriteDb; job: ReviewJob; filter: ProposalFilter; origin: StepOrigin; tally: StepTally };

export function reviewPiece(
  db: WriteDb,
  job: ReviewJob,
  origin: StepOrigin,
  tally: StepTally,
  position: number | null,
  limit: number,
): StepResult {
  const filter = filterOf(job);
  const seqs = listReviewSeqs(db, job.batchNo, filter, position ?? -1, limit);
  const piece: Piece = { db, job, filter, origin: { ...origin, overwrites: true }, tally };
  for (const seq of seqs) decideItem(piece, seq);
  return { position: seqs.at(-1) ?? position ?? 0, seen: seqs.length, done: seqs.length < limit };
}

function decideItem(piece: Piece, seq: number): void {
  const { db, job, filter, origin, tally } = piece;
  const { batchNo } = job;
  const recordUuid = findItemBySeq(db, batchNo, seq)?.recordUuid;
  if (!recordUuid) return;
  const proposals = proposalsIn(db, { recordUuid, batchNo, seq }, filter);
  const before = tally.cells;
  if (job.do === 'reject') rejectAll(piece, proposals);
  else {
    const record = findReviewRecord(db, job.entity, recordUuid);
    if (record && job.do === 'take_back') takeBack(db, record, proposals, origin, tally);
    else if (record) acceptAll(piece, record, proposals);
  }
  if (tally.cells > before) tally.changed += 1;
  else tally.unchanged += 1;
}

/** A rejection may have taken the next one with it. */
const isStill = ({ db, filter }: Piece, { no }: StoredProposal): boolean => {
  const now = findProposal(db, no);
  return now !== null && isIn(filter, now);
};

function rejectAll(piece: Piece, proposals: readonly StoredProposal[]): void {
  for (const proposal of proposals) {
    if (!isStill(piece, proposal)) continue;
    rejectProposal(piece.db, proposal, piece.origin);
    piece.tally.cells += 1;
  }
}

/** Of each field the surest; of a list every one adds its entries. */
function acceptAll(piece: Piece, record: ReviewRecord, proposals: readonly StoredProposal[]): void {
  const taken = new Set<string>();
  let current = record;
  for (const proposal of proposals.toSorted((one, other) => other.confidence - one.confidence)) {
    const { field, value } = proposal;
    if ((taken.has(field) && !Array.isArray(value)) || !isStill(piece, proposal)) continue;
    const next = accept(piece, current, proposal);
    if (!next) continue;
    taken.add(field);
    current = next;
  }
}

/** Null where it was not written. */
function accept(
  { db, filter, origin, tally }: Piece,
  record: ReviewRecord,
  proposal: StoredProposal,
): ReviewRecord | null {
  if (!isAsOffered(db, record, proposal, filter, origin)) return null;
  try {
    const next = acceptProposal(db, record, proposal, origin);
    tally.cells += 1;
    return next;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    tally.failed += 1;
    if (tally.problems.length < mostProblems)
      tally.problems.push({ companyId: idOf(record), companyName: nameOf(record), ...problemIn(error) });
    return null;
  }
}

/** Whoever accepts only what fills empty fields does not mean one that was filled since. */
function isAsOffered(
  db: WriteDb,
  record: ReviewRecord,
  proposal: StoredProposal,
  { relation: wanted }: ProposalFilter,
  origin: StepOrigin,
): boolean {
  const { relation } = compare(valueOf(record, proposal.field), proposal.value);
  if (relation !== proposal.relation) setRelation(db, proposal.no, relation);
  if (relation === 'same') settle(db, proposal, 'superseded', origin);
  return relation !== 'same' && (wanted === undefined || wanted === relation);
}
