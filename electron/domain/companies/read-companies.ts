// Companies as the wire shows them.
import { AppError } from '../../../shared/errors.ts';
import type { Actor } from '../../../shared/schema/common.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { parseId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import { findCompaniesByNo, findCompanyByUuid } from '../../store/companies.ts';
import { toCompany, type StoredCompany } from '../../store/company-row.ts';
import { readTogether, type ReadDb } from '../../store/database.ts';

/** The stored company of a public id; throws `not_found`. */
export function getStoredCompany(db: ReadDb, id: string): StoredCompany {
  const uuid = parseId('com', id);
  const company = uuid && findCompanyByUuid(db, uuid);
  if (!company)
    throw new AppError('not_found', { message: `There is no company ${id}. It may have been deleted.` });
  return company;
}

export const showCompany = (db: ReadDb, company: StoredCompany): Company =>
  toCompany(company, getActor(db, company.createdBy));

/** The companies of these row numbers, in their order; those that are gone are left out. */
export function showCompanies(db: ReadDb, numbers: Iterable<number>): Company[] {
  const actors = new Map<string, Actor>();
  const actorOf = (id: string): Actor => {
    const actor = actors.get(id) ?? getActor(db, id);
    actors.set(id, actor);
    return actor;
  };
  return readTogether(db, () =>
    findCompaniesByNo(db, numbers).map((company) => toCompany(company, actorOf(company.createdBy))),
  );
}
