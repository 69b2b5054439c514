// Copies of the store that were checked before they count as backups: before each migration, on demand, and daily.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Backup } from '../../shared/schema/recovery.ts';
import { isoTime } from '../lib/clock.ts';
import { close, openReadable, type ReadDb } from './database.ts';

export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** Writes what is committed now to `target`, whole and checked. Others may go on writing meanwhile. */
export function writeBackup(db: ReadDb, target: string): void {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    db.raw.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    const problem = checkBackup(part);
    if (problem) throw notBackedUp(problem);
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

const notBackedUp = (problem: string): AppError =>
  new AppError('store_unavailable', {
    message: t(
      'The store could not be backed up: the copy is not whole ({problem}). The store was not changed. Run "rowbench doctor".',
      { problem },
    ),
  });

/** What is wrong with it; null where nothing is. */
export function checkBackup(file: string): string | null {
  let copy: ReadDb | null = null;
  try {
    copy = openReadable(file);
    const verdict = String(copy.raw.pragma('integrity_check', { simple: true }));
    return verdict === 'ok' ? null : verdict;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    if (copy) close(copy);
    // A reading connection may leave these behind; they hold nothing.
    for (const suffix of ['-shm', '-wal']) rmSync(`${file}${suffix}`, { force: true });
  }
}

const stamp = (nowMs: number): string => isoTime(nowMs).slice(0, 19).replaceAll(':', '-');

/** Makes the folder, and answers where a backup of now belongs. */
export function newBackupFile(dataDir: string, kind: 'daily' | 'manual', nowMs: number): string {
  mkdirSync(backupFolder(dataDir), { recursive: true, mode: 0o700 });
  return join(backupFolder(dataDir), `workspace-${stamp(nowMs)}-${kind}.bak`);
}

/** Newest first: those of the folder and those that migrations left beside the store. */
export function listBackups(dataDir: string): Backup[] {
  const files = [dataDir, backupFolder(dataDir)].flatMap((folder) =>
    existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.bak'))
          .map((name) => join(folder, name))
      : [],
  );
  return files.map(describe).sort((one, other) => (one.madeAt < other.madeAt ? 1 : -1));
}

function describe(path: string): Backup {
  const { size, mtimeMs } = statSync(path);
  const madeAt = isoTime(Math.floor(mtimeMs));
  return { name: basename(path), path, byteSize: size, madeAt, companies: countIn(path) };
}

function countIn(path: string): number | null {
  let db: ReadDb | null = null;
  try {
    db = openReadable(path);
    return db.sql<{ n: number }>('SELECT count(*) AS n FROM company').get()?.n ?? null;
  } catch {
    return null;
  } finally {
    if (db) close(db);
    for (const suffix of ['-shm', '-wal']) rmSync(`${path}${suffix}`, { force: true });
  }
}

/** Of the daily ones only the newest `keep` stay. */
export function pruneDailyBackups(dataDir: string, keep: number): void {
  const daily = readdirSync(backupFolder(dataDir)).filter((name) => name.endsWith('-daily.bak'));
  // The oldest last: one that cannot be removed is soon the oldest, and keeps no other then.
  for (const name of daily.sort().slice(0, -keep).reverse()) rmSync(join(backupFolder(dataDir), name));
}
