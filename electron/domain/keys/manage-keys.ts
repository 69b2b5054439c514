// Makes, lists and revokes API keys.
import { randomBytes } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';
import type { KeyInput } from '../../../shared/contract/system.ts';
import { t } from '../../../shared/messages/message.ts';
import { newId } from '../../lib/ids.ts';
import { findKey, insertKey, listStoredKeys, markRevoked, type StoredKey } from '../../store/api-keys.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { hashKey } from './authenticate-key.ts';

/** Call it in a transaction. `key` is 256 random bits; it exists nowhere else once the answer is sent. */
export function createKey(db: WriteDb, input: KeyInput, nowMs: number): { stored: StoredKey; key: string } {
  const expiresAtMs = input.expiresAt ? Date.parse(input.expiresAt) : null;
  if (expiresAtMs !== null && expiresAtMs <= nowMs) throw inThePast(input.expiresAt ?? '');
  const key = `wbk_${randomBytes(32).toString('base64url')}`;
  const stored: StoredKey = {
    id: newId('key', nowMs),
    name: input.name,
    hint: key.slice(0, 8),
    permissions: [...new Set(input.permissions)],
    createdAtMs: nowMs,
    expiresAtMs,
    revokedAtMs: null,
    lastUsedAtMs: null,
  };
  insertKey(db, stored, hashKey(key));
  return { stored, key };
}

export function revokeKey(db: WriteDb, id: string, nowMs: number): void {
  if (!findKey(db, id)) throw new AppError('not_found', { message: t('There is no API key {id}.', { id }) });
  markRevoked(db, id, nowMs);
}

export type KeyPage = { keys: StoredKey[]; next: string | null };

export function listKeys(db: ReadDb, after: string | undefined, limit: number): KeyPage {
  const keys = listStoredKeys(db, after ?? '', limit + 1);
  const page = keys.slice(0, limit);
  return { keys: page, next: keys.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function inThePast(expiresAt: string): AppError {
  const message = t('The key would have expired at {expiresAt} already. Send a time that is still to come.', {
    expiresAt,
  });
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'expiresAt', code: 'in_the_past', message }],
  });
}
