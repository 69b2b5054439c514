// A run of rules over many records, as the queue does it.
import { runPiece } from '../domain/rules-engine/run-many.ts';
import { labelOfRun } from '../domain/rules-engine/start-run.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { must } from '../lib/assert.ts';
import { kindOfActor } from '../store/actors.ts';
import type { WriteDb } from '../store/database.ts';
import type { StepJobSpec, StoredStepJob } from '../store/step-jobs.ts';
import type { Work } from './step-work.ts';

export function rulesWork(
  db: WriteDb,
  job: StoredStepJob,
  { entity }: NonNullable<StepJobSpec['rules']>,
  now: () => number,
): Work {
  const { spec, run, stepNo, tally, createdBy: actor } = job;
  const origin = () => ({ kind: kindOfActor(db, actor), actor, atMs: now(), run: must(run, 'run'), stepNo });
  return {
    parts: [(position, limit) => runPiece(db, spec, origin(), tally, position, limit)],
    end: () => endStep(db, origin(), labelOfRun(entity, tally.changed)),
  };
}
