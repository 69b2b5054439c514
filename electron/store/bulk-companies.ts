// Inserts the companies of an import: a million of one origin and, transaction by transaction, of one moment. What they
// share stands in the statement itself, since handing SQLite a value costs more than SQLite does with it.
import type Database from 'better-sqlite3';
import { listToSql, valueColumns } from './company-row.ts';
import type { CompanyValues } from '../../shared/schema/company.ts';
import type { WriteDb } from './database.ts';

export type SharedOrigin = { no: number; atMs: number };

type Insert = Database.Statement;
type Prepared = SharedOrigin & { insert: Insert };

/** The last one of each connection: a statement for each transaction would add up. */
const prepared = new WeakMap<WriteDb, Prepared>();

export type BulkCompany = {
  /** May be written over afterwards. */
  uuid: Buffer;
  values: CompanyValues;
  nameKey: string;
  /** The row of the import. */
  row: number | null;
};

/** Inserts a first version, which has no group and no custom value, and answers its row number. */
export function insertBulkCompany(
  db: WriteDb,
  { uuid, values, nameKey, row }: BulkCompany,
  origin: SharedOrigin,
): number {
  const year = values.foundationYear;
  // One by one: an array to be spread costs as much as three values.
  const done = insertOf(db, origin).run(
    uuid,
    values.name,
    nameKey,
    values.domain,
    values.description,
    values.industry,
    values.employeeRange,
    year === null ? null : Number(year),
    values.fundingRaised,
    values.lastFundingDate,
    values.countryCode,
    listToSql(values.addresses),
    listToSql(values.emails),
    listToSql(values.phones),
    listToSql(values.urls),
    values.taxId,
    values.externalId,
    listToSql(values.tags),
    row,
  );
  return Number(done.lastInsertRowid);
}

function insertOf(db: WriteDb, { no, atMs }: SharedOrigin): Insert {
  const last = prepared.get(db);
  if (last?.no === no && last.atMs === atMs) return last.insert;
  const insert = db.raw.prepare(insertSql(no, atMs));
  prepared.set(db, { no, atMs, insert });
  return insert;
}

const insertSql = (no: number, atMs: number): string =>
  `INSERT INTO company (uuid, ${valueColumns.join(', ')}, origin_row, origin_no, created_at_ms, updated_at_ms)
  VALUES (?, ${valueColumns.map(() => '?').join(', ')}, ?, ${literal(no)}, ${literal(atMs)}, ${literal(atMs)})`;

function literal(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`${value} is no whole number`);
  return String(value);
}
