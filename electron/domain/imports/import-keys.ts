// The uniqueness keys as a running import sees them: all that was stored when it began and its own, in memory; what others
// write meanwhile, in the store. Its own new keys are collected for each transaction and appended packed.
import { appendKeyRun, countStoredKeys, eachStoredKey } from '../../store/company-key-runs.ts';
import { deleteKey, findKeyHits, findRowHits, hasRowKeys } from '../../store/company-keys.ts';
import type { WriteDb } from '../../store/database.ts';
import type { KeyWriter } from '../companies/write-company.ts';
import { createKeyMap } from './key-map.ts';

export type ImportKeys = KeyWriter & {
  /** At the start of each transaction: notices whether somebody else wrote since the last one. */
  refresh(): void;
  /** At the end of each transaction: stores the keys that it added. */
  flush(batch: number): void;
  /** After a rollback: forgets them. The map keeps them, which does no harm. */
  forget(): void;
  /** These are looked up next. */
  fetch: (hashes: Float64Array) => void;
  /** How many companies are still to come, so that the map need not grow on the way. */
  expect: (companies: number) => void;
};

/** Above this many stored keys they are looked up in the store, so that memory stays bounded. */
const mostInMemory = 8_000_000;
/** A name and, most often, a domain. */
const keysOfCompany = 2;

export function createImportKeys(db: WriteDb): ImportKeys {
  // Before the keys are read: what is written in between must count as written since.
  let seen = dataVersion(db);
  const stored = countStoredKeys(db);
  const inMemory = stored <= mostInMemory;
  const map = createKeyMap(inMemory ? stored * 1.2 : 0);
  if (inMemory) eachStoredKey(db, (hash, companyNo) => map.add(hash, companyNo));
  let othersWrote = false;
  const added = createPairList();

  return {
    find(hash) {
      const hits = map.find(hash);
      if (!inMemory) return [...hits, ...findKeyHits(db, hash)];
      return othersWrote ? [...hits, ...findRowHits(db, hash)] : hits;
    },
    insert(hash, companyNo) {
      map.add(hash, companyNo);
      added.push(hash, companyNo);
    },
    remove: (hash, companyNo) => deleteKey(db, hash, companyNo),
    refresh() {
      const now = dataVersion(db);
      if (now !== seen) othersWrote = hasRowKeys(db);
      seen = now;
    },
    flush(batch) {
      const pairs = added.all();
      if (pairs.length > 0) appendKeyRun(db, batch, pairs);
      added.clear();
    },
    forget: () => added.clear(),
    fetch: (hashes) => void map.fetch(hashes),
    expect(companies) {
      if (inMemory) map.expect(Math.min(mostInMemory, map.size() + companies * keysOfCompany));
    },
  };
}

/** Changes when another connection commits. */
const dataVersion = (db: WriteDb): number => db.raw.pragma('data_version', { simple: true }) as number;

/** Pairs of numbers in one array that stays: an array of numbers would be made and copied anew in every transaction. */
function createPairList() {
  let pairs = new Float64Array(4096);
  let used = 0;
  return {
    push(one: number, other: number): void {
      if (used === pairs.length) {
        const more = new Float64Array(used * 2);
        more.set(pairs);
        pairs = more;
      }
      pairs[used] = one;
      pairs[used + 1] = other;
      used += 2;
    },
    all: () => pairs.subarray(0, used),
    clear: () => {
      used = 0;
    },
  };
}
