// Puts an undo or redo into the queue, where the import is in a state for it. Call it inside a transaction, then wake the
// runner.
import { AppError } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import { must } from '../../../lib/assert.ts';
import type { ReadDb, WriteDb } from '../../../store/database.ts';
import type { StoredImport } from '../../../store/imports.ts';
import { insertJob } from '../../../store/jobs.ts';
import {
  claimUndosForRedo,
  findLastUndo,
  findUndo,
  hasUndoInEffect,
  insertUndo,
  type StoredUndo,
  type UndoRequest,
} from '../../../store/undos.ts';
import { undoStateOf } from './undo-state.ts';

export const undoTask = 'undo-import';

/** What the undo's row in the queue holds beside the undo itself. */
export type UndoPayload = { importId: string };

export function startUndo(
  db: WriteDb,
  stored: StoredImport,
  request: Omit<UndoRequest, 'importNo'>,
): StoredUndo {
  requirePossible(db, stored, request.kind);
  const no = insertUndo(db, { ...request, importNo: stored.no });
  if (request.kind === 'redo') claimUndosForRedo(db, stored.no, no);
  const payload: UndoPayload = { importId: stored.id };
  insertJob(db, { id: request.id, task: undoTask, payload }, request.createdAtMs);
  return must(findUndo(db, request.id), 'undo');
}

export const canUndo = (db: ReadDb, stored: StoredImport): boolean => whyNot(db, stored, 'undo') === null;
export const canRedo = (db: ReadDb, stored: StoredImport): boolean => whyNot(db, stored, 'redo') === null;

function requirePossible(db: ReadDb, stored: StoredImport, kind: UndoRequest['kind']): void {
  const message = whyNot(db, stored, kind);
  if (message !== null) throw new AppError('job_conflict', { message });
}

function whyNot(db: ReadDb, { no, status }: StoredImport, kind: UndoRequest['kind']): string | null {
  if (status === 'queued' || status === 'running')
    return t('The import is still under way. Wait for its end, or stop it, then take it back.');
  const last = findLastUndo(db, no);
  const state = undoStateOf(last);
  if (state === 'undoing') return t('The import is being undone. Wait for the end of that.');
  if (state === 'redoing') return t('The import is being brought back. Wait for the end of that.');
  if (kind === 'redo')
    return hasUndoInEffect(db, no)
      ? null
      : t('No undo of this import is in effect. There is nothing to redo.');
  if (state === 'undone' && last?.kept === 0)
    return t('The import is undone already. There is nothing more to take back.');
  return null;
}
