// Whoever waits for a batch to come to an end: a refresh, whose answer is made of what the batch was told.
import type { ReadDb } from '../../store/database.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';

export function createWaits(db: ReadDb) {
  const waiting = new Map<number, Set<() => void>>();

  return {
    /** The batch as it is now. */
    look(batch: StoredBatch): void {
      if (!isAtRest(batch)) return;
      for (const done of waiting.get(batch.no) ?? []) done();
      waiting.delete(batch.no);
    },

    /** Or once so long has gone by, or nobody waits for it any more. */
    settled(batchNo: number, mostMs: number, signal?: AbortSignal): Promise<void> {
      const batch = findBatchByNo(db, batchNo);
      if (!batch || isAtRest(batch) || signal?.aborted === true) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(done, mostMs);
        function done(): void {
          clearTimeout(timer);
          resolve();
        }
        signal?.addEventListener('abort', done, { once: true });
        waiting.set(batchNo, (waiting.get(batchNo) ?? new Set()).add(done));
      });
    },
  };
}

const isAtRest = ({ finishedAtMs, status }: StoredBatch): boolean =>
  finishedAtMs !== null || status === 'paused';
