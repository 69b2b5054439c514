// The one definition of "the same name" and "the same domain", for the API, imports and duplicates alike.
import { foldCase } from '../../lib/fold-case.ts';

export type KeyKind = 'name' | 'domain';

/** The form in which two names are compared: trimmed, Unicode NFC, case folded. */
export function nameKey(name: string): string {
  const trimmed = name.trim();
  if (isAscii(trimmed)) return trimmed.toLowerCase();
  return foldCase(trimmed);
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false;
  return true;
}

const seeds: Record<KeyKind, number> = { name: 0x6e616d65, domain: 0x646f6d61 };

/**
 * A 53-bit hash of a name key or a domain (cyrb53 by bryc, public domain). Two texts may share one, so a hit is
 * always confirmed against the stored company.
 */
export function keyHash(kind: KeyKind, text: string): number {
  const seed = seeds[kind];
  let h1 = 0xdeadbeef ^ seed;
  let h2 = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    h1 = Math.imul(h1 ^ code, 2654435761);
    h2 = Math.imul(h2 ^ code, 1597334677);
  }
  h1 = Math.imul(h1 ^ (h1 >>> 16), 2246822507) ^ Math.imul(h2 ^ (h2 >>> 13), 3266489909);
  h2 = Math.imul(h2 ^ (h2 >>> 16), 2246822507) ^ Math.imul(h1 ^ (h1 >>> 13), 3266489909);
  return 4294967296 * (2097151 & h2) + (h1 >>> 0);
}
