import { expect, it } from 'vitest';
import { cancelBatch } from '../../domain/enrichment/control-batch.ts';
import { must } from '../../lib/assert.ts';
import { transact } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { itemsOf, startTestBatch } from './testing.ts';
import { toldOfNote } from './told-of-note.ts';

function heard() {
  const store = tempStore();
  const { db } = store;
  const no = startTestBatch(store, { requests: [{ domain: 'a.example' }, { domain: 'b.example' }] });
  const batch = () => must(findBatchByNo(db, no));
  const cancel = () => transact(db, () => cancelBatch(db, batch(), 5));
  const told = (isEnd: boolean, seqs: number[] = []) =>
    toldOfNote(db, batch(), { isEnd, seqs }).map(({ topic }) => topic);
  return { store, db, no, batch, cancel, told };
}

it('says how far a batch is, which items came back, and once that it has ended', () => {
  const { store, db, no, batch, cancel, told } = heard();
  const [first] = itemsOf(store, no);
  expect(toldOfNote(db, batch(), { isEnd: false, seqs: [1] })).toMatchObject([
    { topic: 'enrichment:item', payload: { ids: [first?.id] } },
    { topic: 'enrichment:progress', payload: { status: 'queued' } },
  ]);
  cancel();
  expect(told(true)).toEqual(['enrichment:completed']);
});

it('leaves the end to whoever tells of it, where the batch ended after the note was written', () => {
  const { cancel, told } = heard();
  cancel();
  expect(told(false, [2])).toEqual(['enrichment:item']);
  expect(told(false)).toEqual([]);
});

it('tells nothing of a refresh', () => {
  const { db, batch } = heard();
  db.sql("UPDATE enrich_batch SET purpose = 'refresh'").run();
  expect(toldOfNote(db, batch(), { isEnd: true, seqs: [1] })).toEqual([]);
});
