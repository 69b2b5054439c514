// Companies as the wire shows them.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Actor } from '../../../shared/schema/common.ts';
import { companyFields, type Company, type CompanyValues } from '../../../shared/schema/company.ts';
import { isoTime } from '../../lib/clock.ts';
import { parseId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { getActor } from '../../store/actors.ts';
import { findCompaniesByNo, findCompanyByUuid } from '../../store/companies.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import { readTogether, type ReadDb } from '../../store/database.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';
import { rememberReferences, storedReferences, type References } from '../custom-fields/references.ts';
import { showExtras } from '../custom-fields/show-extras.ts';
import { findMerged, mergedNote } from '../merge/resolve-merged.ts';

/** The stored company of a public id, or the one that it was merged into; throws `not_found`. */
export function getStoredCompany(db: ReadDb, id: string): StoredCompany {
  const uuid = parseId('com', id);
  const company = uuid && (findCompanyByUuid(db, uuid) ?? findMerged(db, uuid));
  if (!company)
    throw new AppError('not_found', {
      message: t('There is no company {id}. It may have been deleted.', { id }),
    });
  return company;
}

/** For what must not happen to another company: an id that was merged since is refused. */
export function getSameCompany(db: ReadDb, id: string): StoredCompany {
  const company = getStoredCompany(db, id);
  if (companyIdOf(company) === id) return company;
  throw new AppError('not_found', { message: mergedNote(id, company) });
}

/** Who made a record and what its references point to, each looked up once for many records. */
function createShower(db: ReadDb): (company: StoredCompany) => Company {
  const definitions = definitionsOf(db);
  const references = rememberReferences(storedReferences(db));
  const actorOf = remember((id: string) => getActor(db, id));
  return (company) => toCompany(company, actorOf(company.createdBy), definitions, references);
}

export const showCompany = (db: ReadDb, company: StoredCompany): Company => createShower(db)(company);

/** The companies of these row numbers, in their order; those that are gone are left out. */
export const showCompanies = (db: ReadDb, numbers: Iterable<number>): Company[] =>
  readTogether(db, () => findCompaniesByNo(db, numbers).map(createShower(db)));

function toCompany(
  stored: StoredCompany,
  createdBy: Actor,
  definitions: Definitions,
  references: References,
): Company {
  const standard = Object.fromEntries(companyFields.map((field) => [field, stored.values[field]]));
  return {
    id: companyIdOf(stored),
    ...(standard as CompanyValues),
    ...showExtras(stored.values, definitions, references, 'company'),
    createdAt: isoTime(stored.createdAtMs),
    updatedAt: isoTime(stored.updatedAtMs),
    createdBy,
    version: stored.version,
  };
}
