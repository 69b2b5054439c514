// Keeps the WAL of a running import short. A thread beside the importing one copies it into the store; because the import
// goes on meanwhile, that one always ends a little behind, and only the importing thread can copy the rest and let the WAL
// start anew.
import { Worker } from 'node:worker_threads';
import { workerUrl } from '../lib/worker-url.ts';
import { checkpoint, type WriteDb } from '../store/database.ts';

export type CheckpointOrder = 'checkpoint' | 'close';

export type Checkpointer = {
  /** After each commit, with the rows that it wrote. `busy`: somebody edits, so the disk is left alone for as long as can be. */
  committed: (rows: number, busy: boolean) => void;
  close(): Promise<void>;
};

/** Rows after which the other thread is asked, and after which the WAL starts anew: about 12, 200 and 250 MB. */
const askAfter = 20_000;
const restartAfter = 320_000;
const restartAfterBusy = 400_000;

export function startCheckpointer(db: WriteDb, file: string): Checkpointer {
  let thread: Thread | null = null;
  let working = false;
  let sinceAsked = 0;
  let sinceRestart = 0;
  let alive = true;
  const ask = (): void => {
    working = true;
    sinceAsked = 0;
    thread ??= startThread(file, {
      onDone: () => (working = false),
      // Without it the import goes on; its own thread then copies all of the WAL.
      onEnd: () => {
        alive = false;
        working = false;
      },
    });
    thread.order('checkpoint');
  };
  return {
    committed: (rows, busy) => {
      sinceAsked += rows;
      sinceRestart += rows;
      // While the other thread works this one could not.
      if (working) return;
      if (sinceRestart >= (busy ? restartAfterBusy : restartAfter)) {
        checkpoint(db);
        sinceRestart = 0;
      } else if (alive && !busy && sinceAsked >= askAfter) ask();
    },
    async close() {
      thread?.order('close');
      await thread?.ended;
    },
  };
}

type Thread = { order(what: CheckpointOrder): void; ended: Promise<void> };

/** Most imports are over before there is anything for it to do. */
function startThread(file: string, { onDone, onEnd }: { onDone: () => void; onEnd: () => void }): Thread {
  const worker = new Worker(workerUrl('jobs/checkpoint-worker'), { workerData: { file } });
  worker.on('message', onDone);
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  void ended.then(onEnd);
  return { order: (what) => worker.postMessage(what), ended };
}
