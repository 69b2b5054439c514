// One process for each store: two at once lost data elsewhere. The lock is SQLite's own on a file beside the store,
// so the operating system frees it however the process ends.
import { truncateSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';

export type StoreLock = { release(): void };

// Whoever drops the last reference to a connection lets the garbage collector close it, and with it the lock.
const held = new Set<Database.Database>();

export function lockStore(lockFile: string): StoreLock {
  const db = take(lockFile) ?? takeEmptied(lockFile);
  held.add(db);
  return {
    release: () => {
      held.delete(db);
      db.close();
    },
  };
}

/** Null where the lock file holds what is no lock; nobody holds it then. */
function take(lockFile: string): Database.Database | null {
  const db = open(lockFile);
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (/^SQLITE_(NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? '')) return null;
    throw refusal(lockFile, error);
  }
}

/** The file stays the same one, so that two who do this at once still meet at one lock. */
function takeEmptied(lockFile: string): Database.Database {
  truncateSync(lockFile);
  const db = take(lockFile);
  if (db) return db;
  throw odd(lockFile);
}

function open(lockFile: string): Database.Database {
  try {
    return new Database(lockFile, { timeout: 0 });
  } catch (cause) {
    throw odd(lockFile, cause);
  }
}

const odd = (lockFile: string, cause?: unknown): AppError =>
  new AppError('store_unavailable', {
    message: t(
      'The lock file {lockFile} cannot be used. Check that it is a plain file which you may write, or delete it while Rowbench is closed.',
      { lockFile },
    ),
    cause,
  });

function refusal(lockFile: string, cause: unknown): unknown {
  const code = (cause as { code?: string }).code ?? '';
  if (!code.startsWith('SQLITE_BUSY')) return cause;
  return new AppError('store_unavailable', {
    message: t(
      'Another Rowbench is using this workspace ({store}). Close it, or choose another folder with --data DIR.',
      { store: lockFile.replace(/\.lock$/, '') },
    ),
    details: { locked: true },
    cause,
  });
}
