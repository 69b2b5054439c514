// One entity's refresh, once its providers have answered: the plan, what of it is written, and the answer to whoever asked. Call it in
// a transaction.
import type { EntityChange, RefreshAnswer, RefreshRequest } from '../../../../shared/schema/entity.ts';
import type { StepLabel } from '../../../../shared/schema/step.ts';
import type { WriteDb } from '../../../store/database.ts';
import { nameOf, type ReviewRecord } from '../../review/review-record.ts';
import { inStep, type Doer } from '../../steps/in-step.ts';
import { getEntity } from '../find-entity.ts';
import { showEntity } from '../show-entity.ts';
import { applyRefresh } from './apply-refresh.ts';
import { keyOfChange, namePath, planRefresh, type RefreshFlags } from './plan-refresh.ts';
import { standingOf } from './standing-of.ts';
import type { ItemTold } from './told-by.ts';

export type Flags = Pick<RefreshRequest, 'refreshScope' | 'preserveName' | 'preserveEntityData' | 'dryRun'>;

export const flagsOf = ({ refreshScope, preserveName, preserveEntityData }: Flags): RefreshFlags => ({
  scope: refreshScope ?? 'legacy',
  preserveName,
  preserveEntityData,
});

/** Throws `not_found` where the entity was deleted while its providers were asked; then nothing is written. */
export function refreshRecord(
  db: WriteDb,
  id: string,
  { told, results }: ItemTold,
  flags: Flags,
  doer: Doer,
): RefreshAnswer {
  const record = getEntity(db, id);
  const { changes } = planRefresh(standingOf(db, record), told, flagsOf(flags));
  const made = changes.filter(({ kept }) => kept === undefined);
  const { after, stepId } =
    flags.dryRun || made.length === 0 ? { after: record, stepId: null } : write(db, record, made, doer);
  return {
    success: told.length > 0,
    entity: showEntity(db, after),
    nameUpdated: made.some(({ path }) => path === namePath),
    entityDataUpdated: made.some(({ path }) => path !== namePath),
    enrichments: results,
    shareholders: { created: 0, updated: 0, skipped: 0, maxDepthReached: 0 },
    changes,
    costCents: results.reduce((sum, { costCents }) => sum + costCents, 0),
    stepId,
  };
}

function write(
  db: WriteDb,
  record: ReviewRecord,
  made: readonly EntityChange[],
  doer: Doer,
): { after: ReviewRecord; stepId: string | null } {
  let stepId: string | null = null;
  const after = inStep(db, doer, labelOf(record, made), (origin) => {
    stepId = origin.run;
    return applyRefresh(db, record, made, origin);
  });
  return { after, stepId };
}

function labelOf(record: ReviewRecord, made: readonly EntityChange[]): StepLabel {
  const { entity } = record;
  return {
    action: 'refresh',
    ...(entity === 'company' ? { companies: 1 } : { companies: 0, people: 1 }),
    name: nameOf(record),
    fields: made.slice(0, 5).map(({ path }) => (path === namePath ? keyOfChange(entity, path) : path)),
  };
}
