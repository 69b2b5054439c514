// From a folder to an open, locked, migrated store, with an error that says what to do where that fails. A damaged one is not
// opened: see recovery/.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { close, openWritable, type WriteDb } from './database.ts';
import { lockStore, type StoreLock } from './lock.ts';
import { migrate } from './migrate.ts';
import { finishSwap } from './recovery/aside.ts';
import { damagedStore, damageIn } from './recovery/damage.ts';
import { deepCheck } from './recovery/deep-check.ts';
import { sizeOfFile, walOf } from './recovery/files.ts';
import { closeInGoodOrder, closeUntouched, guardPages, type Health } from './recovery/health.ts';
import { readSums, removeSums, writeSums } from './recovery/page-sums.ts';
import { preflight } from './recovery/preflight.ts';
import { readWal } from './recovery/wal.ts';
import { diskReserveIn, type DiskReserve } from './reserve.ts';

export type Store = {
  db: WriteDb;
  file: string;
  dataDir: string;
  reserve: DiskReserve;
  /** What is known of it; jobs/store-check.ts moves it on. */
  health: Health;
  close(): void;
};

export const storeFileIn = (dataDir: string): string => join(dataDir, 'workspace.db');

/** After a crash a store of up to this size is looked through before it is opened, which takes some tenths of a second. */
const checkedAtOnce = 64 * 1024 ** 2;

export function openStore(dataDir: string): Store {
  const file = storeFileIn(dataDir);
  prepareFolder(dataDir);
  let lock: StoreLock | undefined;
  try {
    lock = lockStore(`${file}.lock`);
    finishSwap(file);
    const health = healthOf(file);
    const db = openMigrated(file, health);
    const held = lock;
    const reserve = diskReserveIn(dataDir);
    reserve.hold();
    const store: Store = { db, file, dataDir, reserve, health, close: () => closeBoth(store, held) };
    return store;
  } catch (error) {
    lock?.release();
    throw explain(error, file);
  }
}

/** Throws where the store is damaged. */
function healthOf(file: string): Health {
  const sums = readSums(file);
  const problem = preflight(file, sums) ?? (sums && findForeignLog(file));
  if (problem) throw damagedStore(file, problem);
  if (!existsSync(file)) return { state: 'whole' };
  if (sums)
    return sums.sums.length > 0 ? { state: 'summed', sums, guard: guardPages(file) } : { state: 'whole' };
  if (sizeOfFile(file) > checkedAtOnce) return { state: 'unchecked' };
  const found = deepCheck(file);
  if (found) throw damagedStore(file, found);
  return { state: 'whole' };
}

/** Rowbench takes the sums away before it writes: a log that is there beside them is another program's. */
const findForeignLog = (file: string): string | null =>
  readWal(walOf(file)).offsets.size > 0
    ? t('Another program wrote to it since Rowbench closed it, and its log is still there.')
    : null;

function openMigrated(file: string, health: Health): WriteDb {
  const db = openWritable(file);
  try {
    removeSums(file);
    migrate(db, file);
    return db;
  } catch (error) {
    closeUntouched(db, file);
    if (health.state === 'summed') {
      writeSums(file, health.sums);
      close(health.guard);
    }
    throw error;
  }
}

function closeBoth({ db, file, health }: Store, lock: StoreLock): void {
  try {
    closeInGoodOrder(db, file, health);
  } finally {
    lock.release();
  }
}

function prepareFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw new AppError('store_unavailable', {
      message: t(
        'The folder {dataDir} cannot be written. Give yourself write access to it, or choose another with --data DIR.',
        { dataDir },
      ),
      cause,
    });
  }
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const damage = damageIn(error);
  if (damage !== null) return damagedStore(file, damage, error);
  const code = (error as { code?: string }).code ?? '';
  const message = storeMessages[code.replace(/^(SQLITE_[A-Z]+).*/, '$1')];
  return message ? new AppError('store_unavailable', { message: message(file), cause: error }) : error;
}

const storeMessages: Record<string, (file: string) => string> = {
  SQLITE_READONLY: (file) =>
    t(
      'The store {file} is read-only. Give yourself write access to it, or choose another folder with --data DIR.',
      { file },
    ),
  SQLITE_CANTOPEN: (file) =>
    t(
      'The store {file} cannot be opened. Check that it is a file you may read and write, or choose another folder with --data DIR.',
      { file },
    ),
  SQLITE_FULL: (file) => t('The disk that holds {file} is full. Free some space and start again.', { file }),
};
