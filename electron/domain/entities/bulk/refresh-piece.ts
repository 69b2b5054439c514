// A refresh of many as pieces of work, in the order of the batch that asked, so that it can be committed, stopped and taken up after any
// of them; before them the way up to their shareholders at once.
import { AppError } from '../../../../shared/errors.ts';
import type { WriteDb } from '../../../store/database.ts';
import { findBatchByNo } from '../../../store/enrichment/batches.ts';
import { findItemBySeq, listItems } from '../../../store/enrichment/items.ts';
import type { RefreshJob, StepTally } from '../../../store/step-jobs.ts';
import { must } from '../../../lib/assert.ts';
import type { StepOrigin } from '../../companies/write-company.ts';
import type { StepResult } from '../../imports/undo/undo-run.ts';
import { findReviewRecord, idOf, nameOf, type ReviewRecord } from '../../review/review-record.ts';
import { ruleSetOf, type RuleSet } from '../../rules-engine/evaluate.ts';
import { runRules, runRuleSet } from '../../rules-engine/run-rules.ts';
import { linkAnswers } from '../link-answers.ts';
import { applyRefresh } from '../refresh/apply-refresh.ts';
import { planRefresh } from '../refresh/plan-refresh.ts';
import { standingOf } from '../refresh/standing-of.ts';
import { nobodyAsked, toldBy, type ItemTold } from '../refresh/told-by.ts';
import { readWalk, type StoredWalk } from '../shareholders/stored-walk.ts';
import { writeShareholders } from '../shareholders/write-shareholders.ts';
import { rootsOf } from './plan-many.ts';

const mostProblems = 100;

export type RefreshWork = { db: WriteDb; job: RefreshJob; origin: StepOrigin; tally: StepTally };

/** Whoever holds them, all at once: there are no more of those than one run takes. Comes first, so that rules see who holds whom. */
export function holdersPiece({ db, job, origin, tally }: RefreshWork, walk: StoredWalk): StepResult {
  const read = readWalk(walk, (item) => saidAt(db, item));
  const { touched } = writeShareholders(db, rootsOf(read), read, job.depth, job.flags, origin);
  if (!job.skipRules) for (const record of touched) runRules(db, record, origin);
  tally.changed += touched.length;
  return { position: 0, seen: 0, done: true };
}

/** What is said of each record itself, and what the rules make of it. */
export function refreshPiece(work: RefreshWork, position: number | null, limit: number): StepResult {
  const { db, job, tally } = work;
  const batch = must(findBatchByNo(db, job.batchNo), 'batch');
  const items = listItems(db, batch.no, { after: position ?? 0, limit, status: null });
  const rules = job.skipRules ? null : ruleSetOf(db, job.entity);
  for (const item of items) {
    const record = item.recordUuid && findReviewRecord(db, batch.entity, item.recordUuid);
    if (!record) continue;
    try {
      const isChanged = refreshItem(
        work,
        record,
        toldBy(db, batch, item, () => null),
        rules,
      );
      tally[isChanged ? 'changed' : 'unchanged'] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      note(tally, record, error);
    }
  }
  return { position: items.at(-1)?.seq ?? position ?? 0, seen: items.length, done: items.length < limit };
}

function refreshItem(
  { db, job, origin, tally }: RefreshWork,
  record: ReviewRecord,
  { told, matched }: ItemTold,
  rules: RuleSet | null,
): boolean {
  linkAnswers(db, record.stored.uuid, { matched });
  const { changes } = planRefresh(standingOf(db, record), told, job.flags);
  const after = applyRefresh(db, record, changes, origin);
  const isChanged = after.stored.version !== record.stored.version;
  if (!rules) return isChanged;
  const { summary, changed } = runRuleSet(db, after, rules, origin);
  const [broken] = summary.errors;
  if (broken) note(tally, record, { code: 'rule', message: `${broken.ruleName}: ${broken.message}` });
  return isChanged || changed;
}

function note(
  tally: StepTally,
  record: ReviewRecord,
  { code, message }: { code: string; message: string },
): void {
  tally.failed += 1;
  if (tally.problems.length < mostProblems)
    tally.problems.push({ companyId: idOf(record), companyName: nameOf(record), code, message });
}

function saidAt(db: WriteDb, { batchNo, seq }: NonNullable<ItemTold['item']>): ItemTold {
  const [batch, item] = [findBatchByNo(db, batchNo), findItemBySeq(db, batchNo, seq)];
  return batch && item ? toldBy(db, batch, item, () => null) : nobodyAsked;
}
