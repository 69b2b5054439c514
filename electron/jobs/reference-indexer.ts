// Indexes reference datasets, one after another, each in a thread. What was cut off by the end of the program is begun again at the
// next start; until an index is whole, the one before it stays in use.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { referenceFolder } from '../domain/references/reference-folder.ts';
import { transactTelling } from '../domain/webhooks/promise-events.ts';
import { t } from '../../shared/messages/message.ts';
import type { Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import type { Log } from '../lib/log.ts';
import { startThread } from '../lib/start-thread.ts';
import type { Store } from '../store/open-store.ts';
import {
  findDataset,
  listDatasets,
  setDatasetFailed,
  setDatasetReady,
  type StoredDataset,
} from '../store/reference-datasets.ts';
import {
  unreadToEnd,
  type ReferenceNote,
  type ReferenceOrder,
  type ReferenceTask,
} from './reference-messages.ts';
import { createPatientWork } from './patient-work.ts';
import { tellingDamage, type OnDamage } from './telling-damage.ts';

export type ReferenceIndexer = {
  /** Of a dataset that the store holds; whatever is under way for it is given up. */
  index(id: string): void;
  /** How far it is; null where nothing is under way. */
  rowsDone(id: string): number | null;
  /** Of one that the store holds no more: what is under way ends, and its files go. */
  forget(id: string): void;
  /** Goes on with what an earlier run of the program did not get to. */
  resume(): void;
  stop(): Promise<void>;
};

type Running = { id: string; worker: Worker; rows: number; ended: Promise<void> };

export type IndexerOptions = {
  store: Store;
  events: EventHub;
  clock: Clock;
  log: Log;
  onDamage: OnDamage;
};

const crashed = (): ReferenceNote => ({ kind: 'failed', code: 'internal_error', message: t(unreadToEnd) });

export function createReferenceIndexer(options: IndexerOptions): ReferenceIndexer {
  const { store, events, clock, log, onDamage } = options;
  const { db } = store;
  const folder = referenceFolder(store.dataDir);
  const patient = createPatientWork(onDamage, log);
  const waiting: string[] = [];
  let running: Running | null = null;
  let isStopped = false;

  const changed = (id: string): void => events.publish('reference:changed', id);

  const tellStop = (): void => running?.worker.postMessage('stop' satisfies ReferenceOrder);

  const settle = (id: string, indexFile: string, note: ReferenceNote): void => {
    if (note.kind === 'stopped' || note.kind === 'rows') return changed(id);
    transactTelling(db, events, () => {
      changed(id);
      if (!findDataset(db, id)) return;
      if (note.kind === 'failed') return setDatasetFailed(db, id, { code: note.code, message: note.message });
      const { mapping, rows, dropped } = note;
      setDatasetReady(db, id, { indexFile, mapping, rows, dropped, atMs: clock.now() });
    });
  };

  const launch = (dataset: StoredDataset): void => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { id } = dataset;
    const indexFile = `${id}-${clock.now().toString(36)}.db`;
    const worker = startThread('jobs/reference-worker', taskOf(dataset, join(folder, indexFile)));
    worker.unref();
    let last: ReferenceNote = crashed();
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        running = null;
        patient.do(id, () => {
          settle(id, indexFile, last);
          sweep(id);
        });
        tellingDamage(onDamage, next);
        resolve();
      });
    });
    const one: Running = { id, worker, rows: 0, ended };
    worker.on('message', (note: ReferenceNote) => {
      if (note.kind === 'rows') {
        one.rows = note.rows;
        changed(id);
      } else last = note;
    });
    worker.on('error', ({ message }) => {
      log('error', 'reference_crashed', { message });
      last = crashed();
    });
    running = one;
  };

  const next = (): void => {
    if (running || isStopped) return;
    const id = waiting.shift();
    if (id === undefined) return;
    const dataset = findDataset(db, id);
    if (dataset) launch(dataset);
    else next();
  };

  /** Files whose names begin so and which belong to no dataset, or no more. */
  const sweep = (start = ''): void => {
    const datasets = listDatasets(db);
    const kept = new Set(datasets.flatMap(({ indexFile, path }) => [indexFile, path]));
    for (const name of namesIn(folder).filter((one) => one.startsWith(start))) {
      const isUnderWay = running !== null && name.startsWith(running.id);
      if (kept.has(name) || kept.has(join(folder, name)) || isUnderWay) continue;
      removeIfFree(join(folder, name));
    }
  };

  /** No backup holds an index. */
  const isUnfinished = ({ status, indexFile }: StoredDataset): boolean =>
    status === 'indexing' || (indexFile !== null && !existsSync(join(folder, indexFile)));

  return {
    index(id) {
      patient.drop(id);
      if (running?.id === id) tellStop();
      if (!waiting.includes(id)) waiting.push(id);
      next();
    },
    rowsDone: (id) => (running?.id === id ? running.rows : waiting.includes(id) ? 0 : null),
    forget(id) {
      patient.drop(id);
      if (running?.id === id) tellStop();
      sweep(id);
    },
    resume() {
      sweep();
      waiting.push(...listDatasets(db).flatMap((dataset) => (isUnfinished(dataset) ? [dataset.id] : [])));
      next();
    },
    async stop() {
      isStopped = true;
      running?.worker.ref();
      tellStop();
      patient.stop();
      await running?.ended;
    },
  };
}

const taskOf = (dataset: StoredDataset, index: string): ReferenceTask => ({
  path: dataset.path,
  fileName: dataset.fileName,
  table: dataset.table,
  dialect: dataset.dialect,
  mapping: dataset.chosenMapping,
  scratch: `${index}-text`,
  index,
});

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A reader may still hold it open, which some systems do not let go: then at the next start. */
function removeIfFree(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Nobody waits for it.
  }
}
