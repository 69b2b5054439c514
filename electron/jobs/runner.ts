// Runs the queue: one import at a time, each in a thread of its own. What was cut off goes on where it stopped when the
// backend starts again; what fails for a passing reason is tried again after a while.
import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import type { ImportPayload } from '../domain/imports/import-input.ts';
import { showImport } from '../domain/imports/show-import.ts';
import type { Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import type { Log } from '../lib/log.ts';
import { workerUrl } from '../lib/worker-url.ts';
import { transact } from '../store/database.ts';
import { endImport, findImport, requeueImport, requeueImports, type Failure } from '../store/imports.ts';
import {
  claimJob,
  finishJob,
  nextDue,
  putBackJob,
  requestCancel,
  requeueRunning,
  type Job,
} from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import { backoffMs } from './backoff.ts';
import { createProgressMeter, type LiveProgress, type ProgressMeter } from './progress.ts';
import { createSourceCounter, type SourceCounter } from './source-counter.ts';
import type { ImportNote, ImportOrder, ImportTask } from './worker-messages.ts';
import { createSharedGate, editorGate, openGate, type SharedGate } from './write-gate.ts';

export type JobRunner = {
  /** Takes up what an earlier run of the program left and starts with the queue. */
  start(): void;
  /** Lets the running job reach a checkpoint, puts it back into the queue and ends its thread. */
  stop(): Promise<void>;
  /** Looks at the queue now: call it after a job was committed. */
  wake(): void;
  /** Throws `not_found` or `job_conflict`. */
  cancel(id: string): void;
  /** Rate and time left of the running import; null for any other. */
  progressOf(id: string): LiveProgress | null;
  /** Resolves when the job has ended, whichever way. */
  waitFor(id: string): Promise<void>;
  /** Counts the rows of sources in the background. */
  readonly sources: SourceCounter;
};

export type RunnerOptions = {
  store: Store;
  clock: Clock;
  log: Log;
  events: EventHub;
  /** Without a sign of life for so long a job counts as abandoned. */
  leaseMs?: number;
  random?: () => number;
};

const mostAttempts = 5;
const eventEveryMs = 250;
const changedEveryMs = 1000;

type Running = { job: Job; worker: Worker; gate: SharedGate; meter: ProgressMeter; ended: Promise<void> };

export function createJobRunner(options: RunnerOptions): JobRunner {
  const { store, clock, log, events, leaseMs = 60_000, random = Math.random } = options;
  const { db } = store;
  const sources = createSourceCounter(store, events);
  const waiting = new Map<string, (() => void)[]>();
  let running: Running | null = null;
  let stopped = true;
  let timer: NodeJS.Timeout | null = null;

  const show = (id: string) => {
    const stored = findImport(db, id);
    return stored && showImport(db, stored, running?.job.id === id ? running.meter.last() : null);
  };

  const publish = (topic: 'import:progress' | 'import:completed' | 'import:failed', id: string): void => {
    const shown = show(id);
    if (shown) events.publish(topic, id, shown);
  };

  const pump = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (stopped || running) return;
    const job = transact(db, () => claimJob(db, clock.now(), leaseMs));
    if (job) launch(job);
    else waitForNext();
  };

  const waitForNext = (): void => {
    const due = nextDue(db);
    if (due === null) return;
    timer = setTimeout(pump, Math.min(Math.max(0, due - clock.now()) + 5, 60_000));
    timer.unref();
  };

  const launch = (job: Job): void => {
    const gate = createSharedGate();
    const { input } = job.payload as ImportPayload;
    const task: ImportTask = {
      file: store.file,
      claim: { id: job.id, fence: job.fence },
      input,
      gate,
      leaseMs,
    };
    const worker = new Worker(workerUrl('jobs/import-worker'), { workerData: task });
    const meter = createProgressMeter();
    const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    running = { job, worker, gate, meter, ended };
    db.gate = editorGate(gate);
    // The importing thread makes the checkpoints: a big one here would keep the window waiting.
    db.raw.pragma('wal_autocheckpoint = 0');
    follow(running);
  };

  const follow = (run: Running): void => {
    const { job, worker, gate, meter, ended } = run;
    let last: ImportNote | null = null;
    let toldAt = 0;
    let changedAt = 0;
    const total = findImport(db, job.id)?.rowsTotal ?? null;
    worker.on('message', (note: ImportNote) => {
      if (note.kind !== 'progress') {
        last = note;
        return;
      }
      meter.note(note.progress, total);
      const now = performance.now();
      if (now - toldAt >= eventEveryMs) {
        toldAt = now;
        publish('import:progress', job.id);
      }
      if (now - changedAt >= changedEveryMs) {
        changedAt = now;
        events.publish('company:changed', job.id, { many: true });
      }
    });
    worker.on('error', (error) => {
      last = { kind: 'crashed', message: error.message, code: 'internal_error', retryable: true };
    });
    void ended.then(() => {
      openGate(gate);
      db.gate = null;
      db.raw.pragma('wal_autocheckpoint = 4000');
      running = null;
      settle(
        job,
        last ?? {
          kind: 'crashed',
          message: 'The thread ended early',
          code: 'internal_error',
          retryable: true,
        },
      );
    });
  };

  const settle = (job: Job, note: ImportNote): void => {
    if (note.kind === 'crashed') afterCrash(job, note);
    events.publish('company:changed', job.id, { many: true });
    const status = findImport(db, job.id)?.status;
    if (status === 'completed' || status === 'cancelled') publish('import:completed', job.id);
    if (status === 'failed') publish('import:failed', job.id);
    if (status !== 'queued' && status !== 'running') {
      for (const resolve of waiting.get(job.id) ?? []) resolve();
      waiting.delete(job.id);
    }
    pump();
  };

  const afterCrash = (
    job: Job,
    { message, code, retryable }: Extract<ImportNote, { kind: 'crashed' }>,
  ): void => {
    log('error', 'job_crashed', { job: job.id, attempt: job.attempt, code });
    const claim = { id: job.id, fence: job.fence };
    const now = clock.now();
    transact(db, () => {
      if (retryable && job.attempt < mostAttempts) {
        if (putBackJob(db, claim, now + backoffMs(job.attempt, random()))) requeueImport(db, job.id);
      } else if (finishJob(db, claim, 'failed', now)) {
        endImport(db, job.id, { status: 'failed', failure: failureOf(code, message) }, now);
      }
    });
  };

  return {
    start() {
      transact(db, () => {
        if (requeueRunning(db, clock.now()) > 0) requeueImports(db);
      });
      stopped = false;
      sources.resume();
      pump();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      running?.worker.postMessage({ kind: 'close' } satisfies ImportOrder);
      await Promise.all([running?.ended, sources.stop()]);
    },
    sources,
    wake: pump,
    cancel(id) {
      const now = clock.now();
      const job = transact(db, () => {
        const asked = requestCancel(db, id, now);
        if (asked?.state === 'cancelled') endImport(db, id, { status: 'cancelled' }, now);
        return asked;
      });
      if (!job) throw cannotCancel(id, findImport(db, id)?.status);
      if (job.state === 'cancelled') settle(job, { kind: 'ended', outcome: 'cancelled' });
      else if (running?.job.id === id) running.worker.postMessage({ kind: 'cancel' } satisfies ImportOrder);
    },
    progressOf: (id) => (running?.job.id === id ? running.meter.last() : null),
    waitFor(id) {
      const status = findImport(db, id)?.status;
      if (status !== 'queued' && status !== 'running') return Promise.resolve();
      return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
    },
  };
}

const failureOf = (code: string, message: string): Failure =>
  code === 'internal_error'
    ? {
        code,
        message:
          'The import stopped again and again and was given up. The rows that were written stay; its ledger counts them. Run it again.',
      }
    : { code, message };

function cannotCancel(id: string, status: string | undefined): AppError {
  if (status === undefined) return new AppError('not_found', { message: `There is no import ${id}.` });
  return new AppError('job_conflict', {
    message: `The import ${id} has already ended: it is ${status}. There is nothing to cancel.`,
    details: { status },
  });
}
