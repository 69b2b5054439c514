// Counts that do not come about at once: none leaves its source as one that is being counted for ever.
import type { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { must } from '../lib/assert.ts';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { silentLog } from '../lib/log.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { findSource, type StoredSource } from '../store/sources.ts';
import { openBackend } from '../testing/backend.ts';
import { sendSource } from '../testing/sources.ts';
import { createPatientWork } from './patient-work.ts';
import { createSourceCounter, type SourceCounter } from './source-counter.ts';
import { companyCsv } from './testing.ts';

type Given = { store: Store; counter: SourceCounter; id: string; source: () => StoredSource };

/** A source that an earlier run of the program did not count to its end. */
async function given(rows: number): Promise<Given> {
  const api = openBackend();
  const { id } = await sendSource(api, companyCsv(rows));
  await api.close();
  const store = openStore(api.dataDir);
  store.db.raw.prepare("UPDATE source SET status = 'scanning', row_count = NULL").run();
  const unheard = (): void => undefined;
  const counter = createSourceCounter(
    store,
    createEventHub(systemClock),
    createPatientWork(unheard, silentLog),
  );
  onTestFinished(async () => {
    await counter.stop();
    store.close();
  });
  return { store, counter, id, source: () => must(findSource(store.db, id)) };
}

it('counts anew where an import does not begin while the count waits for room', async () => {
  const { store, counter, id, source } = await given(3);
  const sql = vi.spyOn(store.db, 'sql');
  counter.count(id);
  sql.mockImplementation(() => {
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
  });
  const before = sql.mock.calls.length;
  await expect.poll(() => sql.mock.calls.length, { interval: 5 }).toBeGreaterThan(before);
  sql.mockRestore();
  const refused = counter.withoutCount(id, () => Promise.reject(new Error('no room for a copy')));
  await expect(refused).rejects.toThrow('no room for a copy');
  await expect.poll(source, { interval: 5 }).toMatchObject({ status: 'ready', rowCount: 3 });
});

it('leaves alone what is counted already where an import does not begin', async () => {
  const { counter, id, source } = await given(3);
  counter.count(id);
  await expect.poll(source, { interval: 5 }).toMatchObject({ status: 'ready' });
  const refused = counter.withoutCount(id, () => Promise.reject(new Error('no room for a copy')));
  await expect(refused).rejects.toThrow('no room for a copy');
  expect(source()).toMatchObject({ status: 'ready', rowCount: 3 });
});

it('fails a source whose thread ends before it has counted', async () => {
  const { counter, id, source } = await given(6000);
  process.once('worker', (worker: Worker) => void worker.terminate());
  counter.count(id);
  await expect
    .poll(source, { interval: 5 })
    .toMatchObject({ status: 'failed', failure: { code: 'internal_error' } });
});
