// Undos and redos as the queue runs them. Whoever watches the import hears of them as of the import.
import { t } from '../../shared/messages/message.ts';
import { showImport } from '../domain/imports/show-import.ts';
import type { UndoPayload } from '../domain/imports/undo/start-undo.ts';
import { findImport } from '../store/imports.ts';
import type { Job } from '../store/jobs.ts';
import { endUndo, findUndo, requeueUndo, requeueUndos } from '../store/undos.ts';
import type { JobTask, TaskOptions } from './job-task.ts';
import { companiesChangedBy } from './told-of-job.ts';
import { startUndoThread } from './undo-thread.ts';

const changedEveryMs = 1000;

export function createUndoTask({ store, events, leaseMs }: TaskOptions): JobTask {
  const { db } = store;
  const tellProgress = (job: Job): void => {
    const { importId } = job.payload as UndoPayload;
    const stored = findImport(db, importId);
    if (stored) events.publish('import:progress', importId, showImport(db, stored, null));
  };
  const status = (id: string) => findUndo(db, id)?.status;
  const isOpen = (id: string): boolean => status(id) === 'queued' || status(id) === 'running';
  return {
    isOpen,
    status,
    launch(job) {
      let changedAt = performance.now();
      const thread = startUndoThread(store, job, leaseMs, () => {
        tellProgress(job);
        if (performance.now() - changedAt < changedEveryMs) return;
        changedAt = performance.now();
        events.tell(companiesChangedBy(job));
      });
      return { thread, meter: null };
    },
    requeue: (id) => requeueUndo(db, id),
    requeueAll: () => requeueUndos(db),
    failed: (id, { code, message }, nowMs) =>
      endUndo(db, id, 'failed', { code, message: failureMessages[code]?.() ?? message }, nowMs),
    cancelled: (id, nowMs) => endUndo(db, id, 'cancelled', null, nowMs),
  };
}

/** The queue's own words speak of an import. */
const failureMessages: Record<string, () => string> = {
  internal_error: () =>
    t(
      'It stopped again and again and was given up. What was taken back so far stays so. Undo or redo the import again to go on.',
    ),
  disk_full: () =>
    t(
      'The disk is full. What was taken back so far stays so. Free some space, then undo or redo the import again.',
    ),
};
