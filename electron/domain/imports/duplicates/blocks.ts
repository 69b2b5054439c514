// Companies with a key in common lie together in a block. A key and a place are packed into one number of a typed array, so that
// sorting it makes the blocks: millions of keys in a Map of lists would take gigabytes.
import { keyHash } from '../../matching/company-key.ts';

/** 27 bits of a key's hash above 26 bits of a place. Keys that share a hash share a block; their companies are just not alike. */
const hashes = 2 ** 27;
const places = 2 ** 26;

export const blockHash = (key: string): number => keyHash('name', key) % hashes;

export type Blocks = {
  add(hash: number, place: number): void;
  /** Each block of two and more; the view is good until the next one. */
  each(tell: (places: readonly number[]) => void): void;
};

export function createBlocks(): Blocks {
  let packed = new Float64Array(1024);
  let used = 0;
  return {
    add(hash, place) {
      if (used === packed.length) {
        const grown = new Float64Array(used * 2);
        grown.set(packed);
        packed = grown;
      }
      packed[used++] = hash * places + place;
    },
    each(tell) {
      const sorted = packed.subarray(0, used).sort();
      let from = 0;
      for (let to = 1; to <= used; to += 1) {
        if (to < used && hashIn(sorted[to]) === hashIn(sorted[from])) continue;
        if (to - from > 1) tell(Array.from(sorted.subarray(from, to), (value) => value % places));
        from = to;
      }
    },
  };
}

const hashIn = (value: number | undefined): number => Math.floor((value ?? 0) / places);

/** Whether a hash was noted, in 16 MB. */
export function createHashSet() {
  const bits = new Uint8Array(hashes / 8);
  return {
    add: (hash: number): void => void (bits[hash >> 3] = (bits[hash >> 3] ?? 0) | (1 << (hash & 7))),
    has: (hash: number): boolean => ((bits[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0,
  };
}
