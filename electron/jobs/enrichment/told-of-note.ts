// What is to be told of a batch when its engine says that it went on. The store may be further by then than the note is.
import { showBatch } from '../../domain/enrichment/show-batch.ts';
import { formatId } from '../../lib/ids.ts';
import type { Told } from '../../lib/events.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { itemUuids } from '../../store/enrichment/items.ts';
import type { EngineNote } from './notes.ts';

type Note = Pick<Extract<EngineNote, { kind: 'progress' }>, 'isEnd' | 'seqs'>;

/** Nothing of a refresh: its own step tells. */
export function toldOfNote(db: ReadDb, batch: StoredBatch, { isEnd, seqs }: Note): Told[] {
  if (batch.purpose === 'refresh') return [];
  const { id, no, finishedAtMs } = batch;
  const ids = itemUuids(db, no, seqs).map((uuid) => formatId('itm', uuid));
  const items: Told[] = ids.length > 0 ? [{ topic: 'enrichment:item', id, payload: { ids } }] : [];
  // Whoever ended it since tells of that.
  if (finishedAtMs !== null && !isEnd) return items;
  const topic = finishedAtMs === null ? 'enrichment:progress' : 'enrichment:completed';
  return [...items, { topic, id, payload: showBatch(db, batch) }];
}
