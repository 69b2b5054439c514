// A part of a batch's items as a long list shows it: by place, of all or of one state, or of what a search finds.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EnrichItem, ItemStatus } from '../../../shared/schema/enrichment.ts';
import { hasWords, wantedWords } from '../../lib/words.ts';
import type { ReadDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { itemTextsAfter, seqsFrom } from '../../store/enrichment/item-window.ts';
import { countItems, findItemBySeq } from '../../store/enrichment/items.ts';
import { showItem } from './show-batch.ts';

export type ItemsWish = { offset: number; limit: number; status: ItemStatus | null; q: string };

export async function windowItems(
  db: ReadDb,
  batch: StoredBatch,
  wish: ItemsWish,
): Promise<{ items: EnrichItem[]; offset: number; total: number }> {
  const { offset, limit, status } = wish;
  const wanted = wantedWords(wish.q);
  const found = wanted.length === 0 ? null : await search(db, batch.no, { status, wanted });
  const seqs = found?.slice(offset, offset + limit) ?? seqsFrom(db, batch.no, wish);
  const items = seqs.flatMap((seq) => {
    const item = findItemBySeq(db, batch.no, seq);
    return item ? [showItem(db, batch, item)] : [];
  });
  return { items, offset, total: found?.length ?? countOf(db, batch, status) };
}

const countOf = (db: ReadDb, { no, total, counts }: StoredBatch, status: ItemStatus | null): number =>
  status === null ? total : ((counts ?? countItems(db, no))[status] ?? 0);

/** So many are looked through before others are answered. */
const piece = 2000;

async function search(
  db: ReadDb,
  batchNo: number,
  { status, wanted }: { status: ItemStatus | null; wanted: readonly string[] },
): Promise<number[]> {
  const found: number[] = [];
  for (let after = 0; ; await nextTurn()) {
    const texts = itemTextsAfter(db, batchNo, after, piece);
    for (const item of texts)
      if ((status === null || item.status === status) && hasWords(item.text, wanted)) found.push(item.seq);
    const last = texts.at(-1);
    if (!last || texts.length < piece) return found;
    after = last.seq;
  }
}
