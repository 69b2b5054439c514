// Starts the runs of schedules that are due: of those that were missed while the program was closed one, and none while the run before
// is still open.
import { AppError } from '../../../shared/errors.ts';
import { openRunOf } from '../../domain/enrichment/manage-schedules.ts';
import { nextRunAfter } from '../../domain/enrichment/rhythm.ts';
import { transactTelling } from '../../domain/webhooks/promise-events.ts';
import type { EventHub } from '../../lib/events.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';
import { transact } from '../../store/database.ts';
import {
  findSchedule,
  listStoredSchedules,
  saveSchedule,
  type StoredSchedule,
} from '../../store/enrichment/schedules.ts';
import type { OnDamage } from '../telling-damage.ts';
import type { Enricher } from './enricher.ts';
import { afterRun, startRun, type RunSource } from './start-run.ts';

export type Scheduler = {
  /** Looks now and from now on. */
  start(): void;
  /** Starts what is due now. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

export type SchedulerOptions = RunSource & {
  events: EventHub;
  log: Log;
  enricher: Enricher;
  onDamage: OnDamage;
};

const lookEveryMs = 20_000;

export function createScheduler(options: SchedulerOptions): Scheduler {
  const { store, clock, events, log, enricher, onDamage } = options;
  const { db } = store;
  let looking: Promise<void> | null = null;
  let isStopped = false;

  const start = async (schedule: StoredSchedule): Promise<void> => {
    try {
      await startRun(options, schedule, (effect) =>
        transactTelling(db, events, () => {
          tell(schedule);
          return effect(db);
        }),
      );
      enricher.wake();
    } catch (error) {
      // Anything else, and what another did to it meanwhile, is tried again at the next look.
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'job_conflict') return;
      note(schedule, error.message);
    }
  };

  const tell = ({ id }: StoredSchedule): void => events.publish('schedule:changed', id);

  /** It could not be started, and is not tried before its next time. */
  const note = (schedule: StoredSchedule, problem: string): void =>
    transactTelling(db, events, () => {
      const now = findSchedule(db, schedule.id);
      if (now) saveSchedule(db, { ...afterRun(now, clock.now()), lastBatchNo: null, lastProblem: problem });
      tell(schedule);
    });

  /** By a clock that was set back it would wait for longer than its rhythm is. */
  const bringForward = (schedule: StoredSchedule): StoredSchedule => {
    const next = nextRunAfter(schedule.rhythm, clock.now());
    if (next === null || schedule.nextRunAtMs === null || schedule.nextRunAtMs <= next) return schedule;
    const sooner = { ...schedule, nextRunAtMs: next };
    transact(db, () => saveSchedule(db, sooner));
    return sooner;
  };

  const startIfDue = async (id: string): Promise<void> => {
    const kept = findSchedule(db, id);
    if (!kept || kept.isPaused || kept.nextRunAtMs === null) return;
    const schedule = bringForward(kept);
    const isDue = schedule.nextRunAtMs !== null && schedule.nextRunAtMs <= clock.now();
    if (isDue && !openRunOf(db, schedule)) await start(schedule);
  };

  const fail = (error: unknown): void => {
    log('error', 'schedule_failed', { code: (error as { code?: string }).code });
    const damage = storeDamageIn(error);
    if (damage !== null) onDamage(damage);
  };

  /** Each as it stands when its turn comes: preparing the run of one takes a while. One that fails holds up no other. */
  const lookThrough = async (): Promise<void> => {
    for (const { id } of listStoredSchedules(db)) {
      if (isStopped) return;
      await startIfDue(id).catch(fail);
    }
  };

  const look = (): Promise<void> => {
    looking ??= lookThrough()
      .catch(fail)
      .finally(() => (looking = null));
    return looking;
  };

  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      timer ??= setInterval(() => void look(), lookEveryMs).unref();
      void look();
    },
    look,
    async stop() {
      isStopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}
