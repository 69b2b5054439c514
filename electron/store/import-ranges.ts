// Between which company numbers the companies of an import lie. A range may hold others too: who made a company is told by
// its origin; the range only spares reading the whole store.
import type { Ledger } from '../../shared/schema/import.ts';
import { highestCompanyNo } from './companies.ts';
import type { ReadDb, WriteDb } from './database.ts';

export type NoRange = { firstNo: number; lastNo: number };

/** Numbers given out since `before`, the highest at the start of the transaction, belong to this import. */
export function noteImportRange(db: WriteDb, importNo: number, before: number): void {
  const last = highestCompanyNo(db);
  if (last > before) insertImportRange(db, importNo, { firstNo: before + 1, lastNo: last });
}

/** A range that goes on where one ended makes that one longer. */
export function insertImportRange(db: WriteDb, importNo: number, { firstNo, lastNo }: NoRange): void {
  const longer = db
    .sql('UPDATE import_range SET last_no = ? WHERE import_no = ? AND last_no = ?')
    .run(lastNo, importNo, firstNo - 1);
  if (longer.changes > 0) return;
  db.sql(
    `INSERT INTO import_range (import_no, first_no, last_no) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET last_no = max(last_no, excluded.last_no)`,
  ).run(importNo, firstNo, lastNo);
}

/** Nothing for an import that made none, the whole store for one of a time when ranges were not noted. */
export function rangeOfImport(db: ReadDb, { no, ledger }: { no: number; ledger: Ledger }): NoRange {
  const row = db
    .sql<{ first: number | null; last: number | null }>(
      'SELECT min(first_no) AS first, max(last_no) AS last FROM import_range WHERE import_no = ?',
    )
    .get(no);
  if (row?.first && row.last) return { firstNo: row.first, lastNo: row.last };
  return { firstNo: 1, lastNo: ledger.created === 0 ? 0 : highestCompanyNo(db) };
}
