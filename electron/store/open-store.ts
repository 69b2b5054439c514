// From a folder to an open, locked, migrated store, with an error that says what to do where that fails.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { close, openWritable, type WriteDb } from './database.ts';
import { lockStore, type StoreLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { diskReserveIn, type DiskReserve } from './reserve.ts';

export type Store = { db: WriteDb; file: string; dataDir: string; reserve: DiskReserve; close(): void };

export const storeFileIn = (dataDir: string): string => join(dataDir, 'workspace.db');

export function openStore(dataDir: string): Store {
  const file = storeFileIn(dataDir);
  prepareFolder(dataDir);
  let lock: StoreLock | undefined;
  try {
    lock = lockStore(`${file}.lock`);
    const db = openWritable(file);
    migrate(db, file);
    const held = lock;
    const reserve = diskReserveIn(dataDir);
    reserve.hold();
    return { db, file, dataDir, reserve, close: () => closeBoth(db, held) };
  } catch (error) {
    lock?.release();
    throw explain(error, file);
  }
}

function closeBoth(db: WriteDb, lock: StoreLock): void {
  close(db);
  lock.release();
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new AppError('store_unavailable', {
      message: `The folder ${dataDir} cannot be written. Give yourself write access to it, or choose another with --data DIR.`,
      cause,
    });
  }
}

function explain(error: unknown, file: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  const message = storeMessages[code.replace(/^(SQLITE_[A-Z]+).*/, '$1')];
  if (error instanceof AppError || !message) return error;
  return new AppError('store_unavailable', { message: message(file), cause: error });
}

const storeMessages: Record<string, (file: string) => string> = {
  SQLITE_READONLY: (file) =>
    `The store ${file} is read-only. Give yourself write access to it, or choose another folder with --data DIR.`,
  SQLITE_CANTOPEN: (file) =>
    `The store ${file} cannot be opened. Check that it is a file you may read and write, or choose another folder with --data DIR.`,
  SQLITE_NOTADB: (file) =>
    `${file} is no Rowbench store. Move it away, or choose another folder with --data DIR. It was not changed.`,
  SQLITE_CORRUPT: (file) =>
    `The store ${file} is damaged. It was not changed. Keep a copy, then run "rowbench doctor".`,
  SQLITE_FULL: (file) => `The disk that holds ${file} is full. Free some space and start again.`,
};
