// Rows of API keys. Only the SHA-256 of a key is here, never the key.
import type { Permission } from '../../shared/permissions.ts';
import type { ApiKey } from '../../shared/contract/system.ts';
import { isoTime } from '../lib/clock.ts';
import type { ReadDb, WriteDb } from './database.ts';

type ApiKeyRow = {
  id: string;
  name: string;
  hint: string;
  permissions: string;
  created_at_ms: number;
  expires_at_ms: number | null;
  revoked_at_ms: number | null;
  last_used_at_ms: number | null;
};

/** A key as it is stored: times in ms. */
export type StoredKey = {
  id: string;
  name: string;
  hint: string;
  permissions: Permission[];
  createdAtMs: number;
  expiresAtMs: number | null;
  revokedAtMs: number | null;
  lastUsedAtMs: number | null;
};

const columns = 'id, name, hint, permissions, created_at_ms, expires_at_ms, revoked_at_ms, last_used_at_ms';

const rowToKey = (row: ApiKeyRow): StoredKey => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  permissions: JSON.parse(row.permissions) as Permission[],
  createdAtMs: row.created_at_ms,
  expiresAtMs: row.expires_at_ms,
  revokedAtMs: row.revoked_at_ms,
  lastUsedAtMs: row.last_used_at_ms,
});

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms));

export const keyToWire = (key: StoredKey): ApiKey => ({
  id: key.id,
  name: key.name,
  hint: key.hint,
  permissions: key.permissions,
  createdAt: isoTime(key.createdAtMs),
  expiresAt: isoOrNull(key.expiresAtMs),
  revokedAt: isoOrNull(key.revokedAtMs),
  lastUsedAt: isoOrNull(key.lastUsedAtMs),
});

export function findKeyByHash(db: ReadDb, sha256: Buffer): StoredKey | null {
  const row = db.sql<ApiKeyRow>(`SELECT ${columns} FROM api_key WHERE sha256 = ?`).get(sha256);
  return row ? rowToKey(row) : null;
}

export function findKey(db: ReadDb, id: string): StoredKey | null {
  const row = db.sql<ApiKeyRow>(`SELECT ${columns} FROM api_key WHERE id = ?`).get(id);
  return row ? rowToKey(row) : null;
}

/** Oldest first, after the id `after`. */
export function listStoredKeys(db: ReadDb, after: string, limit: number): StoredKey[] {
  const rows = db.sql<ApiKeyRow>(`SELECT ${columns} FROM api_key WHERE id > ? ORDER BY id LIMIT ?`);
  return rows.all(after, limit).map(rowToKey);
}

export function insertKey(db: WriteDb, key: StoredKey, sha256: Buffer): void {
  db.sql(
    `INSERT INTO api_key (id, name, hint, sha256, permissions, created_at_ms, expires_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key.id,
    key.name,
    key.hint,
    sha256,
    JSON.stringify(key.permissions),
    key.createdAtMs,
    key.expiresAtMs,
  );
}

/** Keeps the time of the first revocation. */
export function markRevoked(db: WriteDb, id: string, nowMs: number): void {
  db.sql('UPDATE api_key SET revoked_at_ms = coalesce(revoked_at_ms, ?) WHERE id = ?').run(nowMs, id);
}

export function markUsed(db: WriteDb, id: string, nowMs: number): void {
  db.sql('UPDATE api_key SET last_used_at_ms = ? WHERE id = ?').run(nowMs, id);
}
