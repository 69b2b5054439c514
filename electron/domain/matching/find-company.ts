// Which company has this name or domain. The only place that decides it.
import { findKeyTexts } from '../../store/companies.ts';
import type { ReadDb } from '../../store/database.ts';
import { keyHash } from './company-key.ts';

/** Where keys are looked up and written: the store's index, or a running import's own. */
export type KeyFinder = { find(hash: number): readonly number[] };

/** Row number of the company with this name key, or null. */
export function findByNameKey(db: ReadDb, keys: KeyFinder, key: string): number | null {
  return keys.find(keyHash('name', key)).find((no) => findKeyTexts(db, no)?.nameKey === key) ?? null;
}

/** Row number of the company with this normalised domain, or null. */
export function findByDomain(db: ReadDb, keys: KeyFinder, domain: string): number | null {
  return keys.find(keyHash('domain', domain)).find((no) => findKeyTexts(db, no)?.domain === domain) ?? null;
}
