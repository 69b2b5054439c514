// Settings of the workspace, each a JSON text under its name.
import type { ReadDb, WriteDb } from './database.ts';

/** Undefined where it was never set. */
export function findSetting(db: ReadDb, name: string): unknown {
  const row = db.sql<{ value: string }>('SELECT value FROM setting WHERE name = ?').get(name);
  return row && (JSON.parse(row.value) as unknown);
}

export function setSetting(db: WriteDb, name: string, value: unknown): void {
  db.sql(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  ).run(name, JSON.stringify(value));
}
