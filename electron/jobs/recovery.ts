// A damaged store waits here for a person's word: it is looked through, and what is chosen is done in a thread. The store's lock
// is held all the while.
import { renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError, errorStatus, type ErrorCode } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { RecoveryAction, RecoveryReport, RecoveryStatus } from '../../shared/schema/recovery.ts';
import type { Recovered } from '../domain/recovery/recover.ts';
import { isoTime, type Clock } from '../lib/clock.ts';
import { startThread } from '../lib/start-thread.ts';
import { listBackups } from '../store/backups.ts';
import { lockStore } from '../store/lock.ts';
import { folderForDamaged, swapStore } from '../store/recovery/aside.ts';
import { readMarker, writeMarker } from '../store/recovery/damage.ts';
import { sizeOfFile } from '../store/recovery/files.ts';
import type { RecoveryNote, RecoveryTask } from './recovery-messages.ts';

export type RecoveryChoice =
  | { action: 'salvage' }
  | { action: 'restore'; backup: string }
  | { action: 'open-as-it-is' }
  | { action: 'start-empty' };

export type Recovery = {
  status(): RecoveryStatus;
  /** Resolves when it is known what can be salvaged. */
  examined: Promise<void>;
  /** Begins; throws `job_conflict` while another is under way. Resolves when it is done, throws what it failed by. */
  begin(choice: RecoveryChoice): Promise<RecoveryReport>;
  /** Waits for the thread and lets go of the lock. */
  close(): Promise<void>;
};

type Working = { action: RecoveryAction; table: string | null; share: number };
type Looked = Pick<Extract<RecoveryStatus, { state: 'damaged' }>, 'salvageable' | 'changedOutside'>;

export function openRecovery(file: string, problem: string, clock: Clock): Recovery {
  const dataDir = dirname(file);
  const lock = lockStore(`${file}.lock`);
  const foundAt = readMarker(file)?.foundAt || isoTime(clock.now());
  // Until a person has chosen, no start opens the store.
  writeMarker(file, { problem, foundAt });
  const damage = { problem, foundAt, storeFile: file, byteSize: sizeOfFile(file) };
  const keptIn = folderForDamaged(dataDir, isoTime(clock.now()));
  let looked: Looked = { salvageable: null, changedOutside: null };
  let working: Working | null = null;
  let failure: string | null = null;
  let report: RecoveryReport | null = null;
  const backups = listBackups(dataDir);
  const look = async (): Promise<void> => {
    try {
      const note = await inThread({ kind: 'examine', file }, () => undefined);
      looked =
        note.kind === 'examined'
          ? { salvageable: note.tables, changedOutside: note.changedOutside }
          : nothingFound;
    } catch {
      looked = nothingFound;
    }
  };
  const examining = look();
  let busy: Promise<unknown> = examining;

  const perform = async (choice: RecoveryChoice): Promise<RecoveryReport> => {
    const recovered = choice.action === 'start-empty' ? empty : await makeStore(choice);
    swapStore(
      file,
      { folder: keptIn, next: choice.action === 'start-empty' ? 'nothing' : 'recovered' },
      dataDir,
    );
    const done: RecoveryReport = {
      action: choice.action,
      keptIn,
      finishedAt: isoTime(clock.now()),
      companies: recovered.companies,
      tables: recovered.tables,
      doubtfulFile: keepDoubtful(recovered, keptIn),
      backup: choice.action === 'restore' ? choice.backup : null,
    };
    writeFileSync(join(keptIn, 'report.json'), `${JSON.stringify({ damage, ...done }, null, 2)}\n`);
    return done;
  };

  const makeStore = async (
    choice: Exclude<RecoveryChoice, { action: 'start-empty' }>,
  ): Promise<Recovered> => {
    const task: RecoveryTask =
      choice.action === 'restore'
        ? { kind: 'restore', file, backup: choice.backup }
        : { kind: choice.action, file };
    const note = await inThread(task, (table, share) => {
      if (working) working = { ...working, table, share };
    });
    if (note.kind === 'recovered') return note.recovered;
    throw new AppError('internal_error', { message: t('The recovery ended without a store.') });
  };

  return {
    examined: examining,
    status() {
      if (report) return { state: 'done', report };
      if (working) return { state: 'working', damage, ...working };
      return { state: 'damaged', damage, keptIn, ...looked, backups, failure };
    },
    async begin(choice) {
      if (working || report) throw underWay();
      working = { action: choice.action, table: null, share: 0 };
      failure = null;
      const work = examining.then(() => perform(choice));
      busy = work.catch(() => undefined);
      try {
        report = await work;
        return report;
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
        throw error;
      } finally {
        working = null;
      }
    },
    async close() {
      await busy;
      lock.release();
    },
  };
}

const nothingFound: Looked = { salvageable: [], changedOutside: null };

const empty: Recovered = { companies: 0, tables: [], doubtfulFile: null };

function keepDoubtful({ doubtfulFile }: Recovered, folder: string): string | null {
  if (doubtfulFile === null) return null;
  const kept = join(folder, basename(doubtfulFile));
  renameSync(doubtfulFile, kept);
  return kept;
}

const underWay = (): AppError =>
  new AppError('job_conflict', { message: t('A recovery is under way. Wait until it is done.') });

function inThread(
  task: RecoveryTask,
  onProgress: (table: string, share: number) => void,
): Promise<RecoveryNote> {
  return new Promise((resolve, reject) => {
    const worker = startThread('jobs/recovery-worker', task);
    let last: RecoveryNote | null = null;
    worker.on('message', (note: RecoveryNote) => {
      if (note.kind === 'progress') onProgress(note.table, note.share);
      else last = note;
    });
    worker.on('error', reject);
    worker.once('exit', () => {
      if (last && last.kind !== 'failed') resolve(last);
      else reject(failureOf(last));
    });
  });
}

function failureOf(note: RecoveryNote | null): AppError {
  const known =
    note?.kind === 'failed' ? note : { code: 'internal_error', message: t('The recovery stopped.') };
  const code = known.code in errorStatus ? (known.code as ErrorCode) : 'internal_error';
  return new AppError(code, { message: known.message });
}
