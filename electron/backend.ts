// The composition root: everything behind the API, made from one config. It knows no window and no socket.
import { createApp } from './api/app.ts';
import type { Caller, Services } from './api/services.ts';
import { createQueryPool } from './jobs/query-pool.ts';
import { createJobRunner } from './jobs/runner.ts';
import { systemClock, type Clock } from './lib/clock.ts';
import { createEventHub, type EventHub } from './lib/events.ts';
import { silentLog, type Log } from './lib/log.ts';
import { openStore } from './store/open-store.ts';

export type BackendConfig = {
  dataDir: string;
  version: string;
  clock?: Clock;
  log?: Log;
  /** Requests a minute for each key; 600 unless told. */
  rateLimit?: number;
};

export type Backend = {
  /** The one handler behind every host. It never throws: each failure is an error envelope. */
  fetch(request: Request, caller: Caller): Promise<Response>;
  events: EventHub;
  dataDir: string;
  /** Lets running jobs reach a checkpoint, then closes the store. */
  close(): Promise<void>;
};

/** Opens or creates the store in `dataDir`, resumes interrupted jobs and answers requests. */
export function createBackend(config: BackendConfig): Backend {
  const { clock = systemClock, log = silentLog, rateLimit = 600, version, dataDir } = config;
  const store = openStore(dataDir);
  const events = createEventHub(clock);
  const queries = createQueryPool(store, events);
  const jobs = createJobRunner({ store, clock, log, events });
  const services: Services = { store, clock, log, events, jobs, queries, version, rateLimit };
  const app = createApp(services);
  jobs.start();
  return {
    fetch: (request, caller) => app(request, caller),
    events,
    dataDir,
    async close() {
      await jobs.stop();
      await queries.close();
      store.close();
    },
  };
}
