// What is known of a store while it is open, and what is written down about it when it is closed. Only a store that is known to
// be whole gets sums at its end: they would bless whatever damage it holds.
import { renameSync, statSync } from 'node:fs';
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
 * until then. `unchecked`: it was not closed in good order and is too big to be looked through before it opens. `damaged`: with
 * its sums and their guard where it had any.
 */
export type Health =
  | { state: 'whole' }
  | { state: 'summed'; sums: PageSums; guard: ReadDb }
  | { state: 'unchecked' }
  | { state: 'damaged'; summed: { sums: PageSums; guard: ReadDb } | null };

/** What is known once the store was looked through. */
export function afterCheck(health: Health, problem: string | null): Health {
  if (problem !== null) return { state: 'damaged', summed: health.state === 'summed' ? health : null };
  if (health.state === 'summed') close(health.guard);
  return { state: 'whole' };
}

/** A reading transaction from before the first write: while it is open no log is copied into the store. */
export function guardPages(file: string): ReadDb {
  const guard = openReadable(file);
  guard.sql('BEGIN').run();
  guard.sql('SELECT count(*) FROM sqlite_schema').get();
  return guard;
}

/** Closes the last connection and writes the sums of what is there now. */
export function closeInGoodOrder(db: WriteDb, file: string, health: Health): void {
  const pageSize = db.raw.pragma('page_size', { simple: true }) as number;
  const present = health.state === 'summed' ? sumPages(file, pageSize) : null;
  const known =
    present && health.state === 'summed' ? afterCheck(health, checkAtEnd(file, health, present)) : health;
  if (known.state === 'damaged') return closeDamaged(db, file, known);
  if (known.state !== 'whole') return close(db);
  const about = { version: versionOf(db), roots: rootsOf(db), pageSize };
  const isSame = readWal(walOf(file)).offsets.size === 0;
  close(db);
  if (sizeOfFile(walOf(file)) > 0 || sizeOfFile(file) === 0) return;
  const sums = isSame && present ? present : isSummable(file) ? sumPages(file, pageSize) : null;
  const times = { closedAt: new Date().toISOString(), mtimeMs: statSync(file).mtimeMs };
  writeSums(file, { ...about, ...times, sums: sums ?? new Uint32Array() });
}

function checkAtEnd(file: string, { sums }: { sums: PageSums }, present: Uint32Array): string | null {
  const problem = checkSums(sums, present);
  if (problem !== null) writeMarker(file, { problem, foundAt: new Date().toISOString() });
  return problem;
}

/** The guard is closed last and only reads, so that no log is copied into the store; its sums tell later what is sound. */
function closeDamaged(db: WriteDb, file: string, { summed }: Extract<Health, { state: 'damaged' }>): void {
  if (!summed) return closeUntouched(db, file);
  writeSums(file, summed.sums);
  close(db);
  close(summed.guard);
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
