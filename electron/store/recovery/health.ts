// What is known of a store while it is open, and what is written down about it when it is closed. Only a store that is known to
// be whole gets sums at its end: they would bless whatever damage it holds.
import { renameSync } from 'node:fs';
import { close, openReadable, type ReadDb, type WriteDb } from '../database.ts';
import { versionOf } from '../migrate.ts';
import { writeMarker } from './damage.ts';
import { sizeOfFile, walOf } from './files.ts';
import { isSummable, sumPages, writeSums, type PageSums } from './page-sums.ts';
import { checkSums } from './preflight.ts';
import { rootsOf } from './table-shapes.ts';
import { readWal } from './wal.ts';

/**
 * `whole`: new, or looked through. `summed`: its pages are still to be held against their sums; `guard` keeps them as they are
 * until then. `unchecked`: it was not closed in good order and is too big to be looked through before it opens.
 */
export type Health =
  | { state: 'whole' }
  | { state: 'summed'; sums: PageSums; guard: ReadDb }
  | { state: 'unchecked' }
  | { state: 'damaged' };

/** A reading transaction from before the first write: while it is open no log is copied into the store. */
export function guardPages(file: string): ReadDb {
  const guard = openReadable(file);
  guard.sql('BEGIN').run();
  guard.sql('SELECT count(*) FROM sqlite_schema').get();
  return guard;
}

/** Lets the store's pages change again. */
export function releaseGuard(health: Health): void {
  if (health.state === 'summed' && health.guard.raw.open) close(health.guard);
}

/** Closes the last connection and writes the sums of what is there now. */
export function closeInGoodOrder(db: WriteDb, file: string, health: Health): void {
  const about = { version: versionOf(db), roots: health.state === 'damaged' ? {} : rootsOf(db) };
  const pageSize = db.raw.pragma('page_size', { simple: true }) as number;
  // While the guard stands the log holds every page that changed.
  const changed = health.state === 'summed' ? new Set(readWal(walOf(file)).offsets.keys()) : null;
  releaseGuard(health);
  close(db);
  const isKnown = health.state === 'whole' || health.state === 'summed';
  if (!isKnown || sizeOfFile(walOf(file)) > 0 || sizeOfFile(file) === 0) return;
  const sums = (isSummable(file) ? sumPages(file, pageSize) : null) ?? new Uint32Array();
  const problem = health.state === 'summed' && changed ? checkSums(health.sums, sums, changed) : null;
  if (problem) writeMarker(file, { problem, foundAt: new Date().toISOString() });
  else writeSums(file, { ...about, pageSize, sums });
}

/** Closes a connection to a damaged store without copying its log into it: SQLite leaves a file alone that was moved away. */
export function closeUntouched(db: ReadDb, file: string): void {
  const away = `${file}.away`;
  try {
    renameSync(file, away);
  } catch {
    // Windows renames no open file; there the log is copied in, as it would have been at any other end.
    close(db);
    return;
  }
  try {
    close(db);
  } finally {
    renameSync(away, file);
  }
}
