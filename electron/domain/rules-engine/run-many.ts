// A run of rules over many records as pieces of work: in the order of their numbers, so that it can be committed, stopped and taken up
// after any of them, and no record comes twice although an outcome may move it out of the query.
import { companyPage } from '../../store/company-list.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findPeopleByNo } from '../../store/people.ts';
import { personPage } from '../../store/person-list.ts';
import type { StepJobSpec, StepTally } from '../../store/step-jobs.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import type { StepResult } from '../imports/undo/undo-run.ts';
import { idOf, nameOf, type ReviewRecord } from '../review/review-record.ts';
import { ruleSetOf } from './evaluate.ts';
import { runRuleSet } from './run-rules.ts';

const mostProblems = 100;
/** A piece that takes longer is ended there, so that nobody who edits waits for it. */
const pieceMs = 200;

export function runPiece(
  db: WriteDb,
  spec: StepJobSpec,
  origin: StepOrigin,
  tally: StepTally,
  position: number | null,
  limit: number,
): StepResult {
  const entity = spec.rules?.entity ?? 'company';
  const rules = ruleSetOf(db, entity, spec.rules?.picked);
  const page = pageOf(db, spec, position, limit);
  const until = performance.now() + pieceMs;
  let seen = 0;
  for (const no of page) {
    if (performance.now() > until) break;
    seen += 1;
    const record = recordOf(db, entity, no);
    if (!record) continue;
    const { summary, changed } = runRuleSet(db, record, rules, origin);
    tally[changed ? 'changed' : 'unchanged'] += 1;
    const [problem] = summary.errors;
    if (!problem) continue;
    tally.failed += 1;
    if (tally.problems.length < mostProblems)
      tally.problems.push({
        companyId: idOf(record),
        companyName: nameOf(record),
        code: 'rule',
        message: `${problem.ruleName}: ${problem.message}`,
      });
  }
  return { position: page[seen - 1] ?? position ?? 0, seen, done: seen === page.length && seen < limit };
}

/** Records by their numbers, after a position. */
function pageOf(
  db: ReadDb,
  { query, numbers, rules }: StepJobSpec,
  position: number | null,
  limit: number,
): number[] {
  const after = position === null ? null : { value: null, no: position };
  const marks = rules?.people
    ? personPage(db, { ...rules.people, sort: null }, after, limit)
    : query && companyPage(db, { ...query, sort: null }, after, limit);
  return marks
    ? marks.map(({ no }) => no)
    : (numbers ?? []).filter((no) => no > (position ?? 0)).slice(0, limit);
}

/** Null where it is gone. */
export function recordOf(db: ReadDb, entity: EntityType, no: number): ReviewRecord | null {
  if (entity === 'company') {
    const stored = findCompanyByNo(db, no);
    return stored && { entity, stored };
  }
  const [stored] = findPeopleByNo(db, [no]);
  return stored ? { entity, stored } : null;
}
