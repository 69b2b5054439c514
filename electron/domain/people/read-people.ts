// People as the wire shows them.
import { AppError } from '../../../shared/errors.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { isoTime } from '../../lib/clock.ts';
import { parseId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { getActor } from '../../store/actors.ts';
import { readTogether, type ReadDb } from '../../store/database.ts';
import { findPeopleByNo, findPersonByUuid } from '../../store/people.ts';
import { personIdOf, type StoredPerson } from '../../store/person-row.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { rememberReferences, storedReferences, type References } from '../custom-fields/references.ts';
import { showExtras } from '../custom-fields/show-extras.ts';

/** The stored person of a public id; throws `not_found`. */
export function getStoredPerson(db: ReadDb, id: string): StoredPerson {
  const uuid = parseId('per', id);
  const person = uuid && findPersonByUuid(db, uuid);
  if (!person)
    throw new AppError('not_found', { message: `There is no person ${id}. It may have been deleted.` });
  return person;
}

export const showPerson = (db: ReadDb, person: StoredPerson): Person => createShower(db)(person);

/** The people of these row numbers, in their order; those who are gone are left out. */
export const showPeople = (db: ReadDb, numbers: Iterable<number>): Person[] =>
  readTogether(db, () => findPeopleByNo(db, numbers).map(createShower(db)));

/** Who made a person and what the references point to, each looked up once for many people. */
function createShower(db: ReadDb): (person: StoredPerson) => Person {
  const definitions = definitionsOf(db);
  const references = rememberReferences(storedReferences(db));
  const actorOf = remember((id: string) => getActor(db, id));
  return (person) => {
    const { companies, ...values } = person.values;
    return {
      id: personIdOf(person),
      fullName: values.fullName,
      firstName: values.firstName,
      lastName: values.lastName,
      jobTitle: values.jobTitle,
      companies: showCompanies(companies, references),
      emails: values.emails,
      phones: values.phones,
      addresses: values.addresses,
      urls: values.urls,
      professionalSocialMediaUrl: values.professionalSocialMediaUrl,
      birthday: values.birthday,
      description: values.description,
      ...showExtras(values, definitions, references, 'person'),
      createdAt: isoTime(person.createdAtMs),
      updatedAt: isoTime(person.updatedAtMs),
      createdBy: actorOf(person.createdBy),
      version: person.version,
    };
  };
}

/** What was deleted since is left out. */
const showCompanies = (ids: readonly string[], references: References): Person['companies'] =>
  ids.flatMap((id) => {
    const company = references.findContact(id);
    return company ? [{ id, name: company.fullName }] : [];
  });
