// Whether an import is in effect, from the last undo or redo of it.
import type { UndoState } from '../../../../shared/schema/undo.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findLastUndo, type StoredUndo } from '../../../store/undos.ts';

export function undoStateOf(last: StoredUndo | null): UndoState {
  if (last === null) return 'none';
  const { kind, status, scope } = last;
  if (status === 'queued' || status === 'running') return kind === 'undo' ? 'undoing' : 'redoing';
  if (status !== 'completed') return 'partly';
  if (kind === 'redo') return 'redone';
  return scope.rows || scope.fields ? 'partly' : 'undone';
}

/** The undo or redo of an import that is queued or under way. */
export function openUndoOf(db: ReadDb, stored: { no: number }): string | null {
  const last = findLastUndo(db, stored.no);
  const state = undoStateOf(last);
  return last && (state === 'undoing' || state === 'redoing') ? last.id : null;
}
