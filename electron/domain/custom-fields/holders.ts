// A record that holds custom values, whichever kind it is: what it holds, where that came from, and the write path of its kind.
import type { EntityType } from '../../../shared/schema/custom-field.ts';
import { fieldSourcesOf } from '../../store/changes.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import type { WriteDb } from '../../store/database.ts';
import type { CustomKey, ExtraChanges, Extras } from '../../store/field-key.ts';
import { findPeopleByNo } from '../../store/people.ts';
import { personSourcesOf } from '../../store/person-sources.ts';
import { updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { updatePerson } from '../people/write-person.ts';

export type Holder = {
  values: Extras;
  /** Writes `changes`; the value under `to` is said to come from where the one under `from` came. True where something changed. */
  write(changes: ExtraChanges, carried: { from: CustomKey; to: CustomKey }, origin: StepOrigin): boolean;
};

export const findHolder = (db: WriteDb, entityType: EntityType, no: number): Holder | null =>
  entityType === 'company' ? findCompany(db, no) : findPerson(db, no);

function findCompany(db: WriteDb, no: number): Holder | null {
  const company = findCompanyByNo(db, no);
  if (!company) return null;
  return {
    values: company.values,
    write(changes, carried, origin) {
      const taken = carry(fieldSourcesOf(db, no), carried);
      return updateCompany(db, company, changes, origin, undefined, taken).kind === 'updated';
    },
  };
}

function findPerson(db: WriteDb, no: number): Holder | null {
  const [person] = findPeopleByNo(db, [no]);
  if (!person) return null;
  return {
    values: person.values,
    write(changes, carried, origin) {
      const taken = carry(personSourcesOf(db, no), carried);
      return updatePerson(db, person, changes, origin, taken).changed.length > 0;
    },
  };
}

type Sources = { [key: CustomKey]: number | undefined };

function carry<S extends Sources>(sources: S, { from, to }: { from: CustomKey; to: CustomKey }) {
  const source = sources[from];
  const sourcesAfter: S = source === undefined ? sources : { ...sources, [to]: source };
  return { sourcesBefore: sources, sourcesAfter };
}
