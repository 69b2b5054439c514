// All encodings that a text may be in, best first, by how well it reads under each.
import type { Encoding } from '../../../../../shared/schema/import.ts';
import { alphabets } from './alphabets.ts';
import { byteDecoder } from './byte-decoder.ts';
import { eastAsian, scoreEastAsian } from './east-asian.ts';
import { scoreSingleByte } from './score-single-byte.ts';

export type Ranked = { encoding: Encoding; score: number; text: string };

/** The best, then others that read the bytes differently from it. */
export function rankEncodings(bytes: Buffer): [Ranked, ...Ranked[]] {
  const ranked = [...singleByte(bytes), ...multiByte(bytes), damagedUtf8(bytes)].sort(
    (a, b) => b.score - a.score,
  );
  const best = ranked[0] ?? { encoding: 'windows-1252', score: 0, text: '' };
  return [best, ...ranked.filter(({ text }) => text !== best.text)];
}

const singleByte = (bytes: Buffer): Ranked[] =>
  alphabets.map(({ encoding, prior, languages }) => {
    const text = byteDecoder(encoding).decode(bytes);
    return { encoding, text, score: prior * scoreSingleByte(text, languages) };
  });

const multiByte = (bytes: Buffer): Ranked[] =>
  eastAsian.map((language) => {
    const text = byteDecoder(language.encoding).decode(bytes);
    return { encoding: language.encoding, text, score: scoreEastAsian(text, language) };
  });

/** UTF-8 with a few bytes that are none, as when two files were joined. */
function damagedUtf8(bytes: Buffer): Ranked {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let bad = 0;
  for (const [character] of text.matchAll(/[^\0-\x7F]/gu)) {
    if (character === '\uFFFD') bad += 1;
    else good += 1;
  }
  return { encoding: 'utf-8', text, score: good === 0 ? 0 : Math.max(0, (good - 3 * bad) / good) };
}
