// By what names are put into one block: how they begin, how they end, and their rarest words. A slip seldom falls into all three.
import { blockHash } from './blocks.ts';

/** How often each word was met, by hash: two words that share one count together, which only makes both look more common. */
export type WordCounts = { note(core: string): void; of(word: string): number };

const slots = 2 ** 23;
const mostCounted = 65_535;

export function createWordCounts(): WordCounts {
  const counts = new Uint16Array(slots);
  return {
    note(core) {
      for (const word of core.split(' ')) {
        const slot = blockHash(word) % slots;
        const count = counts[slot] ?? 0;
        if (count < mostCounted) counts[slot] = count + 1;
      }
    },
    of: (word) => counts[blockHash(word) % slots] ?? 0,
  };
}

export type BlockKeys = { begin: number; end: number; words: number[] };

const edge = 5;
const rarest = 2;

export function blockKeysOf(core: string, counts: WordCounts): BlockKeys {
  const letters = core.replaceAll(' ', '');
  return {
    begin: blockHash(`b:${letters.slice(0, edge)}`),
    end: blockHash(`e:${letters.slice(-edge)}`),
    words: rarestShared(core, counts).map((word) => blockHash(`w:${word}`)),
  };
}

/** Of the words that another name has too; a name of one word is found by its edges. */
function rarestShared(core: string, counts: WordCounts): string[] {
  const words = core.split(' ');
  if (words.length === 1) return [];
  return words
    .filter((word) => word.length > 2 && counts.of(word) > 1)
    .toSorted((a, b) => counts.of(a) - counts.of(b))
    .slice(0, rarest);
}
