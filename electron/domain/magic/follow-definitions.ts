// Once a template changed, or a field, option or group that one reads, every company’s value is computed anew: at once where
// there are few, in a job where there are many. It belongs to the step that changed the definition, and an undo follows likewise.
import { must } from '../../lib/assert.ts';
import { findCompanyByNo } from '../../store/companies.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { countMagicHolders, listMagicHolders } from '../../store/magic-holders.ts';
import { queueStepJob } from '../bulk/queue-step-job.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import type { StepResult } from '../imports/undo/undo-run.ts';
import type { Doer } from '../steps/in-step.ts';
import { fillMagic } from './fill-magic.ts';
import { magicPlanOf } from './magic-plan.ts';

const mostAtOnce = 1000;

export type FollowedStep = { stepNo: number; run: string | null };

/** Runs `change` and follows it. Within the caller's transaction; answers whether a job was queued, so that it may be woken. */
export function followDefinitions<T>(
  db: WriteDb,
  doer: Doer,
  change: () => { result: T; step: FollowedStep },
): { result: T; queued: boolean } {
  const before = signatureOf(db);
  const { result, step } = change();
  return { result, queued: signatureOf(db) !== before && recompute(db, doer, step) };
}

const signatureOf = (db: ReadDb): string => magicPlanOf(definitionsOf(db)).signature;

function recompute(db: WriteDb, doer: Doer, { stepNo, run }: FollowedStep): boolean {
  const origin = { run: must(run, 'run'), actor: doer.actor, atMs: doer.atMs };
  const total = countMagicHolders(db, mostAtOnce + 1);
  if (total > mostAtOnce) {
    const all = countMagicHolders(db, Number.MAX_SAFE_INTEGER);
    queueStepJob(db, doer, {
      stepNo,
      kind: 'edit',
      spec: { recompute: true },
      run: origin.run,
      turn: 0,
      total: all,
    });
    return true;
  }
  recomputePiece(db, origin, null, mostAtOnce + 1);
  return false;
}

export function recomputePiece(
  db: WriteDb,
  origin: { run: string; actor: string; atMs: number },
  position: number | null,
  limit: number,
): StepResult & { changed: number } {
  const numbers = listMagicHolders(db, position ?? 0, limit);
  let changed = 0;
  for (const no of numbers) {
    const company = findCompanyByNo(db, no);
    if (company && fillMagic(db, company, null, origin).changed.length > 0) changed += 1;
  }
  const last = numbers.at(-1) ?? position ?? 0;
  return { position: last, seen: numbers.length, done: numbers.length < limit, changed };
}
