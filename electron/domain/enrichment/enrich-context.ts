// What the steps of an item need to know of the world; made once by whoever runs batches, and by tests.
import type { Environment } from '../../../shared/schema/enrichment.ts';
import type { Provider } from '../../providers/provider.ts';

export type EnrichContext = {
  now: () => number;
  /** As it is set; null where it is gone since, or cannot be asked before something is set. Fixtures need no settings. */
  findProvider: (code: string, environment: Environment) => Provider | null;
  /** Why it could not be asked now: it is off, paused or was out of reach a moment ago; null where it could. */
  outOfReach: (provider: Provider) => { code: string; message: string } | null;
  /** How long to wait before an item is asked again. */
  retryDelayMs: (attempts: number) => number;
};
