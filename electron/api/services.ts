// What a route may use. Made once by backend.ts; a route takes nothing from module scope.
import type { RecoveryReport } from '../../shared/schema/recovery.ts';
import type { Clock } from '../lib/clock.ts';
import type { EventHub } from '../lib/events.ts';
import type { KeyKeeper } from '../lib/provider-keys.ts';
import type { Log } from '../lib/log.ts';
import type { Store } from '../store/open-store.ts';
import type { Provider } from '../providers/provider.ts';
import type { DuplicateFinder } from '../jobs/duplicate-search.ts';
import type { BulkRefresher } from '../jobs/entities/bulk-refresher.ts';
import type { Refresher } from '../jobs/entities/refresher.ts';
import type { Enricher } from '../jobs/enrichment/enricher.ts';
import type { Scheduler } from '../jobs/enrichment/scheduler.ts';
import type { Exporter } from '../jobs/exporter.ts';
import type { JobRunner } from '../jobs/runner.ts';
import type { QueryPool } from '../jobs/query-pool.ts';
import type { WebhookSender } from '../jobs/webhooks/webhook-sender.ts';
import type { ReferenceIndexer } from '../jobs/reference-indexer.ts';

/**
 * Who calls. A host decides it before the request reaches the handler: `local` is this machine's own window or command
 * line, `session` a browser that signed in on loopback, `network` anyone else, who must send an API key.
 */
export type Caller = { kind: 'local' } | { kind: 'session' } | { kind: 'network' };

export type Services = {
  store: Store;
  clock: Clock;
  log: Log;
  events: EventHub;
  jobs: JobRunner;
  queries: QueryPool;
  exporter: Exporter;
  duplicates: DuplicateFinder;
  enricher: Enricher;
  refresher: Refresher;
  bulkRefresher: BulkRefresher;
  references: ReferenceIndexer;
  scheduler: Scheduler;
  webhooks: WebhookSender;
  providers: readonly Provider[];
  /** Of providers. */
  keys: KeyKeeper;
  version: string;
  /** Requests a minute for each key. */
  rateLimit: number;
  /** The recovery that made this store, if it was one since the program started. */
  recovered: RecoveryReport | null;
  /** Something met a damaged page: the store is left as it is from here on. */
  onDamage: (problem: string) => void;
};
