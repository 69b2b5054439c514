import { expect, it } from 'vitest';
import { bits, lineMask, maskAt } from './line-mask.ts';

const box = { top: 2, bottom: 3, left: 1, right: 2 };

it('says nothing of a line that has no selected cell', () => {
  expect(lineMask([box], { row: 2, column: 1 }, 5, 4)).toBe('');
});

it('draws the edge of a range round its outer cells only', () => {
  const top = lineMask([box], { row: 2, column: 1 }, 2, 4);
  expect(maskAt(top, 0)).toBe(0);
  expect(maskAt(top, 1)).toBe(bits.selected + bits.top + bits.left + bits.active);
  expect(maskAt(top, 2)).toBe(bits.selected + bits.top + bits.right);
  const bottom = lineMask([box], { row: 2, column: 1 }, 3, 4);
  expect(maskAt(bottom, 1)).toBe(bits.selected + bits.bottom + bits.left);
});

it('draws no edge between two ranges that touch', () => {
  const below = { top: 4, bottom: 4, left: 1, right: 2 };
  const line = lineMask([box, below], null, 3, 4);
  expect(maskAt(line, 1)).toBe(bits.selected + bits.left);
});
