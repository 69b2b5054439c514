// Two values that share a key may be spellings of one. What is made of that is a person's decision; a value without letters
// and digits has no key (an empty one) and belongs to no cluster.
import type { ClusterMethod } from '../../../../shared/schema/import-rules.ts';
import { cologne } from './cologne.ts';
import { metaphone } from './metaphone.ts';
import { plainWords } from './plain-words.ts';

const sortedOnce = (parts: readonly string[]): string[] => [...new Set(parts)].toSorted();

/** The words, each once, in alphabetical order: forgives order, case, accents, punctuation and repetition. */
const fingerprint = (words: readonly string[]): string => sortedOnce(words).join(' ');

/** The pairs of letters that come: forgives spaces, and many a slip of the finger. */
function ngrams(words: readonly string[]): string {
  const text = Array.from(words.join(''));
  if (text.length < 2) return text.join('');
  return sortedOnce(text.slice(1).map((letter, at) => `${text[at] ?? ''}${letter}`)).join('');
}

/** Words that the sound rules cannot read, such as numbers or other scripts, stand for themselves. */
const sounds =
  (soundOf: (word: string) => string) =>
  (words: readonly string[]): string =>
    fingerprint(words.map((word) => (/^[a-z]+$/.test(word) ? soundOf(word) || word : word)));

const keys: Record<ClusterMethod, (words: readonly string[]) => string> = {
  fingerprint,
  ngram: ngrams,
  phonetic: sounds(metaphone),
  cologne: sounds(cologne),
};

export const clusterKey = (method: ClusterMethod, value: string): string => keys[method](plainWords(value));
