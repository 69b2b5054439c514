import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findKeyHits, insertKey } from './company-keys.ts';
import { appendKeyRun, countStoredKeys, eachStoredKey, hasKeyRun, mergeKeyRun } from './company-key-runs.ts';
import { transact } from './database.ts';
import { openStore, type Store } from './open-store.ts';

let dir: string;
let store: Store;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-keys-'));
  store = openStore(dir);
});
afterEach(() => {
  store.close();
  rmSync(dir, { recursive: true });
});

const key = fc.record({
  hash: fc.integer({ min: 0, max: 2 ** 53 - 1 }),
  no: fc.integer({ min: 1, max: 2 ** 31 }),
});

it('finds every key of a run before, in the middle of and after its merge', () => {
  let batch = 0;
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 200 }), fc.nat(20), (keys, merges) => {
      transact(store.db, () =>
        appendKeyRun(store.db, batch++, Float64Array.from(keys.flatMap(({ hash, no }) => [hash, no]))),
      );
      for (let done = 0; done < merges; done += 1) transact(store.db, () => mergeKeyRun(store.db));
      for (const { hash, no } of keys) expect(findKeyHits(store.db, hash)).toContain(no);
      while (transact(store.db, () => mergeKeyRun(store.db)));
      for (const { hash, no } of keys) expect(findKeyHits(store.db, hash)).toContain(no);
      expect(hasKeyRun(store.db)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

it('tells each key once wherever it stands', () => {
  transact(store.db, () => {
    appendKeyRun(store.db, 0, Float64Array.of(5, 1, 2 ** 52, 2));
    while (mergeKeyRun(store.db));
    appendKeyRun(store.db, 1, Float64Array.of(7, 3));
    insertKey(store.db, 9, 4);
  });
  const told: [number, number][] = [];
  eachStoredKey(store.db, (hash, no) => told.push([hash, no]));
  expect(told.sort(([a], [b]) => a - b)).toEqual([
    [5, 1],
    [7, 3],
    [9, 4],
    [2 ** 52, 2],
  ]);
  expect(countStoredKeys(store.db)).toBe(4);
});
