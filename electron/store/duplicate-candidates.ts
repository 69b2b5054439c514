// What duplicates are looked for by: a few columns of every company, those that a dry run would make and those that are
// stored. Read one by one, for there may be millions.
import type { ReadDb } from './database.ts';

export type CandidateRow = {
  no: number;
  name: string;
  domain: string | null;
  country: string | null;
  taxId: string | null;
  externalId: string | null;
};

const columns = `no, name, domain, country_code AS country, tax_id AS taxId, external_id AS externalId`;

/** Companies of the scratch store that lie above the real one's. */
export const eachNewCompany = (db: ReadDb, lastStoredNo: number): IterableIterator<CandidateRow> =>
  db.sql<CandidateRow>(`SELECT ${columns} FROM company WHERE no > ? ORDER BY no`).iterate(lastStoredNo);

/** Companies of the real store. */
export const eachStoredCompany = (stored: ReadDb): IterableIterator<CandidateRow> =>
  stored.sql<CandidateRow>(`SELECT ${columns} FROM company ORDER BY no`).iterate();
