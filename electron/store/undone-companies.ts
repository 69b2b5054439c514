// Moves companies of an import out of the store and back into it, whole and many at a time: a row that travels through
// JavaScript costs ten times as much. Whoever calls this keeps the keys. `undoNo` is an
// import's undo, or below zero a step, see steps.ts.
import type { ReadDb, WriteDb } from './database.ts';
import { markForSearch } from './search/search-marks.ts';

/** Numbers above `after` up to `last`, both within one undo or one import. */
export type Slice = { after: number; last: number };

function columnsOf(db: ReadDb): string[] {
  return db
    .sql<{ name: string }>("SELECT name FROM pragma_table_info('company')")
    .all()
    .map(({ name }) => name);
}

const listed = (numbers: readonly number[]): string => JSON.stringify(numbers);

/** At most `limit` companies of a run after a number, in the order of their numbers. */
export function listCreatedBy(
  db: ReadDb,
  run: string,
  { after, last }: Slice,
  limit: number,
): { no: number; row: number | null }[] {
  return db
    .sql<{ no: number; row: number | null }>(
      `SELECT no, origin_row AS row FROM company WHERE no > ? AND no <= ?
       AND origin_no IN (SELECT no FROM origin WHERE kind = 'import' AND run = ?) ORDER BY no LIMIT ?`,
    )
    .all(after, last, run, limit);
}

/** Of these companies the ones that have a value of another source than their own origin. */
export function listWithSources(db: ReadDb, numbers: readonly number[]): number[] {
  return db
    .sql<number>(
      `SELECT DISTINCT company_no FROM field_source WHERE company_no BETWEEN ? AND ?
       AND company_no IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(numbers[0] ?? 0, numbers.at(-1) ?? 0, listed(numbers));
}

export type KeyTexts = { no: number; nameKey: string; domain: string | null };

export function listKeyTexts(db: ReadDb, numbers: readonly number[]): KeyTexts[] {
  return db
    .sql<KeyTexts>(
      `SELECT no, name_key AS nameKey, domain FROM company WHERE no IN (SELECT value FROM json_each(?))`,
    )
    .all(listed(numbers));
}

/** What belongs to a company by its number and goes and comes with it. */
const parts = {
  field_source: 'field, change_seq',
  value_date: 'field, at_ms, change_seq',
} as const;
const partTables = Object.keys(parts) as (keyof typeof parts)[];

const these = 'IN (SELECT value FROM json_each(?))';

export function moveOut(db: WriteDb, undoNo: number, numbers: readonly number[]): void {
  const columns = columnsOf(db).join(', ');
  const list = listed(numbers);
  db.sql(
    `INSERT INTO undone_company (undo_no, ${columns}) SELECT ?, ${columns} FROM company WHERE no ${these}`,
  ).run(undoNo, list);
  for (const part of partTables) {
    db.sql(
      `INSERT INTO undone_${part} (undo_no, company_no, ${parts[part]})
       SELECT ?, company_no, ${parts[part]} FROM ${part} WHERE company_no ${these}`,
    ).run(undoNo, list);
    db.sql(`DELETE FROM ${part} WHERE company_no ${these}`).run(list);
  }
  db.sql(`DELETE FROM company WHERE no ${these}`).run(list);
  markForSearch(db, numbers);
}

export type UndoneCompany = KeyTexts & { uuid: Buffer; name: string; isNumberTaken: 0 | 1 };

/** At most `limit` companies that an undo removed, after a number. */
export function listUndone(db: ReadDb, undoNo: number, after: number, limit: number): UndoneCompany[] {
  return db
    .sql<UndoneCompany>(
      `SELECT no, uuid, name, name_key AS nameKey, domain,
         EXISTS (SELECT 1 FROM company WHERE company.no = undone_company.no) AS isNumberTaken
       FROM undone_company WHERE undo_no = ? AND no > ? ORDER BY no LIMIT ?`,
    )
    .all(undoNo, after, limit);
}

/** Brings companies back under the numbers that they had. */
export function moveBack(db: WriteDb, undoNo: number, numbers: readonly number[]): void {
  const columns = columnsOf(db).join(', ');
  const list = listed(numbers);
  db.sql(
    `INSERT INTO company (${columns}) SELECT ${columns} FROM undone_company
     WHERE undo_no = ? AND no ${these} ORDER BY no`,
  ).run(undoNo, list);
  for (const part of partTables) {
    db.sql(
      `INSERT INTO ${part} (company_no, ${parts[part]}) SELECT company_no, ${parts[part]} FROM undone_${part}
       WHERE undo_no = ? AND company_no ${these}`,
    ).run(undoNo, list);
    db.sql(`DELETE FROM undone_${part} WHERE undo_no = ? AND company_no ${these}`).run(undoNo, list);
  }
  db.sql(`DELETE FROM undone_company WHERE undo_no = ? AND no ${these}`).run(undoNo, list);
  markForSearch(db, numbers);
}

/** Brings back a company whose number another one was given since; answers its new number. */
export function moveBackRenumbered(db: WriteDb, undoNo: number, no: number): number {
  const columns = columnsOf(db)
    .filter((column) => column !== 'no')
    .join(', ');
  const done = db
    .sql(
      `INSERT INTO company (${columns}) SELECT ${columns} FROM undone_company WHERE undo_no = ? AND no = ?`,
    )
    .run(undoNo, no);
  const newNo = Number(done.lastInsertRowid);
  for (const part of partTables) {
    db.sql(
      `INSERT INTO ${part} (company_no, ${parts[part]}) SELECT ?, ${parts[part]} FROM undone_${part}
       WHERE undo_no = ? AND company_no = ?`,
    ).run(newNo, undoNo, no);
    db.sql(`DELETE FROM undone_${part} WHERE undo_no = ? AND company_no = ?`).run(undoNo, no);
  }
  db.sql('DELETE FROM undone_company WHERE undo_no = ? AND no = ?').run(undoNo, no);
  markForSearch(db, [newNo]);
  return newNo;
}

export function countUndone(db: ReadDb, undoNo: number): number {
  return db
    .sql<number>('SELECT count(*) FROM undone_company WHERE undo_no = ?')
    .pluck()
    .get(undoNo) as number;
}

export function findOriginRow(db: ReadDb, no: number): number | null {
  return db.sql<number | null>('SELECT origin_row FROM company WHERE no = ?').pluck().get(no) ?? null;
}
