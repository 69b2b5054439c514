// The workspace's own row and its one user, made when a store is first opened.
import { userInfo } from 'node:os';
import type { Actor } from '../../shared/schema/common.ts';
import { newId } from '../lib/ids.ts';
import { transact, type ReadDb, type WriteDb } from './database.ts';

export type WorkspaceRow = { id: string; name: string };

/** The user that the desktop window and a signed-in browser act as. Makes workspace and user where there are none yet. */
export function ensureOwner(db: WriteDb, nowMs: number): Actor {
  const found = findOwner(db);
  if (found) return found;
  return transact(db, () => {
    db.sql('INSERT OR IGNORE INTO workspace (one, id, name, created_at_ms) VALUES (1, ?, ?, ?)').run(
      newId('org', nowMs),
      'My workspace',
      nowMs,
    );
    const owner: Actor = { id: newId('usr', nowMs), fullName: systemUserName(), email: null };
    db.sql('INSERT INTO user (id, full_name, email) VALUES (?, ?, ?)').run(
      owner.id,
      owner.fullName,
      owner.email,
    );
    return owner;
  });
}

export function findOwner(db: ReadDb): Actor | null {
  const row = db
    .sql<{ id: string; full_name: string; email: string | null }>(
      'SELECT id, full_name, email FROM user ORDER BY no LIMIT 1',
    )
    .get();
  return row ? { id: row.id, fullName: row.full_name, email: row.email } : null;
}

export function findWorkspace(db: ReadDb): WorkspaceRow | null {
  return db.sql<WorkspaceRow>('SELECT id, name FROM workspace').get() ?? null;
}

export type WorkspaceCounts = { companies: number; imports: number; activeImports: number };

export function countWorkspace(db: ReadDb): WorkspaceCounts {
  const count = (sql: string): number => db.sql<{ n: number }>(sql).get()?.n ?? 0;
  return {
    companies: count('SELECT count(*) AS n FROM company'),
    imports: count('SELECT count(*) AS n FROM import_job'),
    activeImports: count("SELECT count(*) AS n FROM import_job WHERE status IN ('queued', 'running')"),
  };
}

/** Some containers run under a user id that has no name. */
function systemUserName(): string {
  try {
    return userInfo().username || 'Owner';
  } catch {
    return 'Owner';
  }
}
