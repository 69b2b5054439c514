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
  setBatchQueued,
  type NewBatch,
  type StoredBatch,
} from '../../store/enrichment/batches.ts';
import { insertItem, type StoredError, type Unlinked } from '../../store/enrichment/items.ts';
import { endIfDone } from './end-batch.ts';

export type ItemWish = {
  request: unknown;
  /** JSON, as it was sent. */
  metadata: string | null;
  recordUuid: Buffer | null;
  /** Why it is about no record; null where it is, or where it is wrong. */
  unlinked: Unlinked | null;
  /** Where it can never be looked up. */
  error: Omit<StoredError, 'step'> | null;
};

export type BatchWish = Omit<NewBatch, 'id' | 'total'>;

/** Items between two steps. */
const piece = 1000;

/** `total`: how many `each` gives. */
export type ItemWishes = { total: number; each: Iterable<ItemWish> };

/** Answers its number. Nobody sees it before `startBatch`. */
export const openBatch = (db: WriteDb, wish: BatchWish, total: number): number =>
  insertBatch(db, { ...wish, id: formatId('bat', newUuidBytes(wish.createdAtMs)), total });

/** In steps: a hundred thousand items take a while, and others want to write too. */
export function* addItems(
  db: WriteDb,
  batchNo: number,
  each: Iterable<ItemWish>,
  nowMs: number,
): Generator<undefined, undefined> {
  let seq = 0;
  for (const { error, ...item } of each) {
    seq += 1;
    insertItem(db, {
      ...item,
      batchNo,
      seq,
      uuid: newUuidBytes(nowMs),
      status: error ? 'failed' : 'queued',
      error: error && { ...error, step: null },
    });
    if (seq % piece === 0) yield;
  }
}

/** All its items are there. */
export function startBatch(db: WriteDb, no: number, nowMs: number): StoredBatch {
  setBatchQueued(db, no);
  endIfDone(db, no, nowMs);
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
