// Whether an import can take its error file back, and the job that does where the rows are many.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import { requeueImport, type StoredImport } from '../../../store/imports.ts';
import { insertJob } from '../../../store/jobs.ts';
import { findLastUndo } from '../../../store/undos.ts';
import { undoStateOf } from '../undo/undo-state.ts';

export const resubmitTask = 'resubmit-import';

/** `path`: the mended rows, one as JSON on each line. `status`: the import's, which it has again afterwards. */
export type ResubmitPayload = {
  importId: string;
  path: string;
  actor: string;
  status: 'completed' | 'failed' | 'cancelled';
};

export function requireResubmittable(db: ReadDb, { no, status }: StoredImport): void {
  const state = undoStateOf(findLastUndo(db, no));
  const message =
    status === 'queued' || status === 'running'
      ? t('The import is still under way. Wait for its end, then send the fixed file.')
      : conflictOf(state);
  if (message !== null) throw new AppError('job_conflict', { message });
}

function conflictOf(state: string): string | null {
  if (state === 'undone') return t('The import is undone. Redo it, then send the fixed file.');
  if (state === 'undoing')
    return t('The import is being undone. Redo it afterwards, then send the fixed file.');
  if (state === 'redoing')
    return t('The import is being brought back. Wait for its end, then send the fixed file.');
  return null;
}

/** Call it inside a transaction, then wake the runner. */
export function queueResubmit(db: WriteDb, id: string, payload: ResubmitPayload, nowMs: number): void {
  requeueImport(db, payload.importId);
  insertJob(db, { id, task: resubmitTask, payload }, nowMs);
}
