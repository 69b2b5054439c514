// What a refresh of many would change, in numbers, in the order in which it is written: the way up to their shareholders, tried and taken
// back, then each record's plan under the names that those before it leave. In steps, since it may be ten thousand.
import type { BulkPlan, ShareholderCounts } from '../../../../shared/schema/entity.ts';
import { findCompanyByUuid } from '../../../store/companies.ts';
import type { WriteDb } from '../../../store/database.ts';
import { transact } from '../../../store/database.ts';
import type { StoredBatch } from '../../../store/enrichment/batches.ts';
import { listItems, type StoredItem } from '../../../store/enrichment/items.ts';
import { findReviewRecord, idOf, nameOf } from '../../review/review-record.ts';
import { inStep, type Doer } from '../../steps/in-step.ts';
import { namePath, planRefresh, type RefreshFlags } from '../refresh/plan-refresh.ts';
import { rehearse } from '../refresh/rehearse.ts';
import { standingOf } from '../refresh/standing-of.ts';
import { toldBy } from '../refresh/told-by.ts';
import type { Walk } from '../shareholders/walk.ts';
import { noShareholders, writeShareholders } from '../shareholders/write-shareholders.ts';
import { createPlannedNames, type PlannedNames } from './planned-names.ts';

const piece = 100;
const mostShown = 100;

export type BulkTold = { batch: StoredBatch; walk: Walk | null; depth: number };

export function* planMany(
  db: WriteDb,
  { batch, walk, depth }: BulkTold,
  flags: RefreshFlags,
  doer: Doer,
): Generator<undefined, BulkPlan> {
  const plan = emptyPlan();
  const names = createPlannedNames();
  if (walk) plan.shareholders = tryHolders(db, walk, depth, flags, doer, names);
  for (let after = 0; ;) {
    const items = listItems(db, batch.no, { after, limit: piece, status: null });
    for (const item of items) planItem(db, batch, item, flags, plan, names);
    const last = items.at(-1);
    if (!last || items.length < piece) break;
    after = last.seq;
    yield;
  }
  plan.costCents = batch.spentCents + costAbove(walk);
  return plan;
}

function planItem(
  db: WriteDb,
  batch: StoredBatch,
  item: StoredItem,
  flags: RefreshFlags,
  plan: BulkPlan,
  names: PlannedNames,
): void {
  const record = item.recordUuid && findReviewRecord(db, batch.entity, item.recordUuid);
  if (!record) return;
  const { told } = toldBy(db, batch, item, () => null);
  if (told.length === 0) return;
  plan.answered += 1;
  const standing = names.over(standingOf(db, record));
  const { changes } = planRefresh(standing, told, flags);
  const made = changes.filter(({ kept }) => kept === undefined);
  names.follow(standing, made);
  plan.kept += changes.length - made.length;
  if (changes.some(({ kept }) => kept === 'name_taken')) plan.nameConflicts += 1;
  if (made.length > 0) plan.changed += 1;
  if (made.some(({ path }) => path === namePath)) plan.nameChanges += 1;
  if (made.some(({ path }) => path !== namePath)) plan.entityDataChanges += 1;
  const shown = { entityId: idOf(record), entityName: nameOf(record) };
  for (const change of made) if (plan.changes.length < mostShown) plan.changes.push({ ...change, ...shown });
}

const costAbove = (walk: Walk | null): number =>
  (walk?.nodes ?? [])
    .filter(({ depth }) => depth > 0)
    .flatMap(({ said }) => said?.results ?? [])
    .reduce((sum, { costCents }) => sum + costCents, 0);

function tryHolders(
  db: WriteDb,
  walk: Walk,
  depth: number,
  flags: RefreshFlags,
  doer: Doer,
  names: PlannedNames,
): ShareholderCounts {
  const { counts, touched } = transact(db, () =>
    rehearse(db, () =>
      inStep(db, doer, { action: 'refresh', companies: 0 }, (origin) =>
        writeShareholders(db, rootsOf(walk), walk, depth, flags, origin),
      ),
    ),
  );
  for (const record of touched)
    if (record.entity === 'company')
      names.rename(findCompanyByUuid(db, record.stored.uuid)?.values.name ?? null, nameOf(record));
  return counts;
}

/** Of those that are records. */
export const rootsOf = ({ nodes }: Pick<Walk, 'nodes'>): Buffer[] =>
  nodes.filter(({ depth }) => depth === 0).flatMap(({ record }) => record ?? []);

const emptyPlan = (): BulkPlan => ({
  answered: 0,
  changed: 0,
  nameChanges: 0,
  nameConflicts: 0,
  entityDataChanges: 0,
  kept: 0,
  shareholders: noShareholders,
  costCents: 0,
  changes: [],
});
