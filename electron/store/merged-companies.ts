// Where the ids of merged companies lead, and which companies a person said are not the same.
import type { ReadDb, WriteDb } from './database.ts';

export function insertMerged(db: WriteDb, uuid: Buffer, into: Buffer, stepNo: number): void {
  db.sql(
    `INSERT INTO merged_company (uuid, into_uuid, step_no) VALUES (?, ?, ?)
     ON CONFLICT (uuid) DO UPDATE SET into_uuid = excluded.into_uuid, step_no = excluded.step_no`,
  ).run(uuid, into, stepNo);
}

export const findMergedInto = (db: ReadDb, uuid: Buffer): Buffer | null =>
  db.sql<Buffer>('SELECT into_uuid FROM merged_company WHERE uuid = ?').pluck().get(uuid) ?? null;

/** The companies that were merged into this one. */
export const listMergedInto = (db: ReadDb, uuid: Buffer): Buffer[] =>
  db.sql<Buffer>('SELECT uuid FROM merged_company WHERE into_uuid = ?').pluck().all(uuid);

type Pair = readonly [Buffer, Buffer];
const ordered = ([one, other]: Pair): Pair => (Buffer.compare(one, other) <= 0 ? [one, other] : [other, one]);

export function setNotDuplicates(db: WriteDb, pair: Pair, by: { actor: string; atMs: number }): void {
  db.sql('INSERT OR REPLACE INTO not_duplicate (one_uuid, other_uuid, actor, at_ms) VALUES (?, ?, ?, ?)').run(
    ...ordered(pair),
    by.actor,
    by.atMs,
  );
}

export function unsetNotDuplicates(db: WriteDb, pair: Pair): void {
  db.sql('DELETE FROM not_duplicate WHERE one_uuid = ? AND other_uuid = ?').run(...ordered(pair));
}

export const areNotDuplicates = (db: ReadDb, pair: Pair): boolean =>
  db.sql('SELECT 1 FROM not_duplicate WHERE one_uuid = ? AND other_uuid = ?').get(...ordered(pair)) !==
  undefined;
