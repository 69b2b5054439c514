// What is to be told of a batch: promised by the thread that ends it, published by the backend once it heard of that.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { Told } from '../../lib/events.ts';
import type { ReadDb } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { showBatch } from './show-batch.ts';

/** Records were written by what providers said. */
export function toldOfWrites(entity: EntityType): Told[] {
  const id = 'enrichment';
  const changed: Told =
    entity === 'company'
      ? { topic: 'company:changed', id, payload: { many: true } }
      : { topic: 'person:changed', id };
  return [changed, { topic: 'step:changed', id }];
}

/** Nothing of a refresh: its own step tells. */
export function toldOfEnd(db: ReadDb, batchNo: number): Told[] {
  const batch = findBatchByNo(db, batchNo);
  if (!batch || batch.purpose === 'refresh') return [];
  const { id, environment, apply, entity } = batch;
  const mayWrite = environment === 'live' && apply !== 'review';
  return [
    { topic: 'enrichment:completed', id, payload: showBatch(db, batch) },
    ...(mayWrite ? toldOfWrites(entity) : []),
  ];
}
