// The undo state of an import as the wire shows it.
import type { KeptCell, UndoRun, UndoSummary } from '../../../../shared/schema/undo.ts';
import { isoTime } from '../../../lib/clock.ts';
import { formatId } from '../../../lib/ids.ts';
import { getActor } from '../../../store/actors.ts';
import type { ReadDb } from '../../../store/database.ts';
import type { FieldKey } from '../../../store/field-key.ts';
import type { StoredImport } from '../../../store/imports.ts';
import type { KeptCell as StoredKept } from '../../../store/undo-kept.ts';
import { findLastUndo, type StoredUndo, type UndoScope } from '../../../store/undos.ts';
import { definitionsOf } from '../../custom-fields/definitions.ts';
import { findFieldPath } from '../../custom-fields/field-path.ts';
import { canRedo, canUndo } from './start-undo.ts';
import { undoStateOf } from './undo-state.ts';

export function showUndo(db: ReadDb, stored: StoredImport): UndoSummary {
  const last = findLastUndo(db, stored.no);
  return {
    state: undoStateOf(last),
    can_undo: canUndo(db, stored),
    can_redo: canRedo(db, stored),
    last: last && showRun(db, last),
  };
}

const showRun = (db: ReadDb, undo: StoredUndo): UndoRun => ({
  id: undo.id,
  kind: undo.kind,
  status: undo.status,
  scope: showScope(db, undo.scope),
  companies_count: undo.companies,
  cells_count: undo.cells,
  kept_companies_count: undo.keptCompanies,
  kept_cells_count: undo.keptCells,
  kept_count: undo.kept,
  progress: { done: undo.done, total: undo.total },
  failure: undo.failure,
  created_by: getActor(db, undo.createdBy),
  created_at: isoTime(undo.createdAtMs),
  finished_at: undo.finishedAtMs === null ? null : isoTime(undo.finishedAtMs),
});

const showScope = (db: ReadDb, { rows, fields }: UndoScope): UndoRun['scope'] => ({
  ...(rows && { rows }),
  ...(fields && { fields: fields.map((field) => pathOf(db, field)) }),
});

/** A field that was deleted since has no path any more. */
const pathOf = (db: ReadDb, field: FieldKey): string => findFieldPath(definitionsOf(db), field) ?? field;

export const showKept = (db: ReadDb, { companyUuid, companyName, ...cell }: StoredKept): KeptCell => ({
  company_id: formatId('com', companyUuid),
  company_name: companyName,
  field: cell.field && pathOf(db, cell.field),
  reason: cell.reason,
  value: cell.value,
  earlier: cell.earlier,
});
