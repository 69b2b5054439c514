// Creating, changing and deleting one person for a person or a script. Call each in a transaction.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { PersonInput, PersonPatch } from '../../../shared/schema/person.ts';
import type { WriteDb } from '../../store/database.ts';
import type { StoredPerson } from '../../store/person-row.ts';
import { checkLocks } from '../companies/check-locks.ts';
import type { ExpectedVersion } from '../companies/edit-company.ts';
import type { Origin, StepOrigin } from '../companies/write-company.ts';
import { extrasContext } from '../custom-fields/extras-context.ts';
import { parsePersonInput } from './person-input.ts';
import { getStoredPerson } from './read-people.ts';
import { createPerson, deletePerson, updatePerson } from './write-person.ts';

export const addPerson = (db: WriteDb, input: PersonInput, origin: Origin): StoredPerson =>
  createPerson(db, parsePersonInput(input, extrasContext(db, 'person'), null), origin);

export function patchPerson(
  db: WriteDb,
  id: string,
  patch: PersonPatch,
  expected: ExpectedVersion,
  origin: Origin,
): StoredPerson {
  const current = getStoredPerson(db, id);
  checkVersion(current, expected);
  const changes = parsePersonInput(patch, extrasContext(db, 'person'), current.values);
  checkLocks(db, current.values, changes);
  return updatePerson(db, current, changes, origin).person;
}

/** Answers who was deleted. */
export function removePerson(
  db: WriteDb,
  id: string,
  expected: ExpectedVersion,
  origin: StepOrigin,
): StoredPerson {
  const current = getStoredPerson(db, id);
  checkVersion(current, expected);
  deletePerson(db, current, origin);
  return current;
}

function checkVersion({ version }: StoredPerson, expected: ExpectedVersion): void {
  if (expected === null || expected === version) return;
  throw new AppError('version_conflict', {
    message: t(
      'The person is at version {version}, not {expected}: someone changed it since. Read it again and repeat your change.',
      { version, expected },
    ),
    details: { version },
  });
}
