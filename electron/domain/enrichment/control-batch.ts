// What a person may do to a batch that was started. Nothing here asks a provider: the engine is woken afterwards.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { must } from '../../lib/assert.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import {
  findBatch,
  setBatchCancelled,
  setBatchPaused,
  setBatchQueued,
  setBudget,
  type StoredBatch,
} from '../../store/enrichment/batches.ts';
import { cancelQueuedItems, requeueItems } from '../../store/enrichment/items.ts';
import { resumeProvider } from '../../store/enrichment/provider-settings.ts';
import { endIfDone } from './end-batch.ts';

/** Throws `not_found`; a batch of another entity or environment is not there either. */
export function getBatch(
  db: ReadDb,
  id: string,
  place?: Pick<StoredBatch, 'entity' | 'environment'>,
): StoredBatch {
  const batch = findBatch(db, id);
  if (batch && (!place || (batch.entity === place.entity && batch.environment === place.environment)))
    return batch;
  throw new AppError('not_found', { message: t('There is no batch {id}.', { id }) });
}

const again = (db: ReadDb, { id }: StoredBatch): StoredBatch => must(findBatch(db, id), 'batch');

export function pauseBatch(db: WriteDb, batch: StoredBatch): StoredBatch {
  setBatchPaused(db, batch.no, 'person', null);
  const after = again(db, batch);
  requireStatus(after, ['paused'], 'pause');
  return after;
}

/** Whoever resumes a batch that waits for a provider has seen to it: the provider is asked again. */
export function resumeBatch(db: WriteDb, batch: StoredBatch): StoredBatch {
  requireStatus(batch, ['paused'], 'resume');
  if (batch.pausedBy === 'provider') for (const { provider } of batch.providers) resumeProvider(db, provider);
  setBatchQueued(db, batch.no);
  return again(db, batch);
}

/** Calls under way are settled all the same, and it ends with them. One of a refresh may have ended: its plan could ask for more. */
export function cancelBatch(db: WriteDb, batch: StoredBatch, nowMs: number): StoredBatch {
  if (batch.purpose !== 'refresh') requireStatus(batch, ['queued', 'running', 'paused'], 'cancel');
  cancelQueuedItems(db, batch.no);
  setBatchCancelled(db, batch.no);
  endIfDone(db, batch.no, nowMs);
  return again(db, batch);
}

/** `seq`: only this item. */
export function retryItems(
  db: WriteDb,
  batch: StoredBatch,
  { seq, budgetCents }: { seq: number | null; budgetCents: number | undefined },
): StoredBatch {
  if (budgetCents !== undefined) raiseBudget(db, batch, budgetCents);
  if (requeueItems(db, batch.no, seq) === 0)
    throw new AppError('job_conflict', {
      message: t('Nothing here can be asked again: no item failed for a passing reason or was too dear.'),
    });
  if (batch.finishedAtMs !== null || batch.status === 'cancelled') setBatchQueued(db, batch.no);
  return again(db, batch);
}

function raiseBudget(db: WriteDb, batch: StoredBatch, budgetCents: number): void {
  const least = batch.spentCents + batch.reservedCents;
  if (budgetCents >= least) return setBudget(db, batch.no, budgetCents);
  const message = t('{least, number} cents are spent or promised already. Send a budget of at least that.', {
    least,
  });
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'budget', code: 'too_small', message }],
  });
}

function requireStatus(
  { id, status }: StoredBatch,
  wanted: readonly StoredBatch['status'][],
  to: 'pause' | 'resume' | 'cancel',
): void {
  if (wanted.includes(status)) return;
  throw new AppError('job_conflict', { message: conflicts[to](id), details: { status } });
}

const conflicts = {
  pause: (id: string) => t('{id} has already ended. There is nothing to pause.', { id }),
  resume: (id: string) => t('{id} is not paused. There is nothing to resume.', { id }),
  cancel: (id: string) => t('{id} has already ended. There is nothing to cancel.', { id }),
};
