// Takes what a batch wrote back, or one provider's part of it: each value goes where it still stands, and what somebody changed
// since stays and is told.
import type { WriteDb } from '../../store/database.ts';
import { findChangeOfRun } from '../../store/changes.ts';
import { findReviewRecord, type ReviewRecord } from './review-record.ts';
import type { StoredProposal } from '../../store/proposals.ts';
import type { StepTally } from '../../store/step-jobs.ts';
import { findStepByNo } from '../../store/steps.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { storedKeys, type StepOrigin } from '../companies/write-company.ts';
import { takeBackChange } from '../imports/undo/take-back-changes.ts';
import type { Kept, UndoRun } from '../imports/undo/undo-run.ts';
import { takeBackPersonChange } from '../people/take-back-people.ts';
import { formatId } from '../../lib/ids.ts';
import { settle } from './settle-proposal.ts';

const mostKeptShown = 100;

/** The last written first, so that each meets the values that it left. */
export function takeBack(
  db: WriteDb,
  record: ReviewRecord,
  proposals: readonly StoredProposal[],
  origin: StepOrigin,
  tally: StepTally,
): void {
  const run = undoRun(db, origin, (kept) => noteKept(db, tally, kept));
  for (const proposal of proposals.toReversed()) {
    takeOne(db, record, proposal, run);
    settle(db, proposal, 'taken_back', origin);
    tally.cells += 1;
  }
}

function takeOne(
  db: WriteDb,
  { entity, stored }: ReviewRecord,
  { field, stepNo, state, provider, decidedBy }: StoredProposal,
  run: UndoRun,
): void {
  const actor = state === 'edited' ? (decidedBy ?? '') : provider;
  const step = stepNo === null ? null : findStepByNo(db, stepNo);
  const change = step && findChangeOfRun(db, step.id, { uuid: stored.uuid, field, actor });
  // It was there already when it was accepted.
  const current = change && findReviewRecord(db, entity, stored.uuid);
  if (!change || !current) return;
  if (current.entity === 'company') takeBackChange(run, current.stored, change);
  else takeBackPersonChange(run, current.stored, change);
}

const undoRun = (
  db: WriteDb,
  { actor, atMs, run, stepNo }: StepOrigin,
  keep: (kept: Kept) => void,
): UndoRun => ({
  db,
  of: run ?? '',
  removalNo: -stepNo,
  origin: { kind: 'undo', run, actor, atMs },
  keys: storedKeys(db),
  tally: { companies: 0, cells: 0, keptCompanies: 0, keptCells: 0, kept: 0 },
  keep,
  renumbered: () => undefined,
});

function noteKept(
  db: WriteDb,
  tally: StepTally,
  { companyUuid, idPrefix, companyName, field, reason }: Kept,
): void {
  tally.kept += 1;
  if (tally.keptCells.length >= mostKeptShown) return;
  tally.keptCells.push({
    companyId: formatId(idPrefix ?? 'com', companyUuid),
    companyName,
    field: field && (findFieldPath(definitionsOf(db), field) ?? field),
    reason,
  });
}
