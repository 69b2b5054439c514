// A scratch store that lies over the real one: whatever is written goes to the scratch file, and a company of the real store
// is copied in before it is looked at. What would happen can then be seen by doing it, with nothing written.
import { rmSync } from 'node:fs';
import { close, openReadable, openWritable, type ReadDb, type WriteDb } from './database.ts';
import { migrate } from './migrate.ts';

export type Overlay = {
  /** The scratch store. */
  db: WriteDb;
  /** The real one, for reading. */
  stored: ReadDb;
  /** The highest company number of the real store: what lies above was made here. */
  lastStoredNo: number;
  /** Makes sure that this company of the real store is in the scratch store too. */
  bringIn(companyNo: number): void;
  /** Closes both and deletes the scratch file. */
  discard(): void;
};

/** Indexes that an import keeps for others: nobody looks anything up by them in a scratch store. */
const unasked = ['company_uuid', 'change_company', 'change_run'];

export function openOverlay(scratchFile: string, storeFile: string): Overlay {
  removeScratch(scratchFile);
  const db = openWritable(scratchFile);
  migrate(db, scratchFile);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -16384'])
    db.raw.pragma(pragma);
  for (const index of unasked) db.raw.exec(`DROP INDEX ${index}`);
  db.sql('ATTACH ? AS stored').run(storeFile);
  db.sql('INSERT INTO main.origin SELECT * FROM stored.origin').run();
  // A new store has its own user already.
  for (const table of ['record_group', 'custom_field', 'custom_option', 'user'])
    db.raw.exec(`INSERT OR REPLACE INTO main.${table} SELECT * FROM stored.${table}`);
  const copy = db.sql('INSERT INTO main.company SELECT * FROM stored.company WHERE no = ?');
  const lastNo = db.sql<{ no: number | null }>('SELECT max(no) AS no FROM stored.company').get()?.no ?? 0;
  const there = new Set<number>();
  const bringIn = (companyNo: number): void => {
    if (companyNo > lastNo || there.has(companyNo)) return;
    there.add(companyNo);
    copy.run(companyNo);
  };
  // New companies are numbered from the highest that is there.
  bringIn(lastNo);
  const stored = openReadable(storeFile);
  // It is read through once, for the keys, and seldom after that.
  stored.raw.pragma('cache_size = -16384');
  return {
    db,
    stored,
    lastStoredNo: lastNo,
    bringIn,
    discard() {
      close(stored);
      close(db);
      removeScratch(scratchFile);
    },
  };
}

export function removeScratch(scratchFile: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${scratchFile}${suffix}`, { force: true });
}
