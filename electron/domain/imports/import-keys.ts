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
};

/** Above this many stored keys they are looked up in the store, so that memory stays bounded. */
const mostInMemory = 8_000_000;

export function createImportKeys(db: WriteDb): ImportKeys {
  // Before the keys are read: what is written in between must count as written since.
  let seen = dataVersion(db);
  const stored = countStoredKeys(db);
  const inMemory = stored <= mostInMemory;
  const map = createKeyMap(inMemory ? stored * 1.2 : 0);
  if (inMemory) eachStoredKey(db, (hash, companyNo) => map.add(hash, companyNo));
  let othersWrote = false;
  let added: number[] = [];

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
      if (added.length > 0) appendKeyRun(db, batch, Float64Array.from(added));
      added = [];
    },
    forget() {
      added = [];
    },
  };
}

/** Changes when another connection commits. */
const dataVersion = (db: WriteDb): number => db.raw.pragma('data_version', { simple: true }) as number;
