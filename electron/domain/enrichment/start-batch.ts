// Makes a batch of what was asked for. An item that is wrong fails alone; one that is right is looked at again when its turn
// comes, since its record may change until then.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import { enrichmentLimits } from '../../../shared/schema/enrichment.ts';
import { must } from '../../lib/assert.ts';
import { formatId, newUuidBytes } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  findBatchByNo,
  insertBatch,
  type NewBatch,
  type StoredBatch,
} from '../../store/enrichment/batches.ts';
import { insertItem, type StoredError } from '../../store/enrichment/items.ts';
import { endIfDone } from './end-batch.ts';

export type ItemWish = {
  request: unknown;
  /** JSON, as it was sent. */
  metadata: string | null;
  recordUuid: Buffer | null;
  /** Where it can never be looked up. */
  error: Omit<StoredError, 'step'> | null;
};

export type BatchWish = Omit<NewBatch, 'id' | 'total'>;

export function startBatch(db: WriteDb, wish: BatchWish, items: readonly ItemWish[]): StoredBatch {
  const { createdAtMs } = wish;
  const id = formatId('bat', newUuidBytes(createdAtMs));
  const no = insertBatch(db, { ...wish, id, total: items.length });
  items.forEach(({ error, ...item }, at) => {
    insertItem(db, {
      ...item,
      batchNo: no,
      seq: at + 1,
      uuid: newUuidBytes(createdAtMs),
      status: error ? 'failed' : 'queued',
      error: error && { ...error, step: null },
    });
  });
  endIfDone(db, no, createdAtMs);
  return must(findBatchByNo(db, no), 'batch');
}

/** So many of them, drawn evenly over all. */
export function draw<T>(all: ArrayLike<T>, most: number | undefined): T[] {
  const count = Math.min(most ?? all.length, all.length);
  return Array.from({ length: count }, (_, at) => must(all[Math.floor((at * all.length) / count)]));
}

export function refuseTooMany(count: number): void {
  if (count <= enrichmentLimits.requests) return;
  const message = t(
    'These are {count, number} records; a batch takes {most, number}. Narrow the list, or send parts of it.',
    {
      count,
      most: enrichmentLimits.requests,
    },
  );
  throw new AppError('validation_error', { message, issues: [{ path: 'query', code: 'too_many', message }] });
}
