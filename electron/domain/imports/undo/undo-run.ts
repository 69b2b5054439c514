// What the pieces of an undo or redo share, of an import as of a step. Each takes a small part of the work in the caller's
// transaction and says how far it came, so that it can be committed, stopped and taken up anywhere.
import type { WriteDb } from '../../../store/database.ts';
import { insertKept, type KeptCell } from '../../../store/undo-kept.ts';
import type { StoredUndo, UndoTally } from '../../../store/undos.ts';
import { insertImportRange } from '../../../store/import-ranges.ts';
import type { KeyWriter, Origin } from '../../companies/write-company.ts';

/** `idPrefix`: what kind of record it is; a company unless told. */
export type Kept = Omit<KeptCell, 'seq'> & { idPrefix?: 'per' };

export type UndoRun = {
  db: WriteDb;
  /** The import or step that is taken back or brought back. */
  of: string;
  /** Under which companies that it removes are kept, see store/undone-companies.ts. */
  removalNo: number;
  origin: Origin;
  keys: KeyWriter;
  tally: UndoTally;
  /** Notes what stays as it is, and why. */
  keep(cell: Kept): void;
  /** A company came back under another number, since its own was given away. */
  renumbered(no: number): void;
};

export type StepResult = { position: number; seen: number; done: boolean };

/** `position`: where it stopped last; null: it has not begun. */
export type Step = (run: UndoRun, position: number | null, limit: number) => StepResult;

/** The run of an import's undo or redo: what stays is listed in the store. */
export function importUndoRun(
  db: WriteDb,
  undo: StoredUndo,
  rest: Pick<UndoRun, 'of' | 'origin' | 'keys'>,
): UndoRun {
  const { companies, cells, keptCompanies, keptCells, kept } = undo;
  const tally: UndoTally = { companies, cells, keptCompanies, keptCells, kept };
  return {
    ...rest,
    db,
    removalNo: undo.no,
    tally,
    keep(cell) {
      const isNew = insertKept(db, undo.no, { ...cell, seq: tally.kept + 1 });
      if (!isNew) return;
      tally.kept += 1;
      if (undo.kind === 'undo') tally.keptCells += 1;
    },
    renumbered: (no) => insertImportRange(db, undo.importNo, { firstNo: no, lastNo: no }),
  };
}
