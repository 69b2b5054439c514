// What was counted about the columns of sources. Gone with the source, and when it is read otherwise.
import type { ColumnProfile } from '../../shared/schema/profile.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** `values`: packed, see domain/imports/profile/pack-values.ts. */
export type StoredColumn = { profile: ColumnProfile; values: Uint8Array };

export function setProfile(db: WriteDb, sourceId: string, columns: readonly StoredColumn[]): void {
  deleteProfile(db, sourceId);
  const insert = db.sql(
    'INSERT INTO source_profile (source_id, column_no, profile, kept_values) VALUES (?, ?, ?, ?)',
  );
  for (const { profile, values } of columns)
    insert.run(sourceId, profile.index, JSON.stringify(profile), values);
}

export function deleteProfile(db: WriteDb, sourceId: string): void {
  db.sql('DELETE FROM source_profile WHERE source_id = ?').run(sourceId);
}

export function listProfile(db: ReadDb, sourceId: string): ColumnProfile[] {
  return db
    .sql<{ profile: string }>('SELECT profile FROM source_profile WHERE source_id = ? ORDER BY column_no')
    .all(sourceId)
    .map(({ profile }) => JSON.parse(profile) as ColumnProfile);
}

export function findProfiledColumn(db: ReadDb, sourceId: string, columnNo: number): StoredColumn | null {
  const row = db
    .sql<{ profile: string; kept_values: Uint8Array }>(
      'SELECT profile, kept_values FROM source_profile WHERE source_id = ? AND column_no = ?',
    )
    .get(sourceId, columnNo);
  return row ? { profile: JSON.parse(row.profile) as ColumnProfile, values: row.kept_values } : null;
}
