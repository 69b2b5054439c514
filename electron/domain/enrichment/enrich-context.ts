// What the steps of an item need to know of the world; made once by whoever runs batches, and by tests.
import type { Provider } from '../../providers/provider.ts';
import type { StoredBatch } from '../../store/enrichment/batches.ts';

export type EnrichContext = {
  now: () => number;
  /** Null where it is gone since. */
  findProvider: (code: string) => Provider | null;
  /** How long to wait before an item is asked again. */
  retryDelayMs: (attempts: number) => number;
};

/** Of one lookup, in cents; nothing that is asked in the environment `test` costs. */
export const priceOf = (batch: StoredBatch, provider: Provider): number =>
  batch.environment === 'test' || provider.billed === 'never' ? 0 : provider.costCents;
