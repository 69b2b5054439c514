// Redo: brings back the companies that an undo removed, the very same ones. Where another company has the name or domain
// by now, the one that was removed stays away and is listed.
import { must } from '../../../lib/assert.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import {
  listUndone,
  moveBack,
  moveBackRenumbered,
  type KeyTexts,
  type UndoneCompany,
} from '../../../store/undone-companies.ts';
import { keyHash } from '../../matching/company-key.ts';
import { findByDomain, findByNameKey } from '../../matching/find-company.ts';
import type { Step, UndoRun } from './undo-run.ts';

export function returnUndone(undoNo: number): Step {
  return (run, position, limit) => {
    const undone = listUndone(run.db, undoNo, position ?? 0, limit);
    const free = undone.filter((company) => isFree(run, company));
    const sameNumber = free.filter(({ isNumberTaken }) => isNumberTaken === 0);
    // Before the others: those are given numbers from the highest on.
    moveBack(
      run.db,
      undoNo,
      sameNumber.map(({ no }) => no),
    );
    for (const company of sameNumber) addKeys(run, company);
    for (const company of free) {
      if (company.isNumberTaken === 0) continue;
      const no = moveBackRenumbered(run.db, undoNo, company.no);
      run.renumbered(no);
      addKeys(run, { ...company, no });
    }
    run.tally.companies += free.length;
    return { position: undone.at(-1)?.no ?? 0, seen: undone.length, done: undone.length < limit };
  };
}

function isFree(run: UndoRun, { nameKey, domain, uuid, name }: UndoneCompany): boolean {
  const byName = findByNameKey(run.db, run.keys, nameKey);
  const byDomain = domain === null ? null : findByDomain(run.db, run.keys, domain);
  const no = byName ?? byDomain;
  if (no === null) return true;
  const other = must(findCompanyByNo(run.db, no), 'company');
  run.tally.keptCompanies += 1;
  run.keep({
    companyUuid: uuid,
    companyName: name,
    field: null,
    reason: byName === null ? 'domain_taken' : 'name_taken',
    value: other.values.name,
    earlier: byName === null ? domain : name,
  });
  return false;
}

/** Keys that an import packed are still there, unless the store was mended in between. */
function addKeys({ keys }: UndoRun, { no, nameKey, domain }: KeyTexts): void {
  const add = (hash: number): void => {
    if (!keys.find(hash).includes(no)) keys.insert(hash, no);
  };
  add(keyHash('name', nameKey));
  if (domain !== null) add(keyHash('domain', domain));
}
