// What is to be told of a job that has ended. It is promised by whoever ends it, in the same transaction, and published by the backend
// once it heard of the end, or at its next start.
import type { EventPayloads } from '../../shared/events.ts';
import { bulkTask } from '../domain/bulk/queue-step-job.ts';
import { showBulkJob } from '../domain/bulk/start-bulk.ts';
import { showImport } from '../domain/imports/show-import.ts';
import { importTask } from '../domain/imports/start-import.ts';
import { undoTask } from '../domain/imports/undo/start-undo.ts';
import { promiseEvents } from '../domain/webhooks/promise-events.ts';
import type { Told } from '../lib/events.ts';
import type { ReadDb, WriteDb } from '../store/database.ts';
import { findImport } from '../store/imports.ts';
import { findJob, finishJob, type Claim, type Job } from '../store/jobs.ts';
import { findStepJob } from '../store/step-jobs.ts';

type Ended = Pick<Job, 'id' | 'task' | 'payload'>;

/** Companies are changed by any of them, also by one that goes on later. */
export function companiesChangedBy({ id, payload }: Pick<Job, 'id' | 'payload'>): Told<'company:changed'> {
  const { importId = id } = payload as { importId?: string };
  return { topic: 'company:changed', id: importId, payload: { many: true } };
}

export function toldOfJob(db: ReadDb, job: Ended): Told[] {
  const { id } = companiesChangedBy(job);
  return [companiesChangedBy(job), ...(job.task === bulkTask ? ofStep(db, id) : ofImport(db, job.task, id))];
}

function ofStep(db: ReadDb, id: string): Told[] {
  const job = findStepJob(db, id);
  const isToggle = job?.kind === 'undo' || job?.kind === 'redo';
  const topics = [
    ...(['step:changed', 'definitions:changed', 'person:changed', 'rules:changed'] as const),
    ...(isToggle || job?.spec.refresh ? (['relation:changed'] as const) : []),
    ...(isToggle ? (['user:changed', 'object:changed'] as const) : []),
  ];
  return [
    ...(job ? [{ topic: 'bulk:ended', id, payload: showBulkJob(db, job) } as const] : []),
    ...topics.map((topic) => ({ topic, id })),
  ];
}

function ofImport(db: ReadDb, task: string, id: string): Told[] {
  const stored = findImport(db, id);
  if (!stored) return [];
  const payload: EventPayloads['import:undone'] = showImport(db, stored, null);
  const hasFailed = task === importTask && stored.status === 'failed';
  const end = hasFailed ? 'import:failed' : 'import:completed';
  return [{ topic: task === undoTask ? 'import:undone' : end, id, payload }];
}

/** `finishJob` of a job whose own table says already how it ended. */
export function endJob(
  db: WriteDb,
  claim: Claim,
  state: Parameters<typeof finishJob>[2],
  nowMs: number,
): boolean {
  const isOurs = finishJob(db, claim, state, nowMs);
  const job = isOurs && findJob(db, claim.id);
  if (job) promiseEvents(db, toldOfJob(db, job));
  return isOurs;
}
