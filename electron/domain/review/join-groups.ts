// A custom value is only for companies of its group: one that is offered a value joins the group with it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findCustomField } from './custom-offer.ts';

/** In a change of its own, so that taking one value back leaves the group to the others. Throws where its groups are locked. */
export function joinGroups(
  db: WriteDb,
  company: StoredCompany,
  keys: readonly string[],
  origin: StepOrigin,
): StoredCompany {
  const held = company.values.groups ?? [];
  const missing = keys.flatMap((key) => {
    const group = findCustomField(db, key)?.groupNo;
    return group === undefined || held.includes(group) ? [] : [group];
  });
  const [first] = missing;
  if (first === undefined) return company;
  if (company.values.locks?.includes('groups') === true) throw groupsLocked(db, first);
  // It replaces none that a person chose.
  const joined = { groups: [...new Set([...held, ...missing])] };
  const result = updateCompany(db, company, joined, { ...origin, overwrites: true });
  return result.kind === 'conflict' ? company : result.company;
}

function groupsLocked(db: WriteDb, groupNo: number): AppError {
  const name = definitionsOf(db).groupByNo.get(groupNo)?.name ?? '';
  const message = t('The company is not in the group {name}, and its groups are locked. Unlock them first.', {
    name,
  });
  return new AppError('validation_error', { message, issues: [{ path: 'groups', code: 'locked', message }] });
}
