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
  fault(error: unknown): void;
  idle(): void;
};

export function createNoteBook(tell: (note: EngineNote) => void): NoteBook {
  const toldAt = new Map<number, number>();
  const back = new Map<number, number[]>();
  return {
    progress(batch, isEnd, seqs = []) {
      const news = [...(back.get(batch.no) ?? []), ...seqs].slice(-mostSeqs);
      back.set(batch.no, news);
      const now = performance.now();
      if (!isEnd && now - (toldAt.get(batch.no) ?? -everyMs) < everyMs) return;
      toldAt.set(batch.no, now);
      back.delete(batch.no);
      tell({ kind: 'progress', batchNo: batch.no, isEnd, seqs: news });
      if (batch.environment === 'live' && batch.apply !== 'review')
        tell({ kind: 'changed', entity: batch.entity });
    },
    fault(error) {
      const problem = storeDamageIn(error);
      if (problem !== null) tell({ kind: 'damage', problem });
    },
    idle: () => tell({ kind: 'idle' }),
  };
}
