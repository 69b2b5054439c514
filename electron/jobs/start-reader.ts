// Starts to read an input: in a thread of its own, unless there is so little of it that the thread would take longer to start.
import { statSync } from 'node:fs';
import type { ResourceLimits } from 'node:worker_threads';
import { startThread } from '../lib/start-thread.ts';
import type { ReaderNote, ReaderOrder, ReaderTask } from './reader-messages.ts';
import { startReading, type Reading } from './reading.ts';

/** Bytes. Two chunks, between which others have their turn. */
const little = 128 * 1024;

export type ReaderListener = {
  hear: (note: ReaderNote) => void;
  /** It broke: nothing more comes. */
  fail: (error: Error) => void;
};

export function startReader(task: ReaderTask, listener: ReaderListener, limits: ResourceLimits): Reading {
  return isLittle(task.input.path)
    ? startReading(task, listener.hear)
    : startReaderThread(task, listener, limits);
}

/** A file that is gone too: the reading itself says so. */
const isLittle = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) <= little;

function startReaderThread(
  task: ReaderTask,
  { hear, fail }: ReaderListener,
  resourceLimits: ResourceLimits,
): Reading {
  const worker = startThread('jobs/reader-worker', task, { resourceLimits });
  // Nobody waits for a count: it keeps no program from ending.
  if (task.kind === 'count') worker.unref();
  worker.on('message', hear);
  worker.on('error', fail);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  void ended.then(() => fail(new Error('The reading thread ended early')));
  return { hear: (order: ReaderOrder) => worker.postMessage(order), ended };
}
