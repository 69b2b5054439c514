// People in SQLite: one statement a function. Rules live in domain/people.
import type { ReadDb, WriteDb } from './database.ts';
import { personColumns, personToSql, rowToPerson, type PersonRow, type StoredPerson } from './person-row.ts';

const selectSql = `SELECT person.*, kind AS origin_kind, run AS origin_run, actor AS created_by
  FROM person JOIN origin ON origin.no = origin_no`;

/** A number is never given twice: an undo brings a person back under his own. */
const nextNoSql = `(SELECT 1 + max(ifnull((SELECT max(no) FROM person), 0), ifnull((SELECT max(no) FROM undone_person), 0)))`;

/** Inserts a first version and answers its row number. */
export function insertPerson(
  db: WriteDb,
  { uuid, values, createdAtMs }: Pick<StoredPerson, 'uuid' | 'values' | 'createdAtMs'>,
  originNo: number,
): number {
  const marks = personColumns.map(() => '?').join(', ');
  const done = db
    .sql(
      `INSERT INTO person (no, uuid, ${personColumns.join(', ')}, origin_no, created_at_ms, updated_at_ms, version)
       VALUES (${nextNoSql}, ?, ${marks}, ?, ?, ?, 1)`,
    )
    .run(uuid, ...personToSql(values), originNo, createdAtMs, createdAtMs);
  return Number(done.lastInsertRowid);
}

export function updatePersonRow(db: WriteDb, person: StoredPerson): void {
  const sets = personColumns.map((column) => `${column} = ?`).join(', ');
  db.sql(`UPDATE person SET ${sets}, updated_at_ms = ?, version = ? WHERE no = ?`).run(
    ...personToSql(person.values),
    person.updatedAtMs,
    person.version,
    person.no,
  );
}

export function findPersonByUuid(db: ReadDb, uuid: Buffer): StoredPerson | null {
  const row = db.sql<PersonRow>(`${selectSql} WHERE uuid = ?`).get(uuid);
  return row ? rowToPerson(row) : null;
}

/** Those with this profile, in the form in which the store keeps it. */
export const findPeopleByProfile = (db: ReadDb, url: string): Buffer[] =>
  db.sql<Buffer>('SELECT uuid FROM person WHERE professional_url = ?').pluck().all(url);

/** What a reference shows of a person. */
export const findPersonName = (db: ReadDb, uuid: Buffer): string | null =>
  db.sql<string>('SELECT full_name FROM person WHERE uuid = ?').pluck().get(uuid) ?? null;

/** In their order; those who are gone are left out. */
export function findPersonUuids(db: ReadDb, numbers: readonly number[]): Buffer[] {
  const find = db.sql<Buffer>('SELECT uuid FROM person WHERE no = ?').pluck();
  return numbers.flatMap((no) => find.get(no) ?? []);
}

/** In the ids' order; those who are gone are left out. */
export function findPersonNos(db: ReadDb, uuids: readonly Buffer[]): number[] {
  const find = db.sql<number>('SELECT no FROM person WHERE uuid = ?').pluck();
  return uuids.flatMap((uuid) => find.get(uuid) ?? []);
}

/** The people of these row numbers, in their order; those who are gone are left out. */
export function findPeopleByNo(db: ReadDb, numbers: Iterable<number>): StoredPerson[] {
  const find = db.sql<PersonRow>(`${selectSql} WHERE person.no = ?`);
  return [...numbers].flatMap((no) => {
    const row = find.get(no);
    return row ? [rowToPerson(row)] : [];
  });
}

/** Grows with every change of a person. */
export const personRevision = (db: ReadDb): number =>
  db.sql<number>('SELECT revision FROM person_revision').pluck().get() ?? 0;

/** Row numbers of the people of a company, whichever of these ids they name it by, after a number. */
export const listNosOfCompany = (
  db: ReadDb,
  companyIds: readonly string[],
  afterNo: number,
  limit: number,
): number[] =>
  db
    .sql<number>(
      `SELECT DISTINCT person_no FROM person_company
       WHERE company_id IN (SELECT value FROM json_each(?)) AND person_no > ? ORDER BY person_no LIMIT ?`,
    )
    .pluck()
    .all(JSON.stringify(companyIds), afterNo, limit);
