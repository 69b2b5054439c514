// For tests and benches only: refreshes over scripted providers, with the engine in this process.
import type { RefreshAnswer, RefreshRequest } from '../../../shared/schema/entity.ts';
import { refreshRequestSchema } from '../../../shared/schema/entity.ts';
import { systemClock } from '../../lib/clock.ts';
import { createEventHub, type EventHub } from '../../lib/events.ts';
import { createMemoryKeys } from '../../lib/memory-keys.ts';
import type { Provider } from '../../providers/provider.ts';
import { transact } from '../../store/database.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import type { Store } from '../../store/open-store.ts';
import { createWaits } from '../enrichment/batch-waits.ts';
import type { Enricher } from '../enrichment/enricher.ts';
import { engineOver } from '../enrichment/testing.ts';
import { createRefresher, type Refresher, type RefreshSource } from './refresher.ts';

export type TestRefresher = {
  refresher: Refresher;
  source: RefreshSource;
  events: EventHub;
  refresh: (id: string, wish: Partial<RefreshRequest>) => Promise<RefreshAnswer>;
  stop: () => Promise<void>;
};

export const testDoer = () => ({ kind: 'person' as const, actor: 'usr_1', atMs: Date.now() });

export function refresherOver(store: Store, providers: readonly Provider[]): TestRefresher {
  const { db } = store;
  const waits = createWaits(db);
  const engine = engineOver(store, providers, {
    tell: (note) => {
      const batch = note.kind === 'progress' && findBatchByNo(db, note.batchNo);
      if (batch) waits.look(batch);
    },
  });
  const enricher: Enricher = {
    wake: () => engine.wake(),
    settled: (no, mostMs, signal) => waits.settled(no, mostMs, signal),
    trySource: () => Promise.reject(new Error('nothing to try here')),
    async stop() {
      await engine.stop();
      waits.giveUp();
    },
  };
  const events = createEventHub(systemClock);
  const source = { store, providers, keys: createMemoryKeys(), clock: systemClock, events, enricher };
  const refresher = createRefresher(source);
  return {
    refresher,
    source,
    events,
    refresh: (id, wish) =>
      refresher.refresh(id, refreshRequestSchema.parse(wish), testDoer(), (effect) =>
        transact(db, () => effect(db)),
      ),
    stop: () => enricher.stop(),
  };
}
