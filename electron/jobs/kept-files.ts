// Looks after the files that imports keep: the caches of their rows, and their removal once a day and when an import ends.
import { sweepKeptFiles } from '../domain/imports/retention.ts';
import { createRowCaches, type RowCaches } from '../domain/imports/source-rows/row-caches.ts';
import type { Clock } from '../lib/clock.ts';
import type { Log } from '../lib/log.ts';
import type { Store } from '../store/open-store.ts';

const dayMs = 86_400_000;

export type KeptFiles = {
  readonly rows: RowCaches;
  start(): void;
  /** Removes what is past its time, now. */
  sweep(): void;
  stop(): Promise<void>;
};

export function createKeptFiles({ store, clock, log }: { store: Store; clock: Clock; log: Log }): KeptFiles {
  const rows = createRowCaches(store.dataDir);
  let timer: NodeJS.Timeout | null = null;

  const sweep = (): void => {
    try {
      const removed = sweepKeptFiles(store.db, store.dataDir, clock.now());
      if (removed > 0) log('info', 'source_files_removed', { removed });
    } catch (error) {
      // Tried again tomorrow; nothing else depends on it.
      log('error', 'source_files_not_removed', { code: (error as { code?: string }).code });
    }
  };

  return {
    rows,
    sweep,
    start() {
      sweep();
      timer = setInterval(sweep, dayMs);
      timer.unref();
    },
    async stop() {
      if (timer) clearInterval(timer);
      await rows.close();
    },
  };
}
