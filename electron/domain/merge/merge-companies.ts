// Puts companies together, as one step: what is merged goes, with all that an undo needs to bring it back, and its id leads to the
// company that is left.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { MergeRequest, MergeResult } from '../../../shared/schema/merge.ts';
import { must } from '../../lib/assert.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { insertMerged } from '../../store/merged-companies.ts';
import { findStep } from '../../store/steps.ts';
import { getStoredCompany, showCompany } from '../companies/read-companies.ts';
import { conflictError } from '../companies/edit-company.ts';
import { deleteCompany, updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { inStep, type Doer } from '../steps/in-step.ts';
import { showStep } from '../steps/show-step.ts';
import { mergedValues } from './merged-values.ts';

/** Call it inside a transaction. */
export function mergeCompanies(db: WriteDb, request: MergeRequest, doer: Doer): MergeResult {
  const survivor = getStoredCompany(db, request.survivorId);
  const merged = membersOf(db, survivor, request.mergedIds);
  let run: string | null = null;
  const label = { action: 'merge', companies: merged.length + 1, name: survivor.values.name } as const;
  const company = inStep(db, doer, label, (origin) => {
    run = origin.run;
    return merge(db, survivor, merged, request, origin);
  });
  const step = findStep(db, must<string>(run, 'run'));
  return {
    company,
    mergedIds: merged.map(companyIdOf),
    step: step && showStep(db, step),
  };
}

function merge(
  db: WriteDb,
  survivor: StoredCompany,
  merged: readonly StoredCompany[],
  { fields }: MergeRequest,
  origin: StepOrigin,
): Company {
  const changes = mergedValues(survivor, merged, fields, definitionsOf(db));
  // First of all, for the survivor may take a name or domain of theirs.
  for (const company of merged) {
    deleteCompany(db, company, origin);
    insertMerged(db, company.uuid, survivor.uuid, origin.stepNo);
  }
  const result = updateCompany(db, survivor, changes, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return showCompany(db, result.company);
}

function membersOf(db: WriteDb, survivor: StoredCompany, ids: readonly string[]): StoredCompany[] {
  const members = new Map<number, StoredCompany>();
  for (const [at, id] of ids.entries()) {
    const company = getStoredCompany(db, id);
    if (company.no === survivor.no || members.has(company.no))
      throw new AppError('validation_error', {
        message: t('{name} is named twice. Name each company once.', { name: company.values.name }),
        issues: [{ path: `mergedIds.${at}`, code: 'duplicate', message: t('Name each company once.') }],
      });
    members.set(company.no, company);
  }
  return [...members.values()];
}
