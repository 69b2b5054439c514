import { expect, it } from 'vitest';
import { foldCase } from './fold-case.ts';

function* letters(): Generator<string> {
  for (let code = 1; code < 0x20000; code += 1) {
    if (code < 0xd800 || code > 0xdfff) yield String.fromCodePoint(code);
  }
}

it('gives one form to every letter and its upper and lower case', () => {
  const torn: string[] = [];
  for (const letter of letters()) {
    const folded = foldCase(letter);
    const others = [letter.toUpperCase(), letter.toLowerCase(), folded];
    if (others.some((other) => foldCase(other) !== folded)) torn.push(letter);
  }
  expect(torn).toEqual([]);
});
