// One run of a schedule: a batch over what it chooses now, by providers as they are now.
import { isDeepStrictEqual } from 'node:util';
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EstimateRequest } from '../../../shared/schema/enrichment.ts';
import { checkWaterfall } from '../../domain/enrichment/check-waterfall.ts';
import { recordsLeft, wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
import { getSchedule, openRunOf, queryOf } from '../../domain/enrichment/manage-schedules.ts';
import { nextRunAfter } from '../../domain/enrichment/rhythm.ts';
import { draw, startBatch } from '../../domain/enrichment/start-batch.ts';
import { shownSteps } from '../../domain/enrichment/step-fields.ts';
import { customKeyOf } from '../../domain/custom-fields/field-path.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';
import { saveSchedule, type StoredSchedule } from '../../store/enrichment/schedules.ts';
import { inPieces } from './in-pieces.ts';
import { providerInfos, type ProviderSource } from './provider-infos.ts';

export type RunSource = ProviderSource & {
  clock: Clock;
  /** As for a batch that a person starts. */
  chosenRecords: (choice: Pick<EstimateRequest, 'entity' | 'query' | 'sample'>) => Promise<Buffer[]>;
};

/**
 * `commit`: runs what it is given in one transaction. Throws an AppError that says why nothing was started; `job_conflict` where
 * that says nothing of the schedule itself.
 */
export async function startRun<R>(
  source: RunSource,
  schedule: StoredSchedule,
  commit: (effect: (db: WriteDb) => StoredBatch) => R,
): Promise<R> {
  const { store, clock } = source;
  const { db } = store;
  const { entity, apply, forceRefresh, budgetCents, name, createdBy, no: scheduleNo } = schedule;
  refuseWhileOpen(db, schedule);
  const providers = checkWaterfall(await providerInfos(source), {
    entity,
    environment: 'live',
    steps: shownSteps(db, schedule.providers),
    budgetCents: budgetCents ?? undefined,
    customKey: (path) => customKeyOf(db, path),
  });
  const records = await recordsOf(source, schedule);
  const same = { entity, apply, forceRefresh, budgetCents, name, createdBy, scheduleNo, providers };
  const wish = {
    ...same,
    environment: 'live' as const,
    purpose: 'enrich' as const,
    createdAtMs: clock.now(),
  };
  const each = records.map((uuid) => wishOfRecord(entity, uuid));
  return inPieces(db, wish, { total: records.length, each }, (no) =>
    commit((write) => {
      // It may have been changed, paused, deleted or started by another since.
      const now = getSchedule(write, schedule.id);
      refuseWhileOpen(write, now);
      refuseAnother(schedule, now);
      saveSchedule(write, { ...afterRun(now, clock.now()), lastBatchNo: no, lastProblem: null });
      return startBatch(write, no, clock.now());
    }),
  );
}

/** A run by a person's word, too, counts as the one that is due. */
export const afterRun = (schedule: StoredSchedule, nowMs: number): StoredSchedule => ({
  ...schedule,
  lastRunAtMs: nowMs,
  nextRunAtMs:
    schedule.nextRunAtMs !== null && schedule.nextRunAtMs <= nowMs
      ? nextRunAfter(schedule.rhythm, nowMs)
      : schedule.nextRunAtMs,
});

async function recordsOf(source: RunSource, schedule: StoredSchedule): Promise<Buffer[]> {
  const { entity, query, ids } = schedule;
  const { db } = source.store;
  const sample = schedule.sample ?? undefined;
  if (query !== null)
    return draw(await source.chosenRecords({ entity, query: queryOf(db, query), sample }), sample);
  const left = recordsLeft(db, entity, ids ?? []);
  if (left.length > 0) return draw(left, sample);
  const message = t('Every record that was named is gone.');
  throw new AppError('validation_error', { message, issues: [{ path: 'ids', code: 'not_found', message }] });
}

function refuseWhileOpen(db: ReadDb, schedule: StoredSchedule): void {
  const open = openRunOf(db, schedule);
  if (!open) return;
  throw new AppError('job_conflict', {
    message: t('The run before is still open. Wait for it, or cancel it first.'),
    details: { batchId: open.id },
  });
}

function refuseAnother(prepared: StoredSchedule, now: StoredSchedule): void {
  if (isDeepStrictEqual(prepared, now)) return;
  throw new AppError('job_conflict', {
    message: t('The schedule was changed while its run was prepared. Run it again.'),
  });
}
