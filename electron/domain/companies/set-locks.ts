// Locks of a record's fields: a locked field is changed by nobody until a person unlocks it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { PersonKey } from '../../store/person-row.ts';
import type { Definitions } from '../custom-fields/definitions.ts';
import { findCellKey, findPersonCellKey } from '../custom-fields/field-path.ts';
import { updateCompany, type StepOrigin } from './write-company.ts';

type Change<Key> = { add: readonly Key[]; remove: readonly Key[] };

export function locksAfter<Key extends string>(
  before: readonly Key[] | undefined,
  { add, remove }: Change<Key>,
): Key[] {
  const kept = (before ?? []).filter((key) => !remove.includes(key));
  return [...new Set([...kept, ...add])];
}

export function setLocks(
  db: WriteDb,
  company: StoredCompany,
  changes: Change<FieldKey>,
  origin: StepOrigin,
): StoredCompany {
  const result = updateCompany(db, company, { locks: locksAfter(company.values.locks, changes) }, origin);
  return result.kind === 'conflict' ? company : result.company;
}

/** The keys of fields that can be locked; throws `validation_error` with every path that is none. */
export const lockableKeys = (definitions: Definitions, paths: readonly string[]): FieldKey[] =>
  keysOf(paths, (path) => findCellKey(definitions, path));

export const lockablePersonKeys = (definitions: Definitions, paths: readonly string[]): PersonKey[] =>
  keysOf(paths, (path) => findPersonCellKey(definitions, path));

function keysOf<Key extends string>(paths: readonly string[], find: (path: string) => Key | null): Key[] {
  const keys: Key[] = [];
  const issues = paths.flatMap((path, at) => {
    const key = find(path);
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
