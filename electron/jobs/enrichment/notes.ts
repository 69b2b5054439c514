// What the engine tells the backend, at a pace that the window can use.
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';

export type EngineNote =
  | { kind: 'progress'; batchNo: number; isEnd: boolean }
  /** Records were written, or may have been. */
  | { kind: 'changed'; entity: EntityType }
  | { kind: 'damage'; problem: string }
  /** Nothing is left to do. */
  | { kind: 'idle' };

const everyMs = 250;

export type NoteBook = {
  progress(batch: StoredBatch, isEnd: boolean): void;
  fault(error: unknown): void;
  idle(): void;
};

export function createNoteBook(tell: (note: EngineNote) => void): NoteBook {
  const toldAt = new Map<number, number>();
  return {
    progress(batch, isEnd) {
      const now = performance.now();
      if (!isEnd && now - (toldAt.get(batch.no) ?? -everyMs) < everyMs) return;
      toldAt.set(batch.no, now);
      tell({ kind: 'progress', batchNo: batch.no, isEnd });
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
