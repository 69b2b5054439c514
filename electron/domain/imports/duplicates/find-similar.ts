// Companies that are only alike. In a small block each is compared with each; in a large one each with its next neighbours in
// order of names, from the front and from the back; so all of a million rows are looked at, and none of them a million times.
import type { LikenessPart } from '../../../../shared/schema/duplicates.ts';
import { blockKeysOf, type BlockKeys, type WordCounts } from './block-keys.ts';
import { createBlocks, createHashSet } from './blocks.ts';
import { createCandidateArena } from './candidate-arena.ts';
import { isLikely, likeness, type Candidate } from './likeness.ts';

export type SimilarPair = { score: number; parts: LikenessPart[]; companies: [number, number] };

export type Similar = {
  pairs: SimilarPair[];
  /** New companies that were compared with others. */
  companies: number;
  /** Blocks too large to compare each with each. */
  largeBlocks: number;
  inLargeBlocks: number;
  /** More pairs were alike than are kept. */
  isOverfull: boolean;
};

/** Blocks larger than this say too little to compare each with each. */
const largestBlock = 40;
/** How many of the next in order each company of a large block is compared with. */
export const nearest = 5;
const mostLikely = 2000;

export type SimilarFinder = {
  /** New companies first, then the stored ones. */
  add(candidate: Candidate, isNew: boolean): void;
  /** `isKnown`: the two are in one group already. */
  find(isKnown: (one: Candidate, other: Candidate) => boolean): Similar;
};

type Placed = Candidate & { isNew: boolean };

export function createSimilarFinder(counts: WordCounts): SimilarFinder {
  const arena = createCandidateArena();
  const met = createHashSet();
  const begins = createBlocks();
  const ends = createBlocks();
  const words = createBlocks();
  let made = 0;

  const put = ({ begin, end, words: shared }: BlockKeys, place: number): void => {
    begins.add(begin, place);
    ends.add(end, place);
    for (const word of shared) words.add(word, place);
  };

  return {
    add(candidate, isNew) {
      const keys = blockKeysOf(candidate.core, counts);
      const hashes = [keys.begin, keys.end, ...keys.words];
      if (isNew) hashes.forEach(met.add);
      else if (!hashes.some(met.has)) return;
      put(keys, arena.add(candidate));
      made += isNew ? 1 : 0;
    },
    find(isKnown) {
      const best = createBest(mostLikely);
      const large = { blocks: 0, places: new Set<number>() };
      const compare = (one: Placed, other: Placed): void => {
        if (!one.isNew && !other.isNew) return;
        if (!isLikely(one, other, best.least()) || isKnown(one, other)) return;
        best.offer(one, other);
      };
      const look =
        (order: ((core: string) => string) | null) =>
        (places: readonly number[]): void => {
          const isLarge = places.length > largestBlock;
          if (!places.some((place) => place < made)) return;
          if (isLarge) {
            large.blocks += 1;
            for (const place of places) if (place < made) large.places.add(place);
            if (order === null) return;
          }
          const members = places.map((place) => ({ ...arena.at(place), isNew: place < made }));
          comparePairs(
            isLarge && order ? sortedBy(members, order) : members,
            isLarge ? nearest : largestBlock,
            compare,
          );
        };
      begins.each(look((core) => core));
      ends.each(look(backwards));
      words.each(look(null));
      const { pairs, isOverfull } = best.take();
      return {
        pairs,
        companies: made,
        largeBlocks: large.blocks,
        inLargeBlocks: large.places.size,
        isOverfull,
      };
    },
  };
}

const backwards = (core: string): string => Array.from(core).toReversed().join('');

function sortedBy(members: readonly Placed[], order: (core: string) => string): Placed[] {
  const keyed = members.map((member) => ({ member, key: order(member.core) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.member.no - b.member.no));
  return keyed.map(({ member }) => member);
}

function comparePairs(
  members: readonly Placed[],
  reach: number,
  compare: (one: Placed, other: Placed) => void,
): void {
  for (const [at, one] of members.entries()) {
    for (const other of members.slice(at + 1, at + reach + 1)) compare(one, other);
  }
}

/** Keeps the pairs that are most alike, each once, whatever the order they come in. */
function createBest(most: number) {
  let kept = new Map<string, SimilarPair>();
  let least = 0;
  let isOverfull = false;
  const trim = (size: number): SimilarPair[] => {
    const all = [...kept.values()].toSorted(
      (a, b) => b.score - a.score || a.companies[0] - b.companies[0] || a.companies[1] - b.companies[1],
    );
    isOverfull ||= all.length > size;
    return all.slice(0, size);
  };
  const keyOf = ([one, other]: readonly [number, number]): string => `${one}:${other}`;
  return {
    /** A pair that scores less has no chance. */
    least: (): number => least,
    offer(one: Candidate, other: Candidate): void {
      const companies: [number, number] = one.no < other.no ? [one.no, other.no] : [other.no, one.no];
      if (kept.has(keyOf(companies))) return;
      const first = companies[0] === one.no;
      kept.set(keyOf(companies), { companies, ...(first ? likeness(one, other) : likeness(other, one)) });
      if (kept.size < most * 2) return;
      const best = trim(most);
      least = best.at(-1)?.score ?? 0;
      kept = new Map(best.map((pair) => [keyOf(pair.companies), pair]));
    },
    take: (): { pairs: SimilarPair[]; isOverfull: boolean } => ({ pairs: trim(most), isOverfull }),
  };
}
