// Everything that routes use, made round one store, and how it begins and ends: the same for the backend and for tests.
import { chosenRecords } from './api/chosen-records.ts';
import type { Services } from './api/services.ts';
import { createDuplicateFinder } from './jobs/duplicate-search.ts';
import { createBulkRefresher } from './jobs/entities/bulk-refresher.ts';
import { createRefresher } from './jobs/entities/refresher.ts';
import { createEnricher } from './jobs/enrichment/enricher.ts';
import { createScheduler } from './jobs/enrichment/scheduler.ts';
import type { RunSource } from './jobs/enrichment/start-run.ts';
import { createExporter } from './jobs/exporter.ts';
import { createQueryPool } from './jobs/query-pool.ts';
import { createReferenceIndexer } from './jobs/reference-indexer.ts';
import { createWebhookSender } from './jobs/webhooks/webhook-sender.ts';
import { createJobRunner } from './jobs/runner.ts';
import { allEnded } from './lib/all-ended.ts';
import { providers } from './providers/registry.ts';
import { transact } from './store/database.ts';
import { dropHalfBatches } from './store/enrichment/batches.ts';

type Given =
  | 'store'
  | 'clock'
  | 'log'
  | 'events'
  | 'keys'
  | 'version'
  | 'rateLimit'
  | 'recovered'
  | 'onDamage';

export function createServices(given: Pick<Services, Given>): Services {
  const { store, events, clock } = given;
  const work = {
    ...given,
    providers,
    jobs: createJobRunner(given),
    queries: createQueryPool(store, events),
    exporter: createExporter(store, events, clock),
    duplicates: createDuplicateFinder(store, events, clock),
    enricher: createEnricher(given),
    references: createReferenceIndexer(given),
    webhooks: createWebhookSender(given),
  };
  const refresher = createRefresher(work);
  const bulkRefresher = createBulkRefresher(work);
  const choose: RunSource['chosenRecords'] = (choice) => chosenRecords(services, choice);
  const services: Services = {
    ...work,
    refresher,
    bulkRefresher,
    scheduler: createScheduler({ ...work, chosenRecords: choose }),
  };
  return services;
}

/** Goes on with what an earlier run of the program left. */
export function resumeWork({ store, jobs, enricher, references, webhooks }: Services): void {
  transact(store.db, () => dropHalfBatches(store.db, null));
  jobs.start();
  enricher.wake();
  references.resume();
  webhooks.recover();
}

/** Lets running work reach a checkpoint; whoever reads stops last. The store is left open. */
export async function stopServices(services: Services): Promise<void> {
  const { jobs, scheduler, enricher, references, exporter, duplicates, queries, webhooks } = services;
  await scheduler.stop();
  try {
    await allEnded([jobs.stop(), enricher.stop(), references.stop(), exporter.stop(), duplicates.stop()]);
  } finally {
    // Behind those that tell something while they stop.
    await webhooks.stop();
    await queries.close();
  }
}
