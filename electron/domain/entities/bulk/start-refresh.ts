// Puts a refresh of many into the queue, as one step. Call it inside a transaction, then wake the runner.
import type { EntityType } from '../../../../shared/schema/enrichment.ts';
import type { StepLabel } from '../../../../shared/schema/step.ts';
import { must } from '../../../lib/assert.ts';
import type { WriteDb } from '../../../store/database.ts';
import type { RefreshJob, StoredStepJob } from '../../../store/step-jobs.ts';
import { queueStepJob } from '../../bulk/queue-step-job.ts';
import { beginStep, type Doer } from '../../steps/in-step.ts';

export function startRefresh(db: WriteDb, doer: Doer, refresh: RefreshJob, total: number): StoredStepJob {
  const { run, stepNo } = beginStep(db, doer, labelOfRefresh(refresh.entity, total));
  const spec = { refresh };
  return queueStepJob(db, doer, { stepNo, kind: 'edit', spec, run: must(run, 'run'), turn: 0, total });
}

export const labelOfRefresh = (entity: EntityType, records: number): StepLabel => ({
  action: 'refresh',
  ...(entity === 'company' ? { companies: records } : { companies: 0, people: records }),
});
