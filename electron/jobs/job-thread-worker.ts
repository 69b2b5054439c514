// What every job's thread does round its work: hears what it is told, tells how far it is, and how it ended.
import type { MessagePort } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { explainSystemError } from '../lib/errors.ts';
import { LostJob } from './import-writer.ts';
import type { JobNote, JobOrder } from './job-thread.ts';
import type { Outcome } from './run-import.ts';

/** Events are sent a few times a second; a note for each piece would only be thrown away. */
const progressEveryMs = 100;

export type JobWork<Progress> = {
  stopWish: () => 'close' | 'cancel' | null;
  onProgress: (progress: Progress) => void;
};

export async function runJobThread<Progress>(
  port: MessagePort,
  work: (job: JobWork<Progress>) => Promise<Outcome>,
): Promise<void> {
  let wish: 'close' | 'cancel' | null = null;
  let toldAt = 0;
  const tell = (note: JobNote<Progress>): void => port.postMessage(note);
  port.on('message', (order: JobOrder) => (wish = order.kind));
  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    if (now - toldAt < progressEveryMs) return;
    toldAt = now;
    tell({ kind: 'progress', progress });
  };
  try {
    tell({ kind: 'ended', outcome: await work({ stopWish: () => wish, onProgress }) });
  } catch (error) {
    tell(error instanceof LostJob ? { kind: 'ended', outcome: 'lost' } : crashOf(error));
  } finally {
    port.close();
  }
}

function crashOf(error: unknown): Extract<JobNote<never>, { kind: 'crashed' }> {
  const known = explainSystemError(error);
  const message = error instanceof Error ? error.message : String(error);
  return known instanceof AppError
    ? { kind: 'crashed', message: known.message, code: known.code, retryable: known.retryable }
    : { kind: 'crashed', message, code: 'internal_error', retryable: true };
}
