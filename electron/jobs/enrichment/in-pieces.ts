// A batch with all its items, written in pieces so that others read and write in between. It is whole or it is not there: whatever
// goes wrong before `start` is done takes it away again.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { addItems, openBatch, type BatchWish, type ItemWishes } from '../../domain/enrichment/start-batch.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { dropHalfBatches } from '../../store/enrichment/batches.ts';

/** `start`: makes a batch of it, in a transaction of its own, by its number. */
export async function inPieces<R>(
  db: WriteDb,
  wish: BatchWish,
  { total, each }: ItemWishes,
  start: (no: number) => R,
): Promise<R> {
  const no = transact(db, () => openBatch(db, wish, total));
  try {
    const work = addItems(db, no, each, wish.createdAtMs);
    await inTurns(() => transact(db, () => work.next()));
    return start(no);
  } catch (error) {
    transact(db, () => dropHalfBatches(db, no));
    throw error;
  }
}

/** Others are answered between two steps. */
export async function inTurns<T>(next: () => IteratorResult<unknown, T>): Promise<T> {
  for (;;) {
    const step = next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}
