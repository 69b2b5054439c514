// Locks of a person's fields, as domain/companies/set-locks.ts has those of companies.
import type { WriteDb } from '../../store/database.ts';
import type { FieldKey } from '../../store/field-key.ts';
import type { PersonKey, RecordKey, StoredPerson } from '../../store/person-row.ts';
import { locksAfter } from '../companies/set-locks.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { updatePerson } from './write-person.ts';

export function setPersonLocks(
  db: WriteDb,
  person: StoredPerson,
  changes: { add: readonly PersonKey[]; remove: readonly PersonKey[] },
  origin: StepOrigin,
): StoredPerson {
  // Stored as those of companies are: each field by its key, whosever it is.
  const locks = locksAfter<RecordKey>(person.values.locks, changes) as FieldKey[];
  return updatePerson(db, person, { locks }, origin).person;
}
