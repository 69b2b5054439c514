// A checked copy of the store each day, made while nothing else is under way. How many are kept depends on the store's size; a
// disk that is nearly full gets none.
import { statfsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { t } from '../../shared/messages/message.ts';
import type { Clock } from '../lib/clock.ts';
import { storeDamageIn } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { listBackups, newBackupFile, pruneDailyBackups } from '../store/backups.ts';
import { countCompanies } from '../store/companies.ts';
import type { Store } from '../store/open-store.ts';
import { sizeOfFile } from '../store/recovery/files.ts';
import { countWorkspace } from '../store/workspace.ts';
import type { BackupNote, BackupTask } from './backup-messages.ts';
import type { OnDamage } from './telling-damage.ts';

export type Backups = {
  /** Looks whether a backup is due, and makes it. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

type Options = { store: Store; clock: Clock; log: Log; onDamage: OnDamage };

const lookEveryMs = 10 * 60_000;
const dayMs = 24 * 60 * 60_000;

/** Three up to half a gigabyte, two up to two, one above. */
export const keptBackups = (bytes: number): number => (bytes <= 512e6 ? 3 : bytes <= 2e9 ? 2 : 1);

export function startBackups({ store, clock, log, onDamage }: Options): Backups {
  const { dataDir, file } = store;
  let working: Promise<void> = Promise.resolve();
  let isStopped = false;

  const isDue = (): boolean => {
    if (store.health.state !== 'whole' || countCompanies(store.db) === 0) return false;
    if (countWorkspace(store.db).activeImports > 0) return false;
    const { bavail, bsize } = statfsSync(dataDir);
    if (bavail * bsize < 3 * sizeOfFile(file)) return false;
    const newest = listBackups(dataDir)[0];
    return newest === undefined || clock.now() - Date.parse(newest.madeAt) >= dayMs;
  };

  const fail = (failure: { code?: string }): void => {
    log('warn', 'backup_failed', { code: failure.code });
    const damage = storeDamageIn(failure);
    if (damage !== null) onDamage(damage);
  };

  const makeIfDue = async (): Promise<void> => {
    if (isStopped || !isDue()) return;
    const note = await inThread({ file, target: newBackupFile(dataDir, 'daily', clock.now()) });
    if (note.kind === 'failed') return fail(note);
    pruneDailyBackups(dataDir, keptBackups(sizeOfFile(file)));
  };

  /** A drive that is away, or an older backup that cannot be removed, is no reason to end the process. */
  const look = (): Promise<void> => {
    working = working.then(makeIfDue).catch(fail);
    return working;
  };
  const timer = setInterval(() => void look(), lookEveryMs);
  timer.unref();
  return {
    look,
    stop() {
      isStopped = true;
      clearInterval(timer);
      return working;
    },
  };
}

function inThread(task: BackupTask): Promise<BackupNote> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl('jobs/backup-worker'), { workerData: task });
    let note: BackupNote = { kind: 'failed', code: 'internal_error', message: t('The backup stopped.') };
    worker.on('message', (told: BackupNote) => (note = told));
    worker.on('error', () => undefined);
    worker.once('exit', () => resolve(note));
  });
}
