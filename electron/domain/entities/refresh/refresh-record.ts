// One entity's refresh, once its providers have answered: the plan, what of it is written, and the answer to whoever asked. A dry run
// writes the very same and takes it back. Call it in a transaction.
import type {
  EntityChange,
  RefreshAnswer,
  RefreshRequest,
  RulesSummary,
} from '../../../../shared/schema/entity.ts';
import type { StepLabel } from '../../../../shared/schema/step.ts';
import type { WriteDb } from '../../../store/database.ts';
import { findStep } from '../../../store/steps.ts';
import type { StepOrigin } from '../../companies/write-company.ts';
import { idOf, nameOf, type ReviewRecord } from '../../review/review-record.ts';
import { runRules } from '../../rules-engine/run-rules.ts';
import { inStep, type Doer } from '../../steps/in-step.ts';
import { getEntity } from '../find-entity.ts';
import { linkAnswers } from '../link-answers.ts';
import type { Walk } from '../shareholders/walk.ts';
import {
  noShareholders,
  writeShareholders,
  type ShareholdersWritten,
} from '../shareholders/write-shareholders.ts';
import { showEntity } from '../show-entity.ts';
import { applyRefresh } from './apply-refresh.ts';
import { keyOfChange, namePath, planRefresh, type RefreshFlags } from './plan-refresh.ts';
import { rehearse } from './rehearse.ts';
import { standingOf } from './standing-of.ts';
import type { ItemTold } from './told-by.ts';

type Flags = Pick<
  RefreshRequest,
  'refreshScope' | 'preserveName' | 'preserveEntityData' | 'dryRun' | 'skipRulesEngine'
>;

/** `walk`: up to those who hold it; null: nobody looked. `depth`: how far of it. */
export type Gathered = { said: ItemTold; walk: Walk | null; depth: number };

export const flagsOf = ({
  refreshScope,
  preserveName,
  preserveEntityData,
}: Pick<Flags, 'refreshScope' | 'preserveName' | 'preserveEntityData'>): RefreshFlags => ({
  scope: refreshScope ?? 'legacy',
  preserveName,
  preserveEntityData,
});

/** `touched`: other records that became others. */
type Refreshed = { answer: RefreshAnswer; touched: readonly ReviewRecord[] };

/** Throws `not_found` where the entity was deleted while its providers were asked; then nothing is written. */
export function refreshRecord(
  db: WriteDb,
  id: string,
  gathered: Gathered,
  flags: Flags,
  doer: Doer,
): Refreshed {
  const record = getEntity(db, id);
  const { told } = gathered.said;
  const { changes } = planRefresh(standingOf(db, record), told, flagsOf(flags));
  const made = changes.filter(({ kept }) => kept === undefined);
  const work = (): Written => write(db, record, made, gathered, flags, doer);
  const written = flags.dryRun ? { ...rehearse(db, work), after: record, stepId: null, touched: [] } : work();
  const answer: RefreshAnswer = {
    ...answerOf(db, written.after, gathered),
    nameUpdated: made.some(({ path }) => path === namePath),
    entityDataUpdated: made.some(({ path }) => path !== namePath),
    shareholders: written.counts,
    ...(written.rules && { rulesExecutionSummary: written.rules }),
    changes,
    stepId: written.stepId,
  };
  return { answer, touched: written.touched };
}

/** Of what was asked, where nothing became of it. */
export function answerOf(db: WriteDb, record: ReviewRecord, { said, walk }: Gathered): RefreshAnswer {
  const results = [said, ...(walk?.nodes ?? []).map((node) => node.said)].flatMap((one, at) =>
    // The first node is the entity itself.
    at === 1 ? [] : (one?.results ?? []),
  );
  return {
    // Where nobody was asked nothing failed.
    success: said.results.length === 0 || said.told.length > 0,
    entity: showEntity(db, record),
    nameUpdated: false,
    entityDataUpdated: false,
    enrichments: said.results,
    shareholders: noShareholders,
    changes: [],
    costCents: results.reduce((sum, { costCents }) => sum + costCents, 0),
    stepId: null,
  };
}

type Made = ShareholdersWritten & { rules: RulesSummary | null };
type Written = Made & { after: ReviewRecord; stepId: string | null };

function write(
  db: WriteDb,
  record: ReviewRecord,
  made: readonly EntityChange[],
  { said, walk, depth }: Gathered,
  flags: Flags,
  doer: Doer,
): Written {
  let stepId = '';
  const written = inStep(
    db,
    doer,
    (result: Made) => labelOf(record, made, result),
    (origin) => {
      stepId = origin.run ?? '';
      linkAnswers(db, record.stored.uuid, said);
      applyRefresh(db, record, made, origin);
      const holders =
        record.entity === 'company' && walk
          ? writeShareholders(db, [record.stored.uuid], walk, depth, flagsOf(flags), origin)
          : { counts: noShareholders, touched: [] };
      return { ...holders, rules: flags.skipRulesEngine ? null : runAll(db, record, holders, origin) };
    },
  );
  // One that changed nothing leaves no step behind.
  return {
    ...written,
    after: getEntity(db, idOf(record)),
    stepId: findStep(db, stepId) ? stepId : null,
  };
}

/** Of whoever was refreshed; what is told is of the entity itself. */
function runAll(
  db: WriteDb,
  record: ReviewRecord,
  { touched }: ShareholdersWritten,
  origin: StepOrigin,
): RulesSummary {
  const summary = runRules(db, getEntity(db, idOf(record)), origin);
  for (const one of touched) runRules(db, one, origin);
  return summary;
}

function labelOf(
  record: ReviewRecord,
  made: readonly EntityChange[],
  { touched }: ShareholdersWritten,
): StepLabel {
  const { entity } = record;
  const all = [record, ...touched];
  const people = all.filter((one) => one.entity === 'person').length;
  return {
    action: 'refresh',
    companies: all.length - people,
    ...(people > 0 && { people }),
    name: nameOf(record),
    ...(all.length === 1 && {
      fields: made.slice(0, 5).map(({ path }) => (path === namePath ? keyOfChange(entity, path) : path)),
    }),
  };
}
