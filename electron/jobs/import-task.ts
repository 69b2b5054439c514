// Imports as the queue runs them.
import { rmSync } from 'node:fs';
import type { ImportPayload } from '../domain/imports/import-input.ts';
import { showImport } from '../domain/imports/show-import.ts';
import { endImport, findImport, requeueImport, requeueImports, type StoredImport } from '../store/imports.ts';
import { createImportEvents } from './import-events.ts';
import { startImportThread } from './import-thread.ts';
import type { JobTask, TaskOptions } from './job-task.ts';
import { createProgressMeter, type LiveProgress } from './progress.ts';

export type ImportTaskOptions = TaskOptions & {
  progressOf: (id: string) => LiveProgress | null;
  /** Hears of an import that ended. */
  onEnded: (stored: StoredImport) => void;
};

export function createImportTask({
  store,
  events,
  leaseMs,
  progressOf,
  onEnded,
}: ImportTaskOptions): JobTask {
  const { db } = store;
  const isOpen = (id: string): boolean => {
    const status = findImport(db, id)?.status;
    return status === 'queued' || status === 'running';
  };
  const eventsOf = (id: string) =>
    createImportEvents(events, id, () => {
      const stored = findImport(db, id);
      return stored && showImport(db, stored, progressOf(id));
    });
  return {
    isOpen,
    status: (id) => findImport(db, id)?.status,
    launch(job) {
      const meter = createProgressMeter();
      const told = eventsOf(job.id);
      const total = findImport(db, job.id)?.rowsTotal ?? null;
      const thread = startImportThread(store, job, leaseMs, (progress) => {
        meter.note(progress, total);
        told.progress();
      });
      return { thread, meter };
    },
    ended(job) {
      const stored = findImport(db, job.id);
      if (stored) onEnded(stored);
      const { input, temporary } = job.payload as ImportPayload;
      if (temporary) rmSync(input.path, { force: true });
    },
    requeue: (id) => requeueImport(db, id),
    requeueAll: () => requeueImports(db),
    failed: (id, failure, nowMs) => endImport(db, id, { status: 'failed', failure }, nowMs),
    cancelled: (id, nowMs) => endImport(db, id, { status: 'cancelled' }, nowMs),
  };
}
