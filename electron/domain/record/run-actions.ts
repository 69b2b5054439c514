// What a person was doing when he wrote: the action of his step, or the undo or redo of one.
import type { HistoryAction } from '../../../shared/schema/record.ts';
import { findChangeOrigin } from '../../store/changes.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RecordChange } from '../../store/record-history.ts';
import { findStep } from '../../store/steps.ts';
import { findUndo } from '../../store/undos.ts';

export function actionOf(db: ReadDb, change: RecordChange): HistoryAction | null {
  const { run } = change;
  if (run === null) return null;
  if (change.kind !== 'undo') return findStep(db, run)?.label.action ?? null;
  const [stepId = ''] = run.split('#');
  const undo = findUndo(db, run);
  if (undo) return undo.kind;
  return bringsBack(db, change, stepId) ? 'redo' : 'undo';
}

/** A redo gives the values back to the step that wrote them. */
function bringsBack(db: ReadDb, { sourcesAfter }: RecordChange, stepId: string): boolean {
  const sources = Object.values(sourcesAfter ?? {});
  return sources.some((seq) => seq !== undefined && findChangeOrigin(db, seq)?.run === stepId);
}
