// A stored record as a refresh meets it: its name and profile, its locks, and what it could not hold.
import { t } from '../../../../shared/messages/message.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findCompanyByNo } from '../../../store/companies.ts';
import { findKeyHits } from '../../../store/company-keys.ts';
import { nameKey } from '../../matching/company-key.ts';
import { findByNameKey } from '../../matching/find-company.ts';
import { parseWhole } from '../../review/offered-value.ts';
import { isLocked, nameOf, type ReviewRecord } from '../../review/review-record.ts';
import { profileFields } from '../profile-keys.ts';
import { profileOf } from '../profile.ts';
import { keyOfChange, namePath, type Standing } from './plan-refresh.ts';

export function standingOf(db: ReadDb, record: ReviewRecord): Standing {
  const { entity } = record;
  return {
    entity,
    name: nameOf(record),
    profile: profileOf(record),
    isLocked: (path) => isLocked(record, keyOfChange(entity, path)),
    holderOf: (name) => (record.entity === 'company' ? holderOf(db, name, record.stored.no) : null),
    check: (path, value) => check(db, record, path, value),
  };
}

/** People may share a name. */
function holderOf(db: ReadDb, name: string, self: number): string | null {
  const no = findByNameKey(db, { find: (hash) => findKeyHits(db, hash) }, nameKey(name));
  if (no === null || no === self) return null;
  return nameTaken(findCompanyByNo(db, no)?.values.name ?? name);
}

export const nameTaken = (name: string): string => t('{name} has this name already.', { name });

/** Facts are taken as they come; fields by the rules of a PATCH. */
function check(
  db: ReadDb,
  { entity }: ReviewRecord,
  path: string,
  value: unknown,
): { value: unknown } | { problem: string } {
  const key = keyOfChange(entity, path);
  if (path !== namePath && !profileFields[entity].includes(key)) return { value };
  const parsed = parseWhole(db, entity, key, value);
  return parsed.ok ? { value: parsed.value } : { problem: parsed.message };
}
