// An id that somebody kept: of a company that is there, or of one that was merged into it since.
import { t } from '../../../shared/messages/message.ts';
import { formatId } from '../../lib/ids.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { findMergedInto } from '../../store/merged-companies.ts';

/** A chain of merges this long is a loop: an undo and a merge the other way round can make one. */
const longestChain = 100;

/** The company that the one of this id became, if it was merged. */
export function findMerged(db: ReadDb, uuid: Buffer): StoredCompany | null {
  let next = findMergedInto(db, uuid);
  for (let links = 0; next !== null && links < longestChain; links += 1) {
    const company = findCompanyByUuid(db, next);
    if (company) return company;
    next = findMergedInto(db, next);
  }
  return null;
}

/** Told to whoever used the old id. */
export const mergedNote = (oldId: string, { uuid }: StoredCompany): string =>
  t('{oldId} was merged into {id}. Use that id.', { oldId, id: formatId('com', uuid) });
