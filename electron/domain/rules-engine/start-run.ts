// Puts a run of rules over many records into the queue, as one step. Call it inside a transaction, then wake the runner.
import { must } from '../../lib/assert.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import type { WriteDb } from '../../store/database.ts';
import type { StepJobSpec, StoredStepJob } from '../../store/step-jobs.ts';
import { queueStepJob } from '../bulk/queue-step-job.ts';
import { beginStep, type Doer } from '../steps/in-step.ts';

type Spec = StepJobSpec & Required<Pick<StepJobSpec, 'rules'>>;

export function startRulesRun(db: WriteDb, doer: Doer, spec: Spec, total: number): StoredStepJob {
  const { run, stepNo } = beginStep(db, doer, labelOfRun(spec.rules.entity, total));
  return queueStepJob(db, doer, { stepNo, kind: 'edit', spec, run: must(run, 'run'), turn: 0, total });
}

export const labelOfRun = (entity: EntityType, records: number): StepLabel => ({
  action: 'run_rules',
  ...(entity === 'company' ? { companies: records } : { companies: 0, people: records }),
});
