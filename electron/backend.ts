// The composition root: everything behind the API, made from one config. It knows no window and no socket.
import type { RecoveryReport } from '../shared/schema/recovery.ts';
import { createApp } from './api/app.ts';
import type { Caller } from './api/services.ts';
import { startSearchIndex } from './jobs/search-index.ts';
import { startBackups } from './jobs/backup-schedule.ts';
import { startRawRetention } from './jobs/enrichment/raw-retention.ts';
import { startStoreCheck } from './jobs/store-check.ts';
import { allEnded } from './lib/all-ended.ts';
import { systemClock, type Clock } from './lib/clock.ts';
import { createEventHub, type EventHub } from './lib/events.ts';
import { silentLog, type Log } from './lib/log.ts';
import { createMemoryKeys } from './lib/memory-keys.ts';
import type { KeyKeeper } from './lib/provider-keys.ts';
import { createServices, resumeWork, stopServices } from './services.ts';
import { openStore } from './store/open-store.ts';
import { afterCheck } from './store/recovery/health.ts';

export type BackendConfig = {
  dataDir: string;
  version: string;
  clock?: Clock;
  log?: Log;
  /** Requests a minute for each key; 600 unless told. */
  rateLimit?: number;
  /** Where events go; a hub of its own unless given. */
  events?: EventHub;
  /** Where the keys of providers are kept; without one they are known until the program ends. */
  keys?: KeyKeeper;
  /** The recovery that made this store, if it was one just now. */
  recovered?: RecoveryReport;
  /** Runs of schedules and deliveries of webhooks that are due; a command that is soon over leaves them to a program that stays. */
  dueRuns?: 'start' | 'leave';
  /** Hears once that the store turned out to be damaged. Whoever listens closes the backend. */
  onDamage?: (problem: string) => void;
};

export type Backend = {
  /** The one handler behind every host. It never throws: each failure is an error envelope. */
  fetch: (request: Request, caller: Caller) => Promise<Response>;
  events: EventHub;
  dataDir: string;
  /** Resolves when the store, which is open by then, has been looked through. */
  readonly checked: Promise<void>;
  /** Lets running jobs reach a checkpoint, then closes the store. */
  close: () => Promise<void>;
};

/** Opens or creates the store in `dataDir`, resumes interrupted jobs and answers requests. */
export function createBackend(config: BackendConfig): Backend {
  const { clock = systemClock, log = silentLog, rateLimit = 600, version, dataDir } = config;
  const store = openStore(dataDir);
  const { events = createEventHub(clock), keys = createMemoryKeys(), recovered = null } = config;
  const onDamage = once((problem) => {
    // Whatever is closed from here on gets no sums, which would bless the damage.
    if (store.health.state !== 'damaged') store.health = afterCheck(store.health, problem);
    config.onDamage?.(problem);
  });
  const services = createServices({
    store,
    clock,
    log,
    events,
    keys,
    version,
    rateLimit,
    recovered,
    onDamage,
  });
  const app = createApp(services);
  resumeWork(services);
  if (config.dueRuns !== 'leave') {
    services.scheduler.start();
    services.webhooks.start();
  }
  const check = startStoreCheck(store, onDamage);
  const search = startSearchIndex(store, events, onDamage);
  const backups = startBackups({ store, clock, log, onDamage });
  const rawAnswers = startRawRetention({ store, clock, log, onDamage });
  return {
    fetch: (request, caller) => app(request, caller),
    events,
    dataDir,
    checked: check.ended,
    async close() {
      try {
        await allEnded([stopServices(services), check.stop(), backups.stop(), rawAnswers.stop()]);
      } finally {
        // Behind those that read it, so that its log goes with it.
        await search.close().finally(() => store.close());
      }
    },
  };
}

function once(tell: (problem: string) => void): (problem: string) => void {
  let told = false;
  return (problem) => {
    if (told) return;
    told = true;
    // Not from within what met it: the backend is about to be closed.
    queueMicrotask(() => tell(problem));
  };
}
