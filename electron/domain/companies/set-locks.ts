// Locks of a company's fields: a locked field is changed by nobody until a person unlocks it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import { findFieldKey } from '../custom-fields/field-path.ts';
import { updateCompany, type StepOrigin } from './write-company.ts';

export function setLocks(
  db: WriteDb,
  company: StoredCompany,
  { add, remove }: { add: readonly FieldKey[]; remove: readonly FieldKey[] },
  origin: StepOrigin,
): StoredCompany {
  const kept = (company.values.locks ?? []).filter((key) => !remove.includes(key));
  const result = updateCompany(db, company, { locks: [...new Set([...kept, ...add])] }, origin);
  return result.kind === 'conflict' ? company : result.company;
}

/** The keys of fields that can be locked; throws `validation_error` with every path that is none. */
export function lockableKeys(definitions: Definitions, paths: readonly string[]): FieldKey[] {
  const keys: FieldKey[] = [];
  const issues = paths.flatMap((path, at) => {
    const key = findFieldKey(definitions, path);
    if (key !== null && key !== 'locks') {
      keys.push(key);
      return [];
    }
    const message = t('There is no field {path} that could be locked.', { path });
    return [{ path: `fields.${at}`, code: 'unknown_field', message }];
  });
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
  return keys;
}
