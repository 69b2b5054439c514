// Pages that are damaged, met by a read that a timer or the end of a thread starts: the store goes to the recovery, and the process lives.
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createEventHub } from '../lib/events.ts';
import { silentLog } from '../lib/log.ts';
import { createMemoryKeys } from '../lib/memory-keys.ts';
import { transact } from '../store/database.ts';
import type { Store } from '../store/open-store.ts';
import { insertDataset } from '../store/reference-datasets.ts';
import { tempDir, tempStore } from '../testing/temp-store.ts';
import { createEnricher } from './enrichment/enricher.ts';
import { createReferenceIndexer } from './reference-indexer.ts';
import { startSearchIndex } from './search-index.ts';

afterEach(() => void vi.useRealTimers());

/** Overwrites the table and its indexes. */
function damage(store: Store, table: string): void {
  const { raw } = store.db;
  const pages = raw
    .prepare<[string], { no: number }>(
      'SELECT pageno AS no FROM dbstat WHERE name IN (SELECT name FROM sqlite_schema WHERE tbl_name = ?)',
    )
    .all(table);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  const handle = openSync(store.file, 'r+');
  for (const { no } of pages) writeSync(handle, Buffer.alloc(8192, 0xff), 0, 8192, (no - 1) * 8192);
  closeSync(handle);
  // The pages are read from the disk again, as after other work.
  raw.pragma('shrink_memory');
  store.health = { state: 'damaged', summed: null };
}

function given() {
  const store = tempStore();
  const told: string[] = [];
  const onDamage = (problem: string) => void told.push(problem);
  return { told, store, events: createEventHub(systemClock), clock: systemClock, log: silentLog, onDamage };
}

const damaged = expect.stringContaining('damaged page') as string;

it('the search index’s look at how large the store is', () => {
  vi.useFakeTimers();
  const { store, events, told, onDamage } = given();
  const search = startSearchIndex(store, events, onDamage);
  onTestFinished(() => search.close());
  damage(store, 'company');
  vi.advanceTimersByTime(3000);
  expect(told).toEqual([damaged]);
});

it.each(['enrich_batch', 'provider_call'])('the look for work of a thread that ends: %s', async (table) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { told, ...options } = given();
  const enricher = createEnricher({ ...options, keys: createMemoryKeys() });
  onTestFinished(() => enricher.stop());
  await enricher.trySource({ config: {}, isLocalAllowed: false, key: '', input: {} }).catch(() => undefined);
  // It has nothing to do.
  await expect.poll(() => vi.getTimerCount()).toBe(1);
  damage(options.store, table);
  vi.advanceTimersByTime(20_000);
  await expect.poll(() => told).toEqual([damaged]);
});

it('the next reference dataset in turn', async () => {
  const { told, ...options } = given();
  const { db } = options.store;
  const path = join(tempDir(), 'firms.csv');
  writeFileSync(path, 'Name\nAcme\n');
  const file = { path, fileName: 'firms.csv', isCopy: false, table: null, dialect: {}, chosenMapping: null };
  const ids = ['ref_1', 'ref_2'];
  for (const id of ids)
    transact(db, () =>
      insertDataset(db, { id, name: id, entity: 'company', ...file, createdBy: 'usr_1', createdAtMs: 0 }),
    );
  const indexer = createReferenceIndexer(options);
  ids.forEach((id) => indexer.index(id));
  damage(options.store, 'reference_dataset');
  await expect.poll(() => told).toEqual([damaged, damaged]);
  await indexer.stop();
});
