// What is to be read of a file that a person chose: the file itself, or a text that a thread makes of it first.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { PartChoice } from '../../shared/schema/source-format.ts';
import { refuseParts } from '../domain/imports/formats/format-errors.ts';
import type { ReadPlace } from '../domain/imports/formats/inspect-place.ts';
import type { MadeFile } from '../domain/imports/formats/made-file.ts';
import { readsAsItIs, type PrepareTask } from '../domain/imports/formats/prepare-file.ts';
import { sourceFolder, statFile } from '../domain/imports/source-files.ts';
import { startThread } from '../lib/start-thread.ts';
import { prepareNote, type FirstRows, type PrepareNote, type PrepareProgress } from './prepare-note.ts';

export type ChosenFile = {
  /** The source's: names the text that is made. */
  id: string;
  fileName: string;
  path: string;
};

export type TakenFile = ReadPlace & { made: MadeFile | null };

/** A big file that is being made a text of. */
export type Preparation = { id: string; fileName: string; share: number; head: FirstRows | null };

export type FilePreparer = {
  /** What is under way, the latest last. */
  preparations(): Preparation[];
  /** Ends it; false where there is none. */
  giveUp(id: string): boolean;
  /** Whoever aborts leaves nothing behind. */
  take(file: ChosenFile, choice: PartChoice, signal?: AbortSignal): Promise<TakenFile>;
  stop(): Promise<void>;
};

/** Done in less time than a thread takes to start. */
const smallFile = 128 * 1024;

export function createFilePreparer(dataDir: string): FilePreparer {
  const folder = sourceFolder(dataDir);
  const working = new Set<Worker>();
  const underWay = new Map<string, { shown: Preparation; stop: AbortController }>();
  let made = 0;

  const run = async (
    task: PrepareTask,
    hear: (progress: PrepareProgress) => void,
    signal?: AbortSignal,
  ): Promise<PrepareNote> => {
    signal?.throwIfAborted();
    const worker = startThread('jobs/prepare-worker', task);
    // In mid-work, which only a thread without SQLite may be.
    const stop = (): void => void worker.terminate();
    working.add(worker);
    signal?.addEventListener('abort', stop);
    try {
      return await noteOf(worker, hear);
    } catch (error) {
      // A thread that was ended could not tidy up.
      await removeTraces(folder, task.target);
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      working.delete(worker);
    }
  };

  /** As `run`, for all to see, and stoppable by its name. */
  const runShown = async (id: string, task: PrepareTask, signal?: AbortSignal): Promise<PrepareNote> => {
    const stop = new AbortController();
    const shown: Preparation = { id, fileName: task.fileName, share: 0, head: null };
    const entry = { shown, stop };
    underWay.set(id, entry);
    const hear = (progress: PrepareProgress): void => {
      if (progress.kind === 'share') shown.share = progress.share;
      else shown.head = progress;
    };
    try {
      return await run(task, hear, AbortSignal.any(signal ? [signal, stop.signal] : [stop.signal]));
    } catch (error) {
      throw stop.signal.aborted ? stopped(task.fileName) : error;
    } finally {
      if (underWay.get(id) === entry) underWay.delete(id);
    }
  };

  return {
    preparations: () => [...underWay.values()].map(({ shown }) => shown),
    giveUp(id) {
      underWay.get(id)?.stop.abort();
      return underWay.has(id);
    },
    async take({ id, fileName, path }, choice, signal) {
      const facts = await readsAsItIs(path, fileName);
      if (facts !== null) {
        refuseParts(choice);
        return { path, layout: null, facts, issues: [], made: null };
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      made += 1;
      const target = join(folder, `${id}-${Date.now().toString(36)}${made}-text`);
      const task = { path, fileName, target, choice };
      const isSmall = (await statFile(path)).byteSize <= smallFile;
      const note = await (isSmall ? prepareNote(task) : runShown(id, task, signal));
      if (note.kind === 'made') return takenOf(path, choice, note);
      await removeTraces(folder, target);
      throw errorOf(note);
    },
    async stop() {
      await Promise.all([...working].map((worker) => worker.terminate()));
    },
  };
}

/** The text, whole or not, and what was on its way to it. */
async function removeTraces(folder: string, target: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(basename(target)));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}

const stopped = (fileName: string): AppError =>
  new AppError('job_conflict', {
    message: t('Reading {fileName} was stopped. Nothing of it was kept; choose it again when you want it.', {
      fileName,
    }),
  });

const noteOf = (worker: Worker, hear: (progress: PrepareProgress) => void): Promise<PrepareNote> =>
  new Promise((resolve, reject) => {
    worker.on('message', (note: PrepareNote | PrepareProgress) => {
      if (note.kind === 'share' || note.kind === 'head') hear(note);
      else resolve(note);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that prepares files ended')));
  });

function takenOf(
  original: string,
  choice: PartChoice,
  { file, sha256 }: Extract<PrepareNote, { kind: 'made' }>,
): TakenFile {
  const { layout, issues } = file;
  return { ...file, made: { original, sha256, layout, issues, choice } };
}

const errorOf = (note: Exclude<PrepareNote, { kind: 'made' }>): Error =>
  note.kind === 'failed'
    ? new AppError(note.code, { message: note.message, issues: note.issues })
    : new Error(note.message);
