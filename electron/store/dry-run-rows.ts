// What a dry run keeps in its scratch store beside the companies: old and new of each update, the values of rows that would
// be skipped, and the ways to find rows again. Made and gone with the scratch store.
import type { ReadDb, WriteDb } from './database.ts';
import type { CustomKey, FieldKey, FieldValue } from './field-key.ts';

export type FieldValues = Partial<Record<FieldKey, FieldValue>>;

export function createDryTables(db: WriteDb): void {
  db.raw.exec(`
    CREATE TABLE dry_change (
      row_number INTEGER PRIMARY KEY,
      company_no INTEGER NOT NULL,
      before TEXT NOT NULL,
      after TEXT NOT NULL
    ) STRICT;
    CREATE TABLE dry_skipped (row_number INTEGER PRIMARY KEY, cells TEXT NOT NULL) STRICT;
  `);
}

/** Once all rows are in: an index that grows with them would cost each of them. */
export function indexDryTables(db: WriteDb): void {
  db.raw.exec(`
    CREATE INDEX dry_change_company ON dry_change (company_no, row_number);
    CREATE INDEX refusal_row ON refusal (row_number);
  `);
}

export function insertDryChange(
  db: WriteDb,
  rowNumber: number,
  companyNo: number,
  before: FieldValues,
  after: FieldValues,
): void {
  db.sql('INSERT INTO dry_change (row_number, company_no, before, after) VALUES (?, ?, ?, ?)').run(
    rowNumber,
    companyNo,
    JSON.stringify(before),
    JSON.stringify(after),
  );
}

export function findDryChange(
  db: ReadDb,
  rowNumber: number,
): { before: FieldValues; after: FieldValues } | null {
  const row = db
    .sql<{ before: string; after: string }>('SELECT before, after FROM dry_change WHERE row_number = ?')
    .get(rowNumber);
  if (!row) return null;
  return { before: JSON.parse(row.before) as FieldValues, after: JSON.parse(row.after) as FieldValues };
}

/** What later rows of the file made of a company, undone: the last first. */
export const laterDryChanges = (db: ReadDb, companyNo: number, rowNumber: number): FieldValues[] =>
  db
    .sql<string>(
      'SELECT before FROM dry_change WHERE company_no = ? AND row_number > ? ORDER BY row_number DESC',
    )
    .pluck()
    .all(companyNo, rowNumber)
    .map((before) => JSON.parse(before) as FieldValues);

export function insertDrySkipped(db: WriteDb, rowNumber: number, cells: string): void {
  db.sql('INSERT INTO dry_skipped (row_number, cells) VALUES (?, ?)').run(rowNumber, cells);
}

export const findDrySkipped = (db: ReadDb, rowNumber: number): string | null =>
  db.sql<string>('SELECT cells FROM dry_skipped WHERE row_number = ?').pluck().get(rowNumber) ?? null;

/** Numbers of the rows that fail for a cause. */
export const rowsFailingWith = (db: ReadDb, code: string, field: string | null): number[] =>
  db
    .sql<number>(
      `SELECT DISTINCT row_number FROM import_error WHERE code = ? AND (? IS NULL OR field = ?) ORDER BY row_number`,
    )
    .pluck()
    .all(code, field, field);

/** Numbers of the rows that change a custom field or fail in it, which errors call by its path. */
export const rowsConcerning = (db: ReadDb, path: string, key: CustomKey): number[] =>
  db
    .sql<number>(
      `SELECT row_number FROM dry_change WHERE json_type(after, '$.' || ?) IS NOT NULL
       UNION SELECT row_number FROM import_error WHERE field = ?`,
    )
    .pluck()
    .all(key, path);

const like = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
const matches = String.raw`LIKE ? ESCAPE '\'`;

/** Numbers of the companies that a text is part of; `folded` as names are compared. */
export const companiesLike = (db: ReadDb, folded: string): number[] =>
  db
    .sql<number>(`SELECT no FROM main.company WHERE name_key ${matches} OR domain ${matches}`)
    .pluck()
    .all(like(folded), like(folded));

/** Numbers of the failing and skipped rows that a text is part of. */
export const rowsLike = (db: ReadDb, text: string): number[] =>
  db
    .sql<number>(
      `SELECT row_number FROM import_error WHERE cells ${matches}
       UNION SELECT row_number FROM dry_skipped WHERE cells ${matches}`,
    )
    .pluck()
    .all(like(text), like(text));
