// A batch ends when no item waits and none is under way.
import type { WriteDb } from '../../store/database.ts';
import { findBatchByNo, setBatchEnded } from '../../store/enrichment/batches.ts';
import { countItems, hasOpenItems } from '../../store/enrichment/items.ts';

/** Call it in the transaction that settled items; true where the batch ended just now. */
export function endIfDone(db: WriteDb, batchNo: number, nowMs: number): boolean {
  const batch = findBatchByNo(db, batchNo);
  if (!batch || batch.finishedAtMs !== null || hasOpenItems(db, batchNo)) return false;
  const counts = countItems(db, batchNo);
  const allFailed = counts.failed === batch.total;
  const status = batch.status === 'cancelled' ? 'cancelled' : allFailed ? 'failed' : 'completed';
  setBatchEnded(db, batchNo, status, counts, nowMs);
  return true;
}
