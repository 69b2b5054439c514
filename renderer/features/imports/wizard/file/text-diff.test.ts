import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffReadings, type TextPart } from './text-diff.ts';

const textOf = (parts: TextPart[]) => parts.map((part) => part.text).join('');
const marked = (parts: TextPart[]) => parts.filter((part) => part.differs).map((part) => part.text);

test('the parts of each side join to that side again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      const diff = diffReadings(a, b);
      expect(textOf(diff.current)).toBe(a);
      expect(textOf(diff.other)).toBe(b);
      expect(marked(diff.current).length + marked(diff.other).length > 0).toBe(a !== b);
    }),
  );
});

test('single-byte readings are marked letter by letter', () => {
  const diff = diffReadings('São Tromsø', 'Săo Tromsř');
  expect(marked(diff.current)).toEqual(['ã', 'ø']);
  expect(marked(diff.other)).toEqual(['ă', 'ř']);
});

test('readings of unequal length are marked between what they share', () => {
  const diff = diffReadings('株式会社 AB', 'Š”Ž®‰ïŽÐ AB');
  expect(marked(diff.current)).toEqual(['株式会社']);
  expect(marked(diff.other)).toEqual(['Š”Ž®‰ïŽÐ']);
});
