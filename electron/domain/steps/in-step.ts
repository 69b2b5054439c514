// Whatever a person or script changes is a step: it can be taken back as one, now or after a restart.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { newId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import {
  deleteStep,
  dropUndone,
  findNextUndo,
  findStep,
  hasTrace,
  insertStep,
  updateStep,
} from '../../store/steps.ts';
import type { StepOrigin } from '../companies/write-company.ts';

/** Who does it. */
export type Doer = { kind: 'person' | 'script'; actor: string; atMs: number };

/**
 * Runs `work` as one step; call it inside a transaction. What it writes through the write path carries the origin that it is
 * given. A step that changed nothing leaves none behind. `label` may depend on what came of it.
 */
export function inStep<T>(
  db: WriteDb,
  doer: Doer,
  label: StepLabel | ((result: T) => StepLabel),
  work: (origin: StepOrigin) => T,
): T {
  const origin = beginStep(db, doer, typeof label === 'function' ? noLabel : label);
  const result = work(origin);
  endStep(db, origin, typeof label === 'function' ? label(result) : label);
  return result;
}

const noLabel: StepLabel = { action: 'edit', companies: 0 };

/** For a job, which ends its step in a later transaction: until then nobody can take it back. */
export function beginStep(db: WriteDb, doer: Doer, label: StepLabel): StepOrigin {
  const id = newId('stp', doer.atMs);
  const { actor, atMs } = doer;
  const stepNo = insertStep(db, { id, actor, label, state: 'working', atMs });
  return { ...doer, run: id, stepNo };
}

export function endStep(db: WriteDb, { run, stepNo, actor }: StepOrigin, label: StepLabel): void {
  if (run === null || !hasTrace(db, run, stepNo)) return deleteStep(db, stepNo);
  const turn = findStep(db, run)?.turn ?? 0;
  updateStep(db, stepNo, { label, state: 'done', lastRun: run, turn });
  dropUndone(db, actor);
}

/**
 * The caller's last step, to write more into it. Throws `job_conflict` where something was done since, or where it was undone:
 * then it could no longer be taken back as one.
 */
export function goOnWithStep(db: WriteDb, doer: Doer, id: string): { origin: StepOrigin; label: StepLabel } {
  const step = findNextUndo(db, doer.actor);
  if (step?.id !== id || step.turn > 0)
    throw new AppError('job_conflict', {
      message: t(
        'Something else was done since, so this cannot become part of the same step. Send it without "step".',
      ),
    });
  return { origin: { ...doer, run: id, stepNo: step.no }, label: step.label };
}
