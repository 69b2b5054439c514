// Companies in SQLite: one statement a function. Rules and uniqueness live in domain/companies/write-company.ts.
import type { ReadDb, WriteDb } from './database.ts';
import {
  extraColumns,
  extrasToSql,
  hasExtras,
  listFromSql,
  rowToStored,
  valueColumns,
  valuesToSql,
  type CompanyRow,
  type StoredCompany,
} from './company-row.ts';

const insertInto = (columns: readonly string[]): string =>
  `INSERT INTO company (uuid, ${columns.join(', ')}, origin_no, origin_row, created_at_ms, updated_at_ms)
  VALUES (?, ${columns.map(() => '?').join(', ')}, ?, ?, ?, ?)`;

const insertSql = insertInto(valueColumns);
const insertWithExtrasSql = insertInto([...valueColumns, ...extraColumns]);

const selectSql = `SELECT company.*, kind AS origin_kind, run AS origin_run, actor AS created_by
  FROM company JOIN origin ON origin.no = origin_no`;

const updateSql = `UPDATE company SET ${[...valueColumns, ...extraColumns].map((column) => `${column} = ?`).join(', ')},
  updated_at_ms = ?, version = ? WHERE no = ?`;

/** Inserts a first version and answers its row number. */
export function insertCompany(
  db: WriteDb,
  company: Pick<StoredCompany, 'uuid' | 'values' | 'createdAtMs'>,
  nameKey: string,
  origin: { no: number; row: number | null },
): number {
  // Most have no group and no custom value, and an import makes a million: nothing is bound that is empty.
  const extras = hasExtras(company.values) ? extrasToSql(company.values) : [];
  const done = db
    .sql(extras.length === 0 ? insertSql : insertWithExtrasSql)
    .run(
      company.uuid,
      ...valuesToSql(company.values, nameKey),
      ...extras,
      origin.no,
      origin.row,
      company.createdAtMs,
      company.createdAtMs,
    );
  return Number(done.lastInsertRowid);
}

/** Writes all values of a company that is there. */
export function updateCompanyRow(db: WriteDb, company: StoredCompany, nameKey: string): void {
  db.sql(updateSql).run(
    ...valuesToSql(company.values, nameKey),
    ...extrasToSql(company.values),
    company.updatedAtMs,
    company.version,
    company.no,
  );
}

export function findCompanyByNo(db: ReadDb, no: number): StoredCompany | null {
  const row = db.sql<CompanyRow>(`${selectSql} WHERE company.no = ?`).get(no);
  return row ? rowToStored(row) : null;
}

export function findCompanyByUuid(db: ReadDb, uuid: Buffer): StoredCompany | null {
  const row = db.sql<CompanyRow>(`${selectSql} WHERE uuid = ?`).get(uuid);
  return row ? rowToStored(row) : null;
}

/** The companies of these row numbers, in their order; those that are gone are left out. */
export function findCompaniesByNo(db: ReadDb, numbers: Iterable<number>): StoredCompany[] {
  const found: StoredCompany[] = [];
  for (const no of numbers) {
    const company = findCompanyByNo(db, no);
    if (company) found.push(company);
  }
  return found;
}

/** What uniqueness is decided by: enough to confirm a key hit without reading the whole row. */
export function findKeyTexts(db: ReadDb, no: number): { nameKey: string; domain: string | null } | null {
  return (
    db
      .sql<{ nameKey: string; domain: string | null }>(
        'SELECT name_key AS nameKey, domain FROM company WHERE no = ?',
      )
      .get(no) ?? null
  );
}

export function countCompanies(db: ReadDb): number {
  return db.sql<{ n: number }>('SELECT count(*) AS n FROM company').get()?.n ?? 0;
}

/** At least as high as the number of companies, and found at once. */
export function highestCompanyNo(db: ReadDb): number {
  return db.sql<{ no: number | null }>('SELECT max(no) AS no FROM company').get()?.no ?? 0;
}

/** Of companies behind `after` up to `until`, those with an address on the web that holds this text. */
export const listUrlsNaming = (
  db: ReadDb,
  text: string,
  after: number,
  until: number,
): { uuid: Buffer; urls: string[] }[] =>
  db
    .sql<{ uuid: Buffer; urls: string }>(
      'SELECT uuid, urls FROM company WHERE no > ? AND no <= ? AND instr(urls, ?) > 0',
    )
    .all(after, until, text)
    .map(({ uuid, urls }) => ({ uuid, urls: listFromSql(urls) }));
