// Whoever waits for a batch to come to an end: a refresh, whose answer is made of what the batch was told.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';

type Wait = Record<'done' | 'giveUp', () => void>;

export function createWaits(db: ReadDb) {
  const waiting = new Map<number, Set<Wait>>();
  let isOver = false;

  return {
    /** The batch as it is now. */
    look(batch: StoredBatch): void {
      if (!isAtRest(batch)) return;
      for (const { done } of waiting.get(batch.no) ?? []) done();
      waiting.delete(batch.no);
    },

    /** Or once so long has gone by, or nobody waits for it any more. Rejects where the program ends meanwhile. */
    settled(batchNo: number, mostMs: number, signal?: AbortSignal): Promise<void> {
      if (isOver) return Promise.reject(closing());
      const batch = findBatchByNo(db, batchNo);
      if (!batch || isAtRest(batch) || signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, mostMs);
        const wait: Wait = {
          done() {
            clearTimeout(timer);
            resolve();
          },
          giveUp() {
            clearTimeout(timer);
            reject(closing());
          },
        };
        signal?.addEventListener('abort', wait.done, { once: true });
        waiting.set(batchNo, (waiting.get(batchNo) ?? new Set()).add(wait));
      });
    },

    /** Before the store is closed, which whoever waits would look into. */
    giveUp(): void {
      isOver = true;
      for (const waits of waiting.values()) for (const { giveUp } of waits) giveUp();
      waiting.clear();
    },
  };
}

const closing = (): AppError =>
  new AppError('store_unavailable', { message: t('Rowbench is closing. Nothing was written.') });

const isAtRest = ({ finishedAtMs, status }: StoredBatch): boolean =>
  finishedAtMs !== null || status === 'paused';
