// What a bulk edit does to one company: as if a person had done it to that company alone.
import type { BulkChange, BulkEntries } from '../../../shared/schema/bulk.ts';
import type { CompanyPatch } from '../../../shared/schema/company.ts';
import type { AppError } from '../../../shared/errors.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { patchStored } from '../companies/edit-company.ts';
import { lockableKeys, setLocks } from '../companies/set-locks.ts';
import { deleteCompany, type StepOrigin } from '../companies/write-company.ts';
import { showCompany } from '../companies/read-companies.ts';
import { replacePatch } from './replace-in.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';

/** Whether it changed. Throws `AppError` where the company cannot take the change. */
export function applyChange(
  db: WriteDb,
  company: StoredCompany,
  change: BulkChange,
  origin: StepOrigin,
): boolean {
  if ('delete' in change) {
    deleteCompany(db, company, origin);
    return true;
  }
  if ('replace' in change) {
    const patch = replacePatch(showCompany(db, company), change.replace);
    return patch !== null && patchStored(db, company, patch, origin).version !== company.version;
  }
  const definitions = definitionsOf(db);
  const { lock = [], unlock = [] } = change;
  const opened = setLocks(db, company, { add: [], remove: lockableKeys(definitions, unlock) }, origin);
  const patch = patchFor(opened, change, definitions);
  const patched = patch === null ? opened : patchStored(db, opened, patch, origin);
  const closed = setLocks(db, patched, { add: lockableKeys(definitions, lock), remove: [] }, origin);
  return closed.version !== company.version;
}

type Edit = Exclude<BulkChange, { delete: true } | { replace: unknown }>;

const lists = ['tags', 'addresses', 'emails', 'phones', 'urls'] as const;

/** What a person would send for this company; null where nothing is to be written. */
function patchFor(
  company: StoredCompany,
  { set, add, remove }: Edit,
  definitions: Definitions,
): CompanyPatch | null {
  if (!set && !add && !remove) return null;
  const patch: CompanyPatch = { ...set };
  for (const field of lists) {
    const wanted = changedList(patch[field] ?? company.values[field], add?.[field], remove?.[field]);
    if (add?.[field] || remove?.[field]) patch[field] = wanted;
  }
  if (add?.groups || remove?.groups)
    patch.groups = changedGroups(patch.groups ?? groupsOf(company, definitions), add, remove);
  return patch;
}

function changedList(
  current: readonly string[],
  added: readonly string[] | null | undefined,
  removed: readonly string[] | null | undefined,
): string[] {
  const gone = new Set(removed ?? []);
  return [...new Set([...current.filter((item) => !gone.has(item)), ...(added ?? [])])];
}

type GroupRef = { id: string };

const groupsOf = ({ values }: StoredCompany, { groupByNo }: Definitions): GroupRef[] =>
  (values.groups ?? []).flatMap((no) => {
    const group = groupByNo.get(no);
    return group ? [{ id: group.id }] : [];
  });

function changedGroups(
  current: readonly GroupRef[],
  add: BulkEntries | undefined,
  remove: BulkEntries | undefined,
): GroupRef[] {
  const ids = (groups: readonly GroupRef[] | null | undefined) => (groups ?? []).map(({ id }) => id);
  return changedList(ids(current), ids(add?.groups), ids(remove?.groups)).map((id) => ({ id }));
}

export const problemOf = (company: StoredCompany, error: AppError) => ({
  companyId: companyIdOf(company),
  companyName: company.values.name,
  code: error.issues[0]?.code ?? error.code,
  message: error.issues[0]?.message ?? error.message,
});
