// What the steps of an item need to know of the world; made once by whoever runs batches, and by tests.
import type { Environment } from '../../../shared/schema/enrichment.ts';
import type { Provider } from '../../providers/provider.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';

export type EnrichContext = {
  now: () => number;
  /** As it is set; null where it is gone since, or cannot be asked before something is set. Fixtures need no settings. */
  findProvider: (code: string, environment: Environment) => Provider | null;
  /** Why this provider is not waited for in this batch; null where it is. */
  passedFor: (batch: StoredBatch, provider: Provider) => { code: string; message: string } | null;
  /** How long to wait before an item is asked again. */
  retryDelayMs: (attempts: number) => number;
};
