// The people of the workspace.
import type { Actor } from '../../shared/schema/common.ts';
import type { ReadDb } from './database.ts';

const select = 'SELECT id, full_name AS fullName, email FROM user';

export const findUserById = (db: ReadDb, id: string): Actor | null =>
  db.sql<Actor>(`${select} WHERE id = ?`).get(id) ?? null;

export const findUserByEmail = (db: ReadDb, email: string): Actor | null =>
  db.sql<Actor>(`${select} WHERE email = ? COLLATE NOCASE ORDER BY id LIMIT 1`).get(email.trim()) ?? null;

export const listUsers = (db: ReadDb): Actor[] => db.sql<Actor>(`${select} ORDER BY full_name, id`).all();
