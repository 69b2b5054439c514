// What rules made of a record, as the wire has it, and tasks that a person has done.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { RecordRules } from '../../../shared/schema/rule.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findRuleRun, listEffectiveOutcomes, type EffectiveOutcome } from '../../store/rule-outcomes.ts';
import { changeDefinition, type By } from '../custom-fields/definition-writer.ts';
import { pathOfStored } from './stored-definition.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { idOf, type ReviewRecord } from '../review/review-record.ts';
import { ruleIdOf } from './manage-rules.ts';

export function showRecordRules(db: ReadDb, record: ReviewRecord): RecordRules {
  const { uuid } = record.stored;
  const outcomes = listEffectiveOutcomes(db, uuid);
  const of = (kind: EffectiveOutcome['kind']) => outcomes.filter((one) => one.kind === kind);
  const [status] = of('status');
  const risks = of('risk').map((one) => ({ ...given(one), points: one.points ?? 0 }));
  const run = findRuleRun(db, uuid);
  return {
    entityId: idOf(record),
    status: status ? { ...given(status), text: status.text ?? '' } : null,
    riskPoints: risks.reduce((sum, { points }) => sum + points, 0),
    risks,
    tasks: of('task').map((one) => showTask(db, one)),
    lastRun: run && { at: isoTime(run.atMs), summary: run.summary },
  };
}

const given = ({ ruleUuid, ruleName, atMs }: EffectiveOutcome) => ({
  ruleId: ruleIdOf({ uuid: ruleUuid }),
  ruleName,
  at: isoTime(atMs),
});

const showTask = (db: ReadDb, task: EffectiveOutcome): RecordRules['tasks'][number] => ({
  ...given(task),
  id: formatId('tsk', task.uuid),
  text: task.text ?? '',
  field: task.field === null ? null : pathOfStored(definitionsOf(db), task.field),
  doneAt: task.doneAtMs === null ? null : isoTime(task.doneAtMs),
  doneBy: task.doneBy === null ? null : getActor(db, task.doneBy),
});

/** Throws `not_found`. */
export function setTaskDone(
  db: WriteDb,
  record: ReviewRecord,
  taskId: string,
  isDone: boolean,
  by: By,
): void {
  const uuid = parseId('tsk', taskId);
  const task = listEffectiveOutcomes(db, record.stored.uuid).find(
    (one) => one.kind === 'task' && uuid?.equals(one.uuid) === true,
  );
  if (!task)
    throw new AppError('not_found', {
      message: t('There is no task {id} here. Its rule may no longer hold.', { id: taskId }),
    });
  const change = isDone ? { done_at_ms: by.atMs, done_by: by.actor } : { done_at_ms: null, done_by: null };
  changeDefinition(db, 'rule_outcome', task.no, change, by);
}
