// Exports under way and done. They are not in the queue: they only read, so they need not wait for an import, and one that was cut
// off is simply asked for again.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { ExportFormat, ExportJob, ExportRequest, ExportTemplate } from '../../shared/schema/export.ts';
import { isoTime, type Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import { newId } from '../lib/ids.ts';
import { outputPlace } from '../lib/output-place.ts';
import { startThread } from '../lib/start-thread.ts';
import type { StoreQuery } from '../store/company-query/types.ts';
import type { Store } from '../store/open-store.ts';

export type ExportOrder = {
  format: ExportFormat;
  query: StoreQuery;
  numbers: number[] | undefined;
  columns: string[] | undefined;
  template: ExportTemplate | undefined;
  headers: ExportRequest['headers'];
  guard: boolean;
  fileName: string;
  /** Where a person wants it; else it lies in the data folder until the program ends. */
  path: string | undefined;
  total: number;
};

export type ExportTask = Omit<ExportOrder, 'fileName' | 'total' | 'path'> & {
  store: string;
  path: string;
  part: string;
};

export type ExportNote =
  | { kind: 'progress'; rowsDone: number; rowsTotal: number }
  | { kind: 'ended'; byteSize: number }
  | { kind: 'stopped' }
  | { kind: 'failed'; failure: { code: string; message: string } };

export type Exporter = {
  /** Throws where its path leads to what is no file. */
  start(order: ExportOrder): ExportJob;
  /** Throws `not_found`. */
  get(id: string): ExportJob;
  /** The file of one that has ended; throws `job_conflict` before that. */
  fileOf(id: string): { job: ExportJob; path: string };
  cancel(id: string): ExportJob;
  stop(): Promise<void>;
};

type Export = { job: ExportJob; path: string; worker: Worker; ended: Promise<void> };

const progressEveryMs = 150;

export function createExporter(store: Store, events: EventHub, clock: Clock): Exporter {
  const folder = join(store.dataDir, 'exports');
  // Of an earlier run of the program.
  rmSync(folder, { recursive: true, force: true });
  const exports = new Map<string, Export>();

  const find = (id: string): Export => {
    const found = exports.get(id);
    if (found) return found;
    throw new AppError('not_found', {
      message: t('There is no export {id}. It may be from before the program started.', { id }),
    });
  };

  const follow = (one: Export): void => {
    const { job, worker } = one;
    let toldAt = 0;
    const publish = (): void => events.publish('export:changed', job.id, { ...job });
    worker.on('message', (note: ExportNote) => {
      apply(job, note);
      const now = performance.now();
      if (note.kind === 'progress' && now - toldAt < progressEveryMs) return;
      toldAt = now;
      publish();
    });
    worker.on('error', ({ message }) => {
      if (job.status !== 'running') return;
      apply(job, { kind: 'failed', failure: { code: 'internal_error', message } });
      publish();
    });
  };

  return {
    start(order) {
      const id = newId('exp', clock.now());
      if (order.path === undefined) mkdirSync(folder, { recursive: true });
      const path = order.path === undefined ? join(folder, `${id}.${order.format}`) : outputPlace(order.path);
      const { fileName, total, path: wanted, ...rest } = order;
      const task: ExportTask = { ...rest, store: store.file, path, part: `${path}.${id}.part` };
      const worker = startThread('jobs/export-worker', task);
      worker.unref();
      const job: ExportJob = {
        id,
        status: 'running',
        format: order.format,
        fileName,
        path: wanted ?? null,
        rowsDone: 0,
        rowsTotal: total,
        byteSize: null,
        failure: null,
        createdAt: isoTime(clock.now()),
      };
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      const one = { job, path, worker, ended };
      exports.set(id, one);
      follow(one);
      return { ...job };
    },
    get: (id) => ({ ...find(id).job }),
    fileOf(id) {
      const { job, path } = find(id);
      if (job.status === 'completed') return { job, path };
      throw new AppError('job_conflict', {
        message: t('The export is {status}. There is a file once it is completed.', { status: job.status }),
      });
    },
    cancel(id) {
      const { job, worker } = find(id);
      if (job.status !== 'running')
        throw new AppError('job_conflict', {
          message: t('The export is {status}. There is nothing to stop.', { status: job.status }),
        });
      worker.postMessage('stop');
      return { ...job };
    },
    async stop() {
      for (const { job, worker } of exports.values())
        if (job.status === 'running') {
          worker.ref();
          worker.postMessage('stop');
        }
      await Promise.all([...exports.values()].map(({ ended }) => ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function apply(job: ExportJob, note: ExportNote): void {
  if (note.kind === 'progress') Object.assign(job, { rowsDone: note.rowsDone, rowsTotal: note.rowsTotal });
  else if (note.kind === 'ended') Object.assign(job, { status: 'completed', byteSize: note.byteSize });
  else if (note.kind === 'stopped') job.status = 'cancelled';
  else Object.assign(job, { status: 'failed', failure: note.failure });
}
