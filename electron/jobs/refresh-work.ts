// A refresh of many, once its providers have answered, as the queue does it.
import { holdersPiece, refreshPiece, type RefreshWork } from '../domain/entities/bulk/refresh-piece.ts';
import type { StoredWalk } from '../domain/entities/shareholders/stored-walk.ts';
import { labelOfRefresh } from '../domain/entities/bulk/start-refresh.ts';
import { endStep } from '../domain/steps/in-step.ts';
import { kindOfActor } from '../store/actors.ts';
import type { WriteDb } from '../store/database.ts';
import type { RefreshJob, StoredStepJob } from '../store/step-jobs.ts';
import type { Part, Work } from './step-work.ts';

export function refreshWork(db: WriteDb, step: StoredStepJob, job: RefreshJob, now: () => number): Work {
  const { run, stepNo, tally, createdBy: actor } = step;
  const origin = () => ({ kind: kindOfActor(db, actor), actor, atMs: now(), run, stepNo });
  const work = (): RefreshWork => ({ db, job, origin: origin(), tally });
  const walk = job.walk as StoredWalk | null;
  const parts: Part[] = [
    ...(walk ? [() => holdersPiece(work(), walk)] : []),
    (position, limit) => refreshPiece(work(), position, limit),
  ];
  return { parts, end: () => endStep(db, origin(), labelOfRefresh(job.entity, tally.changed)) };
}
