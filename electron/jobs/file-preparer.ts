// What is to be read of a file that a person chose: the file itself, or a text that a thread makes of it first.
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { PartChoice } from '../../shared/schema/source-format.ts';
import { refuseParts } from '../domain/imports/formats/format-errors.ts';
import type { ReadPlace } from '../domain/imports/formats/inspect-place.ts';
import type { MadeFile } from '../domain/imports/formats/made-file.ts';
import { readsAsItIs, type PrepareTask } from '../domain/imports/formats/prepare-file.ts';
import { sourceFolder } from '../domain/imports/source-files.ts';
import { workerUrl } from '../lib/worker-url.ts';
import type { PrepareNote } from './prepare-messages.ts';

export type ChosenFile = {
  /** The source's: names the text that is made. */
  id: string;
  fileName: string;
  path: string;
};

export type TakenFile = ReadPlace & { made: MadeFile | null };

export type FilePreparer = {
  take(file: ChosenFile, choice: PartChoice): Promise<TakenFile>;
  stop(): Promise<void>;
};

export function createFilePreparer(dataDir: string): FilePreparer {
  const folder = sourceFolder(dataDir);
  const working = new Set<Worker>();
  let made = 0;

  const run = async (task: PrepareTask): Promise<PrepareNote> => {
    const worker = new Worker(workerUrl('jobs/prepare-worker'), { workerData: task });
    working.add(worker);
    try {
      return await noteOf(worker);
    } finally {
      working.delete(worker);
    }
  };

  return {
    async take({ id, fileName, path }, choice) {
      const facts = await readsAsItIs(path, fileName);
      if (facts !== null) {
        refuseParts(choice);
        return { path, layout: null, facts, issues: [], made: null };
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      made += 1;
      const target = join(folder, `${id}-${Date.now().toString(36)}${made}-text`);
      const note = await run({ path, fileName, target, choice });
      if (note.kind === 'made') return takenOf(path, choice, note);
      await rm(target, { force: true });
      throw errorOf(note);
    },
    async stop() {
      await Promise.all([...working].map((worker) => worker.terminate()));
    },
  };
}

const noteOf = (worker: Worker): Promise<PrepareNote> =>
  new Promise((resolve, reject) => {
    worker.once('message', resolve);
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
