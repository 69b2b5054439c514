// Promises of events in SQLite: each stands from the transaction of a change until its deliveries are written.
import type { ReadDb, WriteDb } from './database.ts';

/** `payload`: JSON. */
export type StoredPromise = { no: number; topic: string; about: string; payload: string | null };

export function insertPromise(db: WriteDb, { topic, about, payload }: Omit<StoredPromise, 'no'>): void {
  db.sql('INSERT INTO event_promise (topic, about, payload) VALUES (?, ?, ?)').run(topic, about, payload);
}

/** The last that such an event keeps; 0 where there is none. */
export const lastPromise = (db: ReadDb, topic: string, about: string): number =>
  db
    .sql<number>('SELECT ifnull(max(no), 0) FROM event_promise WHERE topic = ? AND about = ?')
    .pluck()
    .get(topic, about) ?? 0;

/** Up to this one. */
export function dropPromises(db: WriteDb, topic: string, about: string, no: number): void {
  db.sql('DELETE FROM event_promise WHERE topic = ? AND about = ? AND no <= ?').run(topic, about, no);
}

export const listPromises = (db: ReadDb): StoredPromise[] =>
  db.sql<StoredPromise>('SELECT no, topic, about, payload FROM event_promise ORDER BY no').all();
