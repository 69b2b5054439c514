// Runs the queue: one job at a time, an import or an undo, each in a thread of its own. What was cut off goes on where it stopped when the
// backend starts again; what fails for a passing reason is tried again after a while.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { bulkTask } from '../domain/bulk/queue-step-job.ts';
import { resubmitTask } from '../domain/imports/resubmit/resubmit-import.ts';
import { importTask } from '../domain/imports/start-import.ts';
import { sweepFiles } from '../domain/imports/sweep-files.ts';
import { undoTask } from '../domain/imports/undo/start-undo.ts';
import { promiseEvents } from '../domain/webhooks/promise-events.ts';
import type { Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import { isDiskFull, isPassing, storeDamageIn } from '../lib/errors.ts';
import type { Log } from '../lib/log.ts';
import { speaking } from '../lib/spoken.ts';
import { transact } from '../store/database.ts';
import type { Failure } from '../store/imports.ts';
import {
  claimJob,
  listPoisonJobs,
  findJob,
  finishJob,
  nextDue,
  putBackJob,
  requestCancel,
  requeueRunning,
  type Job,
} from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import type { DiskReserve } from '../store/reserve.ts';
import { backoffMs } from './backoff.ts';
import { createDryRunner, type DryRunner } from './dry-run.ts';
import { createImportTask } from './import-task.ts';
import type { JobTask } from './job-task.ts';
import type { JobEnd, JobThread } from './job-thread.ts';
import type { LiveProgress, ProgressMeter } from './progress.ts';
import { createKeptFiles, type KeptFiles } from './kept-files.ts';
import { createFilePreparer, type FilePreparer } from './file-preparer.ts';
import { createPatientWork } from './patient-work.ts';
import { createResubmitTask } from './resubmit-task.ts';
import { createSourceCounter, type SourceCounter } from './source-counter.ts';
import { tellingDamage, type OnDamage } from './telling-damage.ts';
import { createStepJobTask } from './step-job-task.ts';
import { companiesChangedBy, toldOfJob } from './told-of-job.ts';
import { createUndoTask } from './undo-task.ts';

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
  /** Makes a text of files that are none. */
  readonly files: FilePreparer;
  readonly dryRuns: DryRunner;
  /** The files that imports have read. */
  readonly kept: KeptFiles;
};

export type RunnerOptions = {
  store: Store;
  clock: Clock;
  log: Log;
  events: EventHub;
  /** Without a sign of life for so long a job counts as abandoned. */
  leaseMs?: number;
  random?: () => number;
  /** A job met a damaged page: nothing more is written, not even how it ended. */
  onDamage?: OnDamage;
};

/** Starts without getting any further, after which a job is given up. */
const mostAttempts = 5;
/** The same where the whole process died each time, which need not be the job's fault. */
const mostStarts = 25;

type Running = { id: string; thread: JobThread; meter: ProgressMeter | null; settled: Promise<void> };

export function createJobRunner(options: RunnerOptions): JobRunner {
  const { store, clock, log, events, leaseMs = 60_000, random = Math.random } = options;
  const { db } = store;
  let stopped = true;
  /** No job is begun any more: it would write. */
  const onDamage: OnDamage = (problem) => {
    stopped = true;
    options.onDamage?.(problem);
  };
  const patient = createPatientWork(onDamage, log);
  const sources = createSourceCounter(store, events, patient);
  const files = createFilePreparer(store.dataDir);
  const dryRuns = createDryRunner(store, events);
  const kept = createKeptFiles({ store, clock, log });
  const waiting = new Map<string, (() => void)[]>();
  let running: Running | null = null;
  let timer: NodeJS.Timeout | null = null;

  const progressOf = (id: string): LiveProgress | null =>
    running?.id === id ? (running.meter?.last() ?? null) : null;

  const imports = createImportTask({
    store,
    events,
    leaseMs,
    progressOf,
    onEnded: (stored) => {
      if (!stopped) sources.imported(stored);
    },
  });
  const tasks: Record<string, JobTask> = {
    [importTask]: imports,
    [undoTask]: createUndoTask({ store, events, leaseMs }),
    [bulkTask]: createStepJobTask({ store, events, leaseMs }),
    [resubmitTask]: createResubmitTask({ store, events, leaseMs }),
  };
  const taskOf = ({ task }: Pick<Job, 'task'>): JobTask => tasks[task] ?? imports;

  const pump = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    patient.do('queue', takeNext);
  };

  const takeNext = (): void => {
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
    const task = taskOf(job);
    const { thread, meter } = speaking(job.language, () => task.launch(job));
    running = { id: job.id, thread, meter, settled: followToEnd(job, thread) };
  };

  const followToEnd = async (job: Job, thread: JobThread): Promise<void> => {
    const end = await thread.ended;
    running = null;
    const damage = end.kind === 'crashed' ? storeDamageIn(end) : null;
    const meet: OnDamage = (problem) => {
      onDamage(problem);
      release(job.id);
    };
    if (damage !== null) return meet(damage);
    const writeDown = (): void => {
      if (end.kind === 'crashed') afterCrash(job, end);
      settle(job);
      if (end.kind === 'ended') store.reserve.hold();
    };
    patient.do(job.id, () => {
      try {
        speaking(job.language, () => tellingDamage(meet, () => withReserve(store.reserve, writeDown)));
      } catch (error) {
        if (isPassing(error)) throw error;
        // The store cannot be written now; the job is taken up when the program starts again.
        log('error', 'job_not_settled', { job: job.id, code: (error as { code?: string }).code });
        release(job.id);
      }
    });
    pump();
  };

  const settle = (job: Job): void => {
    const task = taskOf(job);
    if (task.isOpen(job.id)) return events.tell(companiesChangedBy(job));
    events.tell(...toldOfJob(db, job));
    task.ended?.(job);
    kept.sweep();
    release(job.id);
  };

  const release = (id: string): void => {
    for (const resolve of waiting.get(id) ?? []) resolve();
    waiting.delete(id);
  };

  const afterCrash = (job: Job, crash: Extract<JobEnd, { kind: 'crashed' }>): void => {
    log('error', 'job_crashed', { job: job.id, code: crash.code });
    const now = clock.now();
    transact(db, () => {
      // Read again: a start that got somewhere does not count.
      const attempt = findAttempt(job.id);
      if (crash.retryable && attempt < mostAttempts) {
        if (putBackJob(db, job, now + backoffMs(attempt, random()))) taskOf(job).requeue(job.id);
      } else giveUp(job, failureOf(crash));
    });
  };

  const giveUp = (job: Job, failure: Failure): void => {
    const now = clock.now();
    if (!finishJob(db, job, 'failed', now)) return;
    taskOf(job).failed(job.id, failure, now);
    promiseEvents(db, toldOfJob(db, job));
  };

  const findAttempt = (id: string): number => findJob(db, id)?.attempt ?? mostAttempts;

  return {
    sources,
    files,
    dryRuns,
    kept,
    progressOf,
    wake: pump,
    start() {
      transact(db, () => {
        for (const job of listPoisonJobs(db, mostStarts))
          speaking(job.language, () => giveUp(job, failureOf({ code: 'internal_error', message: '' })));
        if (requeueRunning(db, clock.now()) > 0) for (const task of Object.values(tasks)) task.requeueAll();
      });
      stopped = false;
      kept.start();
      sweepFiles(db, store.dataDir);
      sources.resume();
      pump();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      patient.stop();
      running?.thread.tell({ kind: 'close' });
      await Promise.all([running?.settled, sources.stop(), files.stop(), dryRuns.stop(), kept.stop()]);
    },
    cancel(id) {
      const now = clock.now();
      const job = transact(db, () => {
        const asked = requestCancel(db, id, now);
        if (asked?.state !== 'cancelled') return asked;
        taskOf(asked).cancelled(id, now);
        promiseEvents(db, toldOfJob(db, asked));
        return asked;
      });
      if (!job) throw cannotCancel(id, imports.status(id) ?? findJob(db, id)?.state);
      if (job.state === 'cancelled') settle(job);
      else if (running?.id === id) running.thread.tell({ kind: 'cancel' });
    },
    waitFor(id) {
      const job = findJob(db, id);
      if (!job || !taskOf(job).isOpen(id)) return Promise.resolve();
      return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
    },
  };
}

/** On a full disk the space kept aside is given up, so that the job's end can be written down. */
function withReserve(reserve: DiskReserve, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!isDiskFull(error) || !reserve.release()) throw error;
    work();
  }
}

const failureOf = ({ code, message }: Failure): Failure => ({
  code,
  message: failureMessages[code]?.() ?? message,
});

const failureMessages: Record<string, () => string> = {
  internal_error: () =>
    t(
      'The import stopped again and again and was given up. Rows that were written stay, its ledger counts them. Run it again.',
    ),
  disk_full: () =>
    t(
      'The disk is full. Rows that were written stay, the ledger counts them. Free some space, then import the file again.',
    ),
};

function cannotCancel(id: string, status: string | undefined): AppError {
  if (status === undefined) return new AppError('not_found', { message: t('There is no job {id}.', { id }) });
  return new AppError('job_conflict', {
    message: t('{id} has already ended: it is {status}. There is nothing to cancel.', { id, status }),
    details: { status },
  });
}
