// Hash → company, for every name and domain. Keys of single writes are rows here; those of imports are packed, see
// company-key-runs.ts. A look-up asks both.
import type { ReadDb, WriteDb } from './database.ts';
import { findPackedHits } from './company-key-runs.ts';

/** Row numbers of the companies that may have this key; confirm each against the stored text. */
export function findKeyHits(db: ReadDb, hash: number): number[] {
  return [...findRowHits(db, hash), ...findPackedHits(db, hash)];
}

/** The same among keys of single writes only. */
export function findRowHits(db: ReadDb, hash: number): number[] {
  const rows = db.sql<{ no: number }>('SELECT company_no AS no FROM company_key WHERE hash = ?').all(hash);
  return rows.map(({ no }) => no);
}

export function hasRowKeys(db: ReadDb): boolean {
  return db.sql('SELECT 1 FROM company_key LIMIT 1').get() !== undefined;
}

export function insertKey(db: WriteDb, hash: number, companyNo: number): void {
  db.sql('INSERT OR IGNORE INTO company_key (hash, company_no) VALUES (?, ?)').run(hash, companyNo);
}

/** A packed key stays: a hit is always confirmed, so a key that no longer holds does no harm. */
export function deleteKey(db: WriteDb, hash: number, companyNo: number): void {
  db.sql('DELETE FROM company_key WHERE hash = ? AND company_no = ?').run(hash, companyNo);
}
