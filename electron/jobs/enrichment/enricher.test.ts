import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { createEventHub } from '../../lib/events.ts';
import { silentLog } from '../../lib/log.ts';
import { createMemoryKeys } from '../../lib/memory-keys.ts';
import { transact } from '../../store/database.ts';
import { insertCall, listCalls } from '../../store/enrichment/calls.ts';
import { reserveMoney, setBatchCancelled } from '../../store/enrichment/batches.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createEnricher } from './enricher.ts';
import { batchOf, startTestBatch } from './testing.ts';

const same = { log: silentLog, keys: createMemoryKeys(), onDamage: () => undefined };

it('tries no source once it has been stopped, and starts no thread for it', async () => {
  const store = tempStore();
  const enricher = createEnricher({ ...same, store, events: createEventHub(systemClock) });
  await enricher.stop();
  const trial = { config: {}, isLocalAllowed: false, key: '', input: {} };
  await expect(enricher.trySource(trial)).rejects.toMatchObject({ code: 'internal_error' });
  // A thread would write through a gate of its own.
  expect(store.db.gates.size).toBe(0);
});

it('lets go of whoever waits for a batch once it has been stopped, and keeps no timer for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const store = tempStore();
  const no = startTestBatch(store, { requests: [{ domain: 'a.example' }] });
  const enricher = createEnricher({ ...same, store, events: createEventHub(systemClock) });
  const refused = enricher.settled(no, 600_000).catch((error: unknown) => error);
  await enricher.stop();
  expect(vi.getTimerCount()).toBe(0);
  expect(await refused).toMatchObject({ code: 'store_unavailable' });
  await expect(enricher.settled(no, 600_000)).rejects.toMatchObject({ code: 'store_unavailable' });
});

it('gives up at its start a call of a cancelled batch that a kill cut off, so that the batch ends', async () => {
  const store = tempStore();
  const { db } = store;
  const no = startTestBatch(store, { requests: [{ domain: 'a.example' }] }, { budgetCents: 9 });
  transact(db, () => {
    db.sql("UPDATE enrich_item SET status = 'running', fence = 1").run();
    reserveMoney(db, no, 4);
    const call = { batchNo: no, provider: 'scripted', items: [{ seq: 1, fence: 1 }] };
    insertCall(db, { ...call, reservedCents: 4, isSent: true }, 1, 2);
    setBatchCancelled(db, no);
  });
  const events = createEventHub(systemClock);
  const ended = new Promise((resolve) => {
    events.subscribe(({ topic, id }) => topic === 'enrichment:completed' && resolve(id));
  });
  const enricher = createEnricher({ ...same, store, events });
  onTestFinished(() => enricher.stop());
  enricher.wake();
  const { id } = batchOf(store, no);
  expect(await ended).toBe(id);
  expect(batchOf(store, no)).toMatchObject({ status: 'cancelled', pending: 0, cost: 4 });
  expect(listCalls(db)).toEqual([]);
});
