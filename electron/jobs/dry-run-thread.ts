// One dry run's thread, from the backend's side: what came of it, and answers about its rows while it is kept.
import type { DryRun } from '../../shared/contract/imports.ts';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import { explainSystemError } from '../lib/errors.ts';
import { startThread } from '../lib/start-thread.ts';
import type { DryAnswers, DryNote, DryOrder, DryProgress, DryQuestion } from './dry-run-messages.ts';
import type { DryRunTask } from './dry-run.ts';

export type DryRunThread = {
  result: Promise<DryRun>;
  ask<Q extends DryQuestion>(question: Q): Promise<DryAnswers[Q['kind']]>;
  /** Ends it and its scratch store; whoever waits for it hears `why`, a message of the catalogue. */
  close(why: string): Promise<void>;
};

type Waiting = { resolve: (answer: never) => void; reject: (error: Error) => void };

export function startDryRunThread(
  task: DryRunTask,
  onProgress: (progress: DryProgress) => void,
): DryRunThread {
  const worker = startThread('jobs/dry-run-worker', task);
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const waiting = new Map<number, Waiting>();
  const outcome = Promise.withResolvers<DryRun>();
  outcome.promise.catch(() => undefined);
  let lastNo = 0;
  let failure: Error | null = null;

  const fail = (error: Error): void => {
    failure ??= error;
    outcome.reject(failure);
    for (const { reject } of waiting.values()) reject(failure);
    waiting.clear();
  };
  const settle = (no: number, how: (one: Waiting) => void): void => {
    const one = waiting.get(no);
    waiting.delete(no);
    if (one) how(one);
  };
  worker.on('message', (note: DryNote) => {
    if (failure) return;
    if (note.kind === 'progress') onProgress(note.progress);
    else if (note.kind === 'done') outcome.resolve(note.result);
    else if (note.kind === 'failed') fail(errorOf(note));
    else if (note.kind === 'answer') settle(note.no, ({ resolve }) => resolve(note.answer as never));
    else settle(note.no, ({ reject }) => reject(new Error(note.message)));
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('The thread ended early')));

  const tell = (order: DryOrder): void => worker.postMessage(order);
  return {
    result: outcome.promise,
    ask(question) {
      if (failure) return Promise.reject(failure);
      const no = (lastNo += 1);
      return new Promise((resolve, reject) => {
        waiting.set(no, { resolve, reject });
        tell({ kind: 'ask', no, question });
      });
    },
    close(why) {
      fail(new AppError('job_conflict', { message: t(why) }));
      tell({ kind: 'close' });
      return ended;
    },
  };
}

function errorOf({ code, message }: Extract<DryNote, { kind: 'failed' }>): Error {
  const damage = explainSystemError(new Error(message));
  if (damage instanceof AppError) return damage;
  return code === null ? new Error(message) : new AppError(code as ErrorCode, { message });
}
