// The bulk side of the uniqueness keys. A running import appends its keys packed, one set of rows for each committed batch;
// at its end they are merged into the blocks, bucket by bucket, in small transactions. A key stands in exactly one place
// at any moment, so whoever looks (an edit by a person, a resumed import) finds it. Stale keys stay: hits are confirmed.
import type { ReadDb, WriteDb } from './database.ts';
import { eachKey, fromBlob, groupKeys, hitsIn, joinKeys, toBlob, type PackedKeys } from './packed-keys.ts';

/** Hashes have 53 bits: 64 buckets a batch, 8,192 blocks in all, so 128 blocks belong to one bucket. */
const buckets = 64;
const blocks = 8192;
const blocksInBucket = blocks / buckets;
const bucketOf = (hash: number): number => Math.floor(hash / (2 ** 53 / buckets));
const blockOf = (hash: number): number => Math.floor(hash / (2 ** 53 / blocks));

type BlobRow = { keys: Buffer };

export function findPackedHits(db: ReadDb, hash: number): number[] {
  const block = db.sql<BlobRow>('SELECT keys FROM company_key_block WHERE block = ?').get(blockOf(hash));
  const settled = block ? hitsIn(fromBlob(block.keys), hash) : [];
  const running = db.sql<BlobRow>('SELECT keys FROM company_key_run WHERE bucket = ?').all(bucketOf(hash));
  return running.reduce((hits, { keys }) => hits.concat(hitsIn(fromBlob(keys), hash)), settled);
}

export function appendKeyRun(db: WriteDb, batch: number, keys: PackedKeys): void {
  const insert = db.sql('INSERT INTO company_key_run (bucket, batch, keys) VALUES (?, ?, ?)');
  for (const [bucket, group] of groupKeys([keys], bucketOf, { from: 0, count: buckets }))
    insert.run(bucket, batch, toBlob(group));
}

export function hasKeyRun(db: ReadDb): boolean {
  return db.sql('SELECT 1 FROM company_key_run LIMIT 1').get() !== undefined;
}

/** Merges one bucket of what runs have left; false when there is none. Call it inside a transaction, until it says so. */
export function mergeKeyRun(db: WriteDb): boolean {
  const next = db.sql<{ bucket: number }>('SELECT bucket FROM company_key_run LIMIT 1').get();
  if (!next) return false;
  const rows = db.sql<BlobRow>('SELECT keys FROM company_key_run WHERE bucket = ?').all(next.bucket);
  const parts = rows.map(({ keys }) => fromBlob(keys));
  for (const [block, keys] of groupKeys(parts, blockOf, {
    from: next.bucket * blocksInBucket,
    count: blocksInBucket,
  }))
    appendToBlock(db, block, keys);
  db.sql('DELETE FROM company_key_run WHERE bucket = ?').run(next.bucket);
  return true;
}

function appendToBlock(db: WriteDb, block: number, keys: PackedKeys): void {
  const stored = db.sql<BlobRow>('SELECT keys FROM company_key_block WHERE block = ?').get(block);
  const all = stored ? joinKeys([fromBlob(stored.keys), keys]) : keys;
  db.sql(
    'INSERT INTO company_key_block (block, keys) VALUES (?, ?) ON CONFLICT (block) DO UPDATE SET keys = excluded.keys',
  ).run(block, toBlob(all));
}

/** How many keys `eachStoredKey` would tell, without reading them. */
export function countStoredKeys(db: ReadDb): number {
  const packed = db
    .sql<{ bytes: number | null }>(
      `SELECT (SELECT total(length(keys)) FROM company_key_block) + (SELECT total(length(keys)) FROM company_key_run) AS bytes`,
    )
    .get();
  const rows = db.sql<{ n: number }>('SELECT count(*) AS n FROM company_key').get();
  return (packed?.bytes ?? 0) / 16 + (rows?.n ?? 0);
}

/** Every key there is, whoever wrote it. */
export function eachStoredKey(db: ReadDb, tell: (hash: number, companyNo: number) => void): void {
  for (const table of ['company_key_block', 'company_key_run']) {
    for (const { keys } of db.sql<BlobRow>(`SELECT keys FROM ${table}`).iterate())
      eachKey([fromBlob(keys)], tell);
  }
  const rows = db.sql<{ hash: number; no: number }>('SELECT hash, company_no AS no FROM company_key');
  for (const { hash, no } of rows.iterate()) tell(hash, no);
}
