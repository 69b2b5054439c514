// The uniqueness keys of a store, made anew from its companies, packed as an import leaves them.
import { appendKeyRun, hasKeyRun, mergeKeyRun } from '../company-key-runs.ts';
import { transact, type WriteDb } from '../database.ts';

export type KeyHashes = number[];

/** What uniqueness is decided by. */
export type CompanyTexts = { name: string; nameKey: string; domain: string | null };

const companiesInBatch = 50_000;

type Row = CompanyTexts & { no: number };

export function rebuildKeys(db: WriteDb, keysOf: (texts: CompanyTexts) => KeyHashes): void {
  db.raw.exec('DELETE FROM company_key; DELETE FROM company_key_block; DELETE FROM company_key_run');
  const next = db.sql<Row>(
    'SELECT no, name, name_key AS nameKey, domain FROM company WHERE no > ? ORDER BY no LIMIT ?',
  );
  let after = 0;
  for (let batch = 0; ; batch += 1) {
    const rows = next.all(after, companiesInBatch);
    if (rows.length === 0) break;
    after = rows.at(-1)?.no ?? after;
    const keys = Float64Array.from(rows.flatMap((row) => keysOf(row).flatMap((hash) => [hash, row.no])));
    transact(db, () => appendKeyRun(db, batch, keys));
  }
  while (hasKeyRun(db)) transact(db, () => mergeKeyRun(db));
}
