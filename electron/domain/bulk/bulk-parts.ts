// A bulk edit as pieces of work: the companies of a query in the order of their numbers, so that it can be committed, stopped
// and taken up after any of them, and no company comes twice although the change may move it out of the query.
import { AppError } from '../../../shared/errors.ts';
import { companyPage } from '../../store/company-list.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import type { WriteDb } from '../../store/database.ts';
import type { StepJobSpec, StepTally } from '../../store/step-jobs.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import type { StepResult } from '../imports/undo/undo-run.ts';
import { applyChange, problemOf } from './apply-change.ts';

const mostProblems = 100;

export function editPiece(
  db: WriteDb,
  { query, numbers, change }: StepJobSpec,
  origin: StepOrigin,
  tally: StepTally,
  position: number | null,
  limit: number,
): StepResult {
  const page = query
    ? companyPage(
        db,
        { ...query, sort: null },
        position === null ? null : { value: null, no: position },
        limit,
      ).map(({ no }) => no)
    : (numbers ?? []).filter((no) => no > (position ?? 0)).slice(0, limit);
  for (const no of page) {
    const company = findCompanyByNo(db, no);
    if (!company || !change) continue;
    try {
      if (applyChange(db, company, change, origin)) tally.changed += 1;
      else tally.unchanged += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      tally.failed += 1;
      if (tally.problems.length < mostProblems) tally.problems.push(problemOf(company, error));
    }
  }
  return { position: page.at(-1) ?? position ?? 0, seen: page.length, done: page.length < limit };
}
