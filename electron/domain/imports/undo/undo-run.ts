// What the steps of an undo or redo share. Each step takes a small piece of the work in the caller's transaction and says
// how far it came, so that it can be committed, stopped and taken up anywhere.
import type { WriteDb } from '../../../store/database.ts';
import { insertKept, type KeptCell } from '../../../store/undo-kept.ts';
import type { StoredUndo, UndoTally } from '../../../store/undos.ts';
import type { KeyWriter, Origin } from '../../companies/write-company.ts';

export type UndoRun = {
  db: WriteDb;
  undo: StoredUndo;
  importId: string;
  origin: Origin;
  keys: KeyWriter;
  tally: UndoTally;
};

export type StepResult = { position: number; seen: number; done: boolean };

/** `position`: where it stopped last; null: it has not begun. */
export type Step = (run: UndoRun, position: number | null, limit: number) => StepResult;

export function keep({ db, undo, tally }: UndoRun, cell: Omit<KeptCell, 'seq'>): void {
  const isNew = insertKept(db, undo.no, { ...cell, seq: tally.kept + 1 });
  if (!isNew) return;
  tally.kept += 1;
  if (undo.kind === 'undo') tally.keptCells += 1;
}
