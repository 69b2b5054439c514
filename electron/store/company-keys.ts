// Hash → company, for every name and domain. While an import runs, its own keys stand in company_key_run, one sorted run
// for each batch, and are merged at its end; so a look-up asks both.
import type { ReadDb, WriteDb } from './database.ts';

/** The batches that the running import has written, by seeking from one to the next instead of reading them all. */
const batchesSql = `WITH RECURSIVE batches (batch) AS (
  SELECT min(batch) FROM company_key_run
  UNION ALL
  SELECT (SELECT min(batch) FROM company_key_run WHERE batch > batches.batch) FROM batches WHERE batch IS NOT NULL
)`;

/** Row numbers of the companies that may have this key; confirm each against the stored text. */
export function findKeyHits(db: ReadDb, hash: number): number[] {
  const settled = db.sql<{ no: number }>('SELECT company_no AS no FROM company_key WHERE hash = ?').all(hash);
  const running = db
    .sql<{ no: number }>(
      `${batchesSql} SELECT k.company_no AS no FROM batches JOIN company_key_run k ON k.batch = batches.batch AND k.hash = ?`,
    )
    .all(hash);
  return [...settled, ...running].map(({ no }) => no);
}

export function insertKey(db: WriteDb, hash: number, companyNo: number): void {
  db.sql('INSERT OR IGNORE INTO company_key (hash, company_no) VALUES (?, ?)').run(hash, companyNo);
}

/** Removes a key wherever it stands. */
export function deleteKey(db: WriteDb, hash: number, companyNo: number): void {
  db.sql('DELETE FROM company_key WHERE hash = ? AND company_no = ?').run(hash, companyNo);
  db.sql(
    `DELETE FROM company_key_run WHERE hash = ? AND company_no = ?
     AND batch IN (${batchesSql} SELECT batch FROM batches WHERE batch IS NOT NULL)`,
  ).run(hash, companyNo);
}
