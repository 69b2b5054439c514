// Creating, changing and deleting one company for a person or a script: version check, conflicts as errors.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CompanyInput, CompanyPatch } from '../../../shared/schema/company.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { extrasContext } from '../custom-fields/extras-context.ts';
import { checkLocks } from './check-locks.ts';
import { parseCompanyInput, type CompanyChanges } from './parse-input.ts';
import { getSameCompany, getStoredCompany } from './read-companies.ts';
import {
  createCompany,
  deleteCompany,
  updateCompany,
  type Conflict,
  type Origin,
  type StepOrigin,
} from './write-company.ts';

/** `If-Match`: the version that the caller last saw, or null where he does not care. */
export type ExpectedVersion = number | null;

export function addCompany(db: WriteDb, input: CompanyInput, origin: Origin): StoredCompany {
  const { name = '', ...values } = parseCompanyInput(input, extrasContext(db, 'company'), null);
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
  const current = getStoredCompany(db, id);
  checkVersion(current, expected);
  return patchStored(db, current, patch, origin);
}

/** The same for a company that was read already, in this transaction. Nothing is written where it throws. */
export function patchStored(
  db: WriteDb,
  current: StoredCompany,
  patch: CompanyPatch,
  origin: Origin,
): StoredCompany {
  return writeChecked(
    db,
    current,
    parseCompanyInput(patch, extrasContext(db, 'company'), current.values),
    origin,
  );
}

/** The same for values as the store keeps them. */
export function writeChecked(
  db: WriteDb,
  current: StoredCompany,
  changes: CompanyChanges,
  origin: Origin,
): StoredCompany {
  checkLocks(db, current.values, changes);
  const result = updateCompany(db, current, changes, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return result.company;
}

/** Answers what was deleted. */
export function removeCompany(
  db: WriteDb,
  id: string,
  expected: ExpectedVersion,
  origin: StepOrigin,
): StoredCompany {
  const current = getSameCompany(db, id);
  checkVersion(current, expected);
  deleteCompany(db, current, origin);
  return current;
}

function checkVersion(company: StoredCompany, expected: ExpectedVersion): void {
  if (expected === null || expected === company.version) return;
  throw new AppError('version_conflict', {
    message: t(
      'The company is at version {version}, not {expected}: someone changed it since. Read it again and repeat your change.',
      { version: company.version, expected },
    ),
    details: { version: company.version },
  });
}

export function conflictError({ code, field, company }: Conflict): AppError {
  const { name, domain } = company.values;
  return new AppError(code, {
    message:
      field === 'name'
        ? t('{name} already has this name. Change that company, or choose another name.', { name })
        : t('{name} already has the domain {domain}. Change that company, or choose another domain.', {
            name,
            domain,
          }),
    details: { companyId: companyIdOf(company) },
    issues: [{ path: field, code, message: t('Taken by {name}.', { name }) }],
  });
}
