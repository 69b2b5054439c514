// Makes, changes and shows schedules. What starts their runs is jobs/enrichment/scheduler.ts.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { WaterfallStep } from '../../../shared/schema/enrichment.ts';
import {
  scheduleLimits,
  type Rhythm,
  type Schedule,
  type ScheduleInput,
  type SchedulePatch,
} from '../../../shared/schema/schedule.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, newUuidBytes } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';
import {
  findSchedule,
  insertSchedule,
  listStoredSchedules,
  saveSchedule,
  type StoredSchedule,
} from '../../store/enrichment/schedules.ts';
import { checkBody } from '../views/check-body.ts';
import { readBody, storeBody, type ShownBody } from '../views/stored-body.ts';
import { nextRunAfter } from './rhythm.ts';
import { shownSteps } from './step-fields.ts';

/** Throws `not_found`. */
export function getSchedule(db: ReadDb, id: string): StoredSchedule {
  const schedule = findSchedule(db, id);
  if (schedule) return schedule;
  throw new AppError('not_found', {
    message: t('There is no schedule {id}. It may have been deleted.', { id }),
  });
}

type By = { actor: string; nowMs: number };

/** `providers`: as `checkWaterfall` gave them. */
export function addSchedule(
  db: WriteDb,
  { query, ids, sample, budget, rhythm, name, entity, apply, forceRefresh }: ScheduleInput,
  providers: WaterfallStep[],
  { actor, nowMs }: By,
): StoredSchedule {
  if ((query === undefined) === (ids === undefined)) throw refused('query', t('Send either query or ids.'));
  if (entity === 'person' && Object.keys(query ?? {}).some((part) => part !== 'q'))
    throw refused('query', t('A query of people takes only "q". For anything else send their ids.'));
  if (listStoredSchedules(db).length >= scheduleLimits.schedules)
    throw refused('name', t('There are as many schedules as can be kept. Delete one first.'));
  return insertSchedule(db, {
    id: formatId('sch', newUuidBytes(nowMs)),
    query: query ? storeQuery(db, query) : null,
    ids: ids ?? null,
    sample: sample ?? null,
    budgetCents: budget ?? null,
    name,
    entity,
    providers,
    apply,
    forceRefresh,
    rhythm,
    isPaused: false,
    nextRunAtMs: firstRun(rhythm, nowMs),
    lastRunAtMs: null,
    lastBatchNo: null,
    lastProblem: null,
    createdBy: actor,
    createdAtMs: nowMs,
  });
}

function storeQuery(db: ReadDb, query: ShownBody['query']): string {
  const body = { query, columns: [], facets: [], rowHeight: null };
  checkBody(db, body);
  return storeBody(db, body);
}

/** What it chooses; throws where it names what was deleted since, as it would find more than was meant. */
export function queryOf(db: ReadDb, stored: string): ShownBody['query'] {
  const { query, missing } = readBody(db, stored);
  if (missing.length === 0) return query;
  const names = missing.join(', ');
  throw refused('query', t('It chooses companies by what was deleted since: {names}.', { names }));
}

export function changeSchedule(
  db: WriteDb,
  schedule: StoredSchedule,
  { budget, rhythm, isPaused, name, apply, forceRefresh }: SchedulePatch,
  providers: WaterfallStep[],
  nowMs: number,
): StoredSchedule {
  const next = { ...schedule, providers };
  if (name !== undefined) next.name = name;
  if (apply !== undefined) next.apply = apply;
  if (forceRefresh !== undefined) next.forceRefresh = forceRefresh;
  if (budget !== undefined) next.budgetCents = budget;
  if (rhythm !== undefined) next.nextRunAtMs = firstRun(rhythm, nowMs);
  if (rhythm !== undefined) next.rhythm = rhythm;
  // What it missed while it was paused is not made up for.
  if (isPaused === false && schedule.isPaused) next.nextRunAtMs = nextRunAfter(next.rhythm, nowMs);
  if (isPaused !== undefined) next.isPaused = isPaused;
  saveSchedule(db, next);
  return next;
}

function firstRun(rhythm: Rhythm, nowMs: number): number {
  const next = nextRunAfter(rhythm, nowMs);
  if (next !== null) return next;
  throw refused('rhythm.at', t('That time is past. Send one that is to come.'));
}

/** The run before, while it has not ended. */
export function openRunOf(db: ReadDb, { lastBatchNo }: StoredSchedule): StoredBatch | null {
  const batch = lastBatchNo === null ? null : findBatchByNo(db, lastBatchNo);
  return batch?.finishedAtMs === null ? batch : null;
}

export function showSchedule(db: ReadDb, schedule: StoredSchedule, nowMs: number): Schedule {
  const { id, name, entity, sample, apply, forceRefresh, rhythm, isPaused } = schedule;
  const nextRunAtMs = isPaused ? null : schedule.nextRunAtMs;
  const same = { id, name, entity, sample, apply, forceRefresh, rhythm, isPaused };
  const isLate = nextRunAtMs !== null && nextRunAtMs <= nowMs && openRunOf(db, schedule) !== null;
  const waits = isLate ? t('A run is due, and waits until the one before it has ended.') : null;
  const { lastRunAtMs, lastBatchNo, lastProblem } = schedule;
  return {
    ...same,
    query: schedule.query === null ? null : readBody(db, schedule.query).query,
    records: schedule.ids?.length ?? null,
    providers: shownSteps(db, schedule.providers),
    budget: schedule.budgetCents,
    nextRunAt: nextRunAtMs === null ? null : isoTime(nextRunAtMs),
    lastRun:
      lastRunAtMs === null
        ? null
        : {
            at: isoTime(lastRunAtMs),
            batchId: lastBatchNo === null ? null : (findBatchByNo(db, lastBatchNo)?.id ?? null),
            problem: waits ?? lastProblem,
          },
    createdAt: isoTime(schedule.createdAtMs),
    createdBy: getActor(db, schedule.createdBy).fullName,
  };
}

const refused = (path: string, message: string): AppError =>
  new AppError('validation_error', { message, issues: [{ path, code: 'invalid', message }] });
