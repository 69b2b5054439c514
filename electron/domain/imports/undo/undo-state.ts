// Whether an import is in effect, from the last undo or redo of it.
import type { UndoState } from '../../../../shared/schema/undo.ts';
import type { StoredUndo } from '../../../store/undos.ts';

export function undoStateOf(last: StoredUndo | null): UndoState {
  if (last === null) return 'none';
  const { kind, status, scope } = last;
  if (status === 'queued' || status === 'running') return kind === 'undo' ? 'undoing' : 'redoing';
  if (status !== 'completed') return 'partly';
  if (kind === 'redo') return 'redone';
  return scope.rows || scope.fields ? 'partly' : 'undone';
}
