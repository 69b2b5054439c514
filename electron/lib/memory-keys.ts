// Keys of providers where the host has no place for them: known until the program ends.
import { checkKey, type KeyKeeper } from './provider-keys.ts';

export function createMemoryKeys(): KeyKeeper {
  const keys = new Map<string, string>();
  return {
    find: (code) => Promise.resolve(keys.get(code) ?? null),
    has: (code) => Promise.resolve(keys.has(code)),
    async set(code, key) {
      keys.set(code, checkKey(key));
    },
    async remove(code) {
      keys.delete(code);
    },
  };
}
