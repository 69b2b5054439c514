// People as the wire shows them.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Person } from '../../../shared/schema/person.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { getActor } from '../../store/actors.ts';
import { companyIdOf, type StoredCompany } from '../../store/company-row.ts';
import { readTogether, type ReadDb } from '../../store/database.ts';
import { listMergedInto } from '../../store/merged-companies.ts';
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
    throw new AppError('not_found', {
      message: t('There is no person {id}. It may have been deleted.', { id }),
    });
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

/** What was deleted since is left out; what was merged is the company that it became, once. */
function showCompanies(ids: readonly string[], references: References): Person['companies'] {
  const companies = ids.flatMap((id) => references.findContact(id) ?? []);
  return [...new Map(companies.map(({ id, fullName }) => [id, { id, name: fullName }])).values()];
}

/** The public ids under which people may name a company: its own, and those of companies that were merged into it. */
export function idsOfCompany(db: ReadDb, company: StoredCompany): string[] {
  const found = new Map([[companyIdOf(company), company.uuid]]);
  for (const uuid of found.values())
    for (const merged of listMergedInto(db, uuid)) found.set(formatId('com', merged), merged);
  return [...found.keys()];
}
