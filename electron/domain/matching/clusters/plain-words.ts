// The words of a value as clusters compare them: no case, no accents, no punctuation. "C++" and "C#" stay apart.
import { foldCase } from '../../../lib/fold-case.ts';

const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Full stops and apostrophes stand within words (`U.S.A.`, `Int'l`); all other marks between them. */
export function plainWords(value: string): string[] {
  const plain = foldCase(value)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłħı]/g, (letter) => letters[letter] ?? letter)
    .replace(/[.'’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
    .trim();
  return plain === '' ? [] : plain.split(' ');
}
