// Creating, changing and deleting one company for a person or a script: version check, conflicts as errors.
import { AppError } from '../../../shared/errors.ts';
import type { CompanyInput, CompanyPatch } from '../../../shared/schema/company.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { parseCompanyInput } from './parse-input.ts';
import { getStoredCompany } from './read-companies.ts';
import { createCompany, deleteCompany, updateCompany, type Conflict, type Origin } from './write-company.ts';

/** `If-Match`: the version that the caller last saw, or null where he does not care. */
export type ExpectedVersion = number | null;

export function addCompany(db: WriteDb, input: CompanyInput, origin: Origin): StoredCompany {
  const { name = '', ...values } = parseCompanyInput(input);
  const result = createCompany(db, { name, ...values }, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return result.company;
}

export function patchCompany(
  db: WriteDb,
  id: string,
  patch: CompanyPatch,
  expected: ExpectedVersion,
  origin: Origin,
): StoredCompany {
  const changes = parseCompanyInput(patch);
  const current = getStoredCompany(db, id);
  checkVersion(current, expected);
  const result = updateCompany(db, current, changes, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return result.company;
}

export function removeCompany(db: WriteDb, id: string, expected: ExpectedVersion, origin: Origin): void {
  const current = getStoredCompany(db, id);
  checkVersion(current, expected);
  deleteCompany(db, current, origin);
}

function checkVersion(company: StoredCompany, expected: ExpectedVersion): void {
  if (expected === null || expected === company.version) return;
  throw new AppError('version_conflict', {
    message: `The company is at version ${company.version}, not ${expected}: someone changed it since. Read it again and repeat your change.`,
    details: { version: company.version },
  });
}

function conflictError({ code, field, company }: Conflict): AppError {
  const { name, domain } = company.values;
  const what = field === 'name' ? 'this name' : `the domain ${domain ?? ''}`;
  return new AppError(code, {
    message: `${name} already has ${what}. Change that company, or choose another ${field}.`,
    details: { companyId: companyIdOf(company) },
    issues: [{ path: field, code, message: `Taken by ${name}.` }],
  });
}
