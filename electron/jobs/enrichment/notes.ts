// What the engine tells the backend, at a pace that the window can use.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';

export type EngineNote =
  /** `seqs`: items that came back since the last note, the newest of them. */
  | { kind: 'progress'; batchNo: number; isEnd: boolean; seqs: number[] }
  /** Records were written, or may have been. */
  | { kind: 'changed'; entity: EntityType }
  | { kind: 'damage'; problem: string }
  /** Nothing is left to do. */
  | { kind: 'idle' };

const everyMs = 250;
const mostSeqs = 200;

export type NoteBook = {
  progress(batch: StoredBatch, isEnd: boolean, seqs?: readonly number[]): void;
  /** At once, as an end is. */
  paused(batch: StoredBatch): void;
  fault(error: unknown): void;
  idle(): void;
};

export function createNoteBook(tell: (note: EngineNote) => void): NoteBook {
  const toldAt = new Map<number, number>();
  const back = new Map<number, number[]>();
  const say = (batch: StoredBatch, isEnd: boolean): void => {
    toldAt.set(batch.no, performance.now());
    const seqs = back.get(batch.no) ?? [];
    back.delete(batch.no);
    tell({ kind: 'progress', batchNo: batch.no, isEnd, seqs });
    if (batch.environment === 'live' && batch.apply !== 'review')
      tell({ kind: 'changed', entity: batch.entity });
  };
  return {
    progress(batch, isEnd, seqs = []) {
      back.set(batch.no, [...(back.get(batch.no) ?? []), ...seqs].slice(-mostSeqs));
      if (isEnd || performance.now() - (toldAt.get(batch.no) ?? -everyMs) >= everyMs) say(batch, isEnd);
    },
    paused: (batch) => say(batch, false),
    fault(error) {
      const problem = storeDamageIn(error);
      if (problem !== null) tell({ kind: 'damage', problem });
    },
    idle: () => tell({ kind: 'idle' }),
  };
}
