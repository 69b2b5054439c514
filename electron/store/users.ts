// The people of the workspace. One who was removed is only hidden: what he did keeps his name, see actors.ts.
import type { Actor } from '../../shared/schema/common.ts';
import { wantedWords } from '../lib/words.ts';
import { withFunctions } from './company-query/functions.ts';
import { keysetPage } from './company-query/keyset-page.ts';
import { join, sql } from './company-query/sql.ts';
import type { ReadDb, WriteDb } from './database.ts';

const select = 'SELECT id, full_name AS fullName, email FROM user WHERE deleted_at_ms IS NULL';

export const findUserById = (db: ReadDb, id: string): Actor | null =>
  db.sql<Actor>(`${select} AND id = ?`).get(id) ?? null;

export const findUserByEmail = (db: ReadDb, email: string): Actor | null =>
  db.sql<Actor>(`${select} AND email = ? COLLATE NOCASE ORDER BY id LIMIT 1`).get(email.trim()) ?? null;

export const listUsers = (db: ReadDb): Actor[] => db.sql<Actor>(`${select} ORDER BY full_name, id`).all();

/** Row numbers of users who match, oldest first, after a number. */
export function userPage(db: ReadDb, q: string, afterNo: number, limit: number): number[] {
  withFunctions(db);
  const words = JSON.stringify(wantedWords(q));
  const isWanted = sql(`has_words(concat_ws(char(10), full_name, email), NULL, '[]', ?)`, words);
  const where = join([sql('deleted_at_ms IS NULL'), isWanted], 'AND', '1');
  const after = { value: null, no: afterNo };
  return keysetPage(db, { table: 'user', where, order: null }, after, limit).map(({ no }) => no);
}

export const findUserByNo = (db: ReadDb, no: number): Actor | null =>
  db.sql<Actor>(`${select} AND no = ?`).get(no) ?? null;

export const findUserNo = (db: ReadDb, id: string): number | null =>
  db.sql<number>('SELECT no FROM user WHERE id = ? AND deleted_at_ms IS NULL').pluck().get(id) ?? null;

/** Answers the row's number. */
export const insertUser = (db: WriteDb, { id, fullName, email }: Actor): number =>
  Number(
    db.sql('INSERT INTO user (id, full_name, email) VALUES (?, ?, ?)').run(id, fullName, email)
      .lastInsertRowid,
  );
