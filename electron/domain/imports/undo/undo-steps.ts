// The steps of an undo or redo, in an order in which no name or domain is in the way of another one of the same import.
import type { ReadDb } from '../../../store/database.ts';
import { countChangesOfRun } from '../../../store/changes.ts';
import { rangeOfImport } from '../../../store/import-ranges.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { countUndone, findOriginRow } from '../../../store/undone-companies.ts';
import { listUndosOfRedo, type StoredUndo } from '../../../store/undos.ts';
import type { StoredCompany } from '../../../store/company-row.ts';
import { blankCreated } from './blank-created.ts';
import { removeCreated } from './remove-created.ts';
import { returnUndone } from './return-undone.ts';
import { takeBackChanges } from './take-back-changes.ts';
import type { Step } from './undo-run.ts';

export type UndoWork = {
  steps: Step[];
  /** Companies and changes that will be looked at. */
  total: number;
};

export function workOf(db: ReadDb, undo: StoredUndo, stored: StoredImport): UndoWork {
  return undo.kind === 'undo' ? undoWork(db, undo, stored) : redoWork(db, undo);
}

function undoWork(db: ReadDb, { scope }: StoredUndo, stored: StoredImport): UndoWork {
  const range = rangeOfImport(db, stored);
  const rows = scope.rows && new Set(scope.rows);
  const { fields } = scope;
  const isOfScope = (company: StoredCompany): boolean =>
    company.originRun === stored.id && (!rows || rows.has(findOriginRow(db, company.no) ?? 0));
  const changes = takeBackChanges({
    changesOf: stored.id,
    rows,
    fields,
    // What an import did to its own companies goes or stays with them.
    skips: fields ? () => false : isOfScope,
  });
  return {
    steps: fields ? [changes, blankCreated({ range, rows, fields })] : [removeCreated(range, rows), changes],
    total: stored.ledger.created + countChangesOfRun(db, stored.id),
  };
}

function redoWork(db: ReadDb, redo: StoredUndo): UndoWork {
  const undos = listUndosOfRedo(db, redo.no);
  const sizes = undos.map(({ id, no }) => countChangesOfRun(db, id) + countUndone(db, no));
  return {
    steps: undos.flatMap(({ id, no }) => [
      takeBackChanges({ changesOf: id, skips: () => false }),
      returnUndone(no),
    ]),
    total: sizes.reduce((sum, size) => sum + size, 0),
  };
}
