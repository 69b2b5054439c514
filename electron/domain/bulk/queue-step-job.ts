// Puts work that belongs to a step into the queue. Call it inside a transaction, then wake the runner.
import { must } from '../../lib/assert.ts';
import { newId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { insertJob } from '../../store/jobs.ts';
import { findStepJob, insertStepJob, type StoredStepJob } from '../../store/step-jobs.ts';
import type { Doer } from '../steps/in-step.ts';

export const bulkTask = 'bulk';

type Wanted = Pick<StoredStepJob, 'stepNo' | 'kind' | 'spec' | 'run' | 'turn' | 'total'>;

export function queueStepJob(db: WriteDb, { actor, atMs }: Doer, wanted: Wanted): StoredStepJob {
  const id = newId('blk', atMs);
  insertStepJob(db, { ...wanted, id, createdBy: actor, createdAtMs: atMs });
  insertJob(db, { id, task: bulkTask, payload: {} }, atMs);
  return must(findStepJob(db, id), 'bulk job');
}
