import { expect, it } from 'vitest';
import { systemClock } from '../../lib/clock.ts';
import { createEventHub } from '../../lib/events.ts';
import { silentLog } from '../../lib/log.ts';
import { createMemoryKeys } from '../../lib/memory-keys.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createEnricher } from './enricher.ts';

it('tries no source once it has been stopped, and starts no thread for it', async () => {
  const store = tempStore();
  const enricher = createEnricher({
    store,
    events: createEventHub(systemClock),
    log: silentLog,
    keys: createMemoryKeys(),
    onDamage: () => undefined,
  });
  await enricher.stop();
  const trial = { config: {}, isLocalAllowed: false, key: '', input: {} };
  await expect(enricher.trySource(trial)).rejects.toMatchObject({ code: 'internal_error' });
  // A thread would write through a gate of its own.
  expect(store.db.gates.size).toBe(0);
});
