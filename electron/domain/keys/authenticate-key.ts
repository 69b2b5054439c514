// Finds the key that a request shows and says why it does not count. Keys are looked up by their SHA-256, so the time the
// lookup takes tells nothing about a key.
import { createHash } from 'node:crypto';
import { t } from '../../../shared/messages/message.ts';
import { findKeyByHash, markUsed, type StoredKey } from '../../store/api-keys.ts';
import type { WriteDb } from '../../store/database.ts';

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest();

/** How exact "last used" is. A write for each request would make reading as slow as writing. */
const usedEveryMs = 60_000;

export type Authenticated = { key: StoredKey } | { refused: string };

export function authenticateKey(db: WriteDb, sent: string, nowMs: number): Authenticated {
  const key = findKeyByHash(db, hashKey(sent));
  if (!key)
    return {
      refused: t('This API key is not known here. Check it for missing characters, or make a new one.'),
    };
  if (key.revokedAtMs !== null) return { refused: t('This API key was revoked. Make a new one.') };
  if (key.expiresAtMs !== null && key.expiresAtMs <= nowMs)
    return { refused: t('This API key expired. Make a new one.') };
  if (nowMs - (key.lastUsedAtMs ?? 0) >= usedEveryMs) markUsed(db, key.id, nowMs);
  return { key };
}
