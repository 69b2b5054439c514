// What the queue needs to know of a kind of job: how its thread starts, and how its own table follows the queue's.
import type { EventHub } from '../lib/events.ts';
import type { Failure } from '../store/imports.ts';
import type { Job } from '../store/jobs.ts';
import type { Store } from '../store/open-store.ts';
import type { JobThread } from './job-thread.ts';
import type { ProgressMeter } from './progress.ts';

export type JobTask = {
  launch(job: Job): { thread: JobThread; meter: ProgressMeter | null };
  isOpen(id: string): boolean;
  status(id: string): string | undefined;
  /** It ended, or was cancelled before it began: files. Nothing where it was put back. */
  ended?(job: Job): void;
  // Called inside a transaction.
  requeue(id: string): void;
  requeueAll(): void;
  failed(id: string, failure: Failure, nowMs: number): void;
  cancelled(id: string, nowMs: number): void;
};

export type TaskOptions = { store: Store; events: EventHub; leaseMs: number };
