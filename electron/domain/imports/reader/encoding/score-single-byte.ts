// How much a text reads like words of the languages an encoding is used for. Wrong encodings put capitals inside words,
// symbols between letters, and letters together that no language has.
import type { Alphabet } from './alphabets.ts';
import { isMixed, shapeOf } from './word-shape.ts';

// Ordinal marks are letters to Unicode, but stand beside digits and capitals as signs do.
const token = /(?:(?![ªºµ])[\p{L}\p{M}])+|[^\0-\x7F]/gu;
const good = new Set('“”‘’„‚«»–—…€£§°©®™¿¡ªºµ·½¼²³\u00A0№•');

/**
 * 0 … 1 for what reads well, below 0 for what is no text. Half of it is how each word reads in the language that suits it
 * best, half how all of them read in one language: a list of companies may be mixed, but seldom by one letter each.
 */
export function scoreSingleByte(text: string, languages: Alphabet[]): number {
  const sums = languages.map(() => 0);
  let free = 0;
  let weight = 0;
  for (const match of text.matchAll(token)) {
    const [part] = match;
    const foreign = countForeign(part);
    if (foreign === 0) continue;
    weight += foreign;
    const scores = isLetters(part)
      ? scoreWord(part, languages)
      : languages.map(() => scoreSymbol(part, text, match.index));
    free += foreign * Math.max(...scores);
    for (const [i, score] of scores.entries()) sums[i] = (sums[i] ?? 0) + foreign * score;
  }
  return weight === 0 ? 0 : (free + Math.max(...sums)) / 2 / weight;
}

const isLetters = (part: string): boolean => part.length > 1 || /^(?![ªºµ])\p{L}/u.test(part);

function countForeign(part: string): number {
  let count = 0;
  for (let i = 0; i < part.length; i += 1) if (part.charCodeAt(i) > 127) count += 1;
  return count;
}

/** Signs that no text has in the middle of a word. */
const never = new Set('‘‚“”„«»†‡‰‹›•™¡¢£¥§©¬®±¶¿¤÷×³²¹');

function scoreSymbol(mark: string, text: string, at: number): number {
  const unit = mark.charCodeAt(0);
  if (unit === 0xfffd || (unit >= 0x80 && unit < 0xa0)) return -1;
  if (never.has(mark) && isSmall(text.charAt(at - 1)) && isSmall(text.charAt(at + 1))) return -0.3;
  if (good.has(mark)) return 0.7;
  return unit >= 0x2500 && unit < 0x2600 ? -0.3 : 0.1;
}

const isSmall = (mark: string): boolean => /\p{Ll}/u.test(mark);

/** One score for each language. */
function scoreWord(word: string, languages: Alphabet[]): number[] {
  const all = (score: number): number[] => languages.map(() => score);
  const latin = /\p{Script=Latin}/u.test(word);
  if (latin && isMixed(word)) return all(-0.2);
  if (/\p{Ll}\p{Lu}/u.test(word) && !/^(Mc|Mac|De|La|Le|Di|Van)/.test(word)) return all(0.05);
  if (word.length === 1) return all(0.4);
  const letters = word.toLowerCase().match(/[^\0-\x7F]/g) ?? [];
  const shape = latin ? density(letters.length, word.length) : shapeOf(word);
  return languages.map((language) => shape * fit(letters, language));
}

/** Share of the letters that the language has; each that it lacks counts against it. */
function fit(letters: string[], { common, rare }: Alphabet): number {
  let sum = 0;
  for (const letter of letters) {
    if (common.includes(letter)) sum += 1;
    else sum += rare.includes(letter) ? 0.7 : -0.5;
  }
  return Math.max(0, sum / letters.length);
}

/** Latin words are mostly ASCII letters: a word of accents alone is another script, misread. */
const density = (foreign: number, length: number): number =>
  length > 3 && foreign / length > (length > 5 ? 0.6 : 0.8) ? 0.2 : 1;
