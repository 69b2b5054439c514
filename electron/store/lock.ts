// One process for each store: two at once lost data elsewhere. The lock is SQLite's own on a file beside the store,
// so the operating system frees it however the process ends.
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors.ts';

export type StoreLock = { release(): void };

// Whoever drops the last reference to a connection lets the garbage collector close it, and with it the lock.
const held = new Set<Database.Database>();

export function lockStore(lockFile: string): StoreLock {
  const db = new Database(lockFile, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    throw refusal(lockFile, error);
  }
  held.add(db);
  return {
    release: () => {
      held.delete(db);
      db.close();
    },
  };
}

function refusal(lockFile: string, cause: unknown): unknown {
  const code = (cause as { code?: string }).code ?? '';
  if (!code.startsWith('SQLITE_BUSY')) return cause;
  return new AppError('store_unavailable', {
    message: `Another Rowbench is using this workspace (${lockFile.replace(/\.lock$/, '')}). Close it, or choose another folder with --data DIR.`,
    details: { locked: true },
    cause,
  });
}
