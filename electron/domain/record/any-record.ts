// A company or a person whose record is told of: both have a history, sources and locks.
import type { ReadDb } from '../../store/database.ts';
import { fieldSourcesOf } from '../../store/changes.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { StoredPerson } from '../../store/person-row.ts';
import { personSourcesOf } from '../../store/person-sources.ts';

export type AnyRecord = StoredCompany | StoredPerson;

export const isPerson = (record: AnyRecord): record is StoredPerson => 'fullName' in record.values;

/** Field → the change that its value came with. */
export const sourcesOf = (db: ReadDb, record: AnyRecord): Readonly<Record<string, number | undefined>> =>
  isPerson(record) ? personSourcesOf(db, record.no) : fieldSourcesOf(db, record.no);
