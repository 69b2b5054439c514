// Groups of companies that may be the same, as they are now: what was merged, deleted or dismissed since is left out.
import type { StoredDuplicateGroup, StoredDuplicateKind } from '../../../shared/schema/merge.ts';
import { findCompaniesByNo } from '../../store/companies.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import { areNotDuplicates } from '../../store/merged-companies.ts';
import { showCompanies } from '../companies/read-companies.ts';
import type { FoundGroup } from '../imports/duplicates/find-duplicates.ts';

export type KeptGroup = Pick<FoundGroup, 'reason' | 'score' | 'parts' | 'companies'> & {
  kind: StoredDuplicateKind;
};

const mostShown = 20;

/** Up to `limit` groups from `offset` on, and where the next page begins. */
export function showGroups(
  db: ReadDb,
  groups: readonly KeptGroup[],
  offset: number,
  limit: number,
): { items: StoredDuplicateGroup[]; nextOffset: number | null } {
  const items: StoredDuplicateGroup[] = [];
  let at = offset;
  for (; at < groups.length && items.length < limit; at += 1) {
    const group = groups[at];
    const shown = group && showGroup(db, group);
    if (shown) items.push(shown);
  }
  return { items, nextOffset: at < groups.length ? at : null };
}

function showGroup(
  db: ReadDb,
  { companies, kind, reason, score, parts }: KeptGroup,
): StoredDuplicateGroup | null {
  const members = withoutDismissed(db, findCompaniesByNo(db, companies.slice(0, mostShown)));
  if (members.length < 2) return null;
  const shown = showCompanies(
    db,
    members.map(({ no }) => no),
  );
  const size = Math.max(shown.length, companies.length > mostShown ? companies.length : 0);
  return { kind, reason, score, parts, companies: shown, size };
}

/** Those that go with at least one other of the group. */
const withoutDismissed = (db: ReadDb, companies: readonly StoredCompany[]): StoredCompany[] =>
  companies.filter((one) =>
    companies.some((other) => other !== one && !areNotDuplicates(db, [one.uuid, other.uuid])),
  );
