// Who an id in created_by or actor stands for: a person of the workspace or an API key.
import type { Actor } from '../../shared/schema/common.ts';
import type { ReadDb } from './database.ts';

export function getActor(db: ReadDb, id: string): Actor {
  const user = db.sql<Actor>('SELECT id, full_name AS fullName, email FROM user WHERE id = ?').get(id);
  if (user) return user;
  const key = db.sql<{ name: string }>('SELECT name FROM api_key WHERE id = ?').get(id);
  return { id, fullName: key?.name ?? 'unknown', email: null };
}

/** A person of the workspace, or a script with its key. */
export const kindOfActor = (db: ReadDb, id: string): 'person' | 'script' =>
  db.sql('SELECT 1 FROM user WHERE id = ?').get(id) ? 'person' : 'script';
