// Providers that are asked together, by name, in SQLite.
import type { ReadDb, WriteDb } from '../database.ts';

export type StoredGroup = { no: number; uuid: Buffer; name: string; providers: string[] };

type GroupRow = Omit<StoredGroup, 'providers'> & { providers: string };

const select = 'SELECT no, uuid, name, providers FROM enrichment_group';
const toGroup = (row: GroupRow): StoredGroup => ({
  ...row,
  providers: JSON.parse(row.providers) as string[],
});

export const listGroups = (db: ReadDb): StoredGroup[] =>
  db.sql<GroupRow>(`${select} ORDER BY name_key`).all().map(toGroup);

export function findGroup(db: ReadDb, uuid: Buffer): StoredGroup | null {
  const row = db.sql<GroupRow>(`${select} WHERE uuid = ?`).get(uuid);
  return row ? toGroup(row) : null;
}

export function findGroupByName(db: ReadDb, nameKey: string): StoredGroup | null {
  const row = db.sql<GroupRow>(`${select} WHERE name_key = ?`).get(nameKey);
  return row ? toGroup(row) : null;
}

type GroupValues = { name: string; nameKey: string; providers: readonly string[] };

export function insertGroup(db: WriteDb, uuid: Buffer, { name, nameKey, providers }: GroupValues): void {
  db.sql('INSERT INTO enrichment_group (uuid, name, name_key, providers) VALUES (?, ?, ?, ?)').run(
    uuid,
    name,
    nameKey,
    JSON.stringify(providers),
  );
}

export function updateGroup(db: WriteDb, no: number, { name, nameKey, providers }: GroupValues): void {
  db.sql('UPDATE enrichment_group SET name = ?, name_key = ?, providers = ? WHERE no = ?').run(
    name,
    nameKey,
    JSON.stringify(providers),
    no,
  );
}

export function deleteGroup(db: WriteDb, no: number): void {
  db.sql('DELETE FROM enrichment_group WHERE no = ?').run(no);
}
