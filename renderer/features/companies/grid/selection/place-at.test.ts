import { expect, it } from 'vitest';
import { placeAt, type Layout } from './place-at.ts';

const layout: Layout = {
  rows: 1000,
  rowHeight: 26,
  top: 260,
  scrollLeft: 100,
  numberWidth: 40,
  frozen: 1,
  widths: [200, 100, 100, 100],
  starts: [0, 200, 300, 400],
};

it.each([
  ['a frozen column, however far the others were scrolled', 60, 5, { row: 10, column: 0 }],
  ['a column beside it, counted from where it was scrolled to', 250, 30, { row: 11, column: 2 }],
  ['the number of a row as its first column', 10, 0, { row: 10, column: 0 }],
  ['the last column beyond the right edge', 5000, 0, { row: 10, column: 3 }],
  ['the first row above the list', 60, -5000, { row: 0, column: 0 }],
  ['the last row below it', 60, 99_000, { row: 999, column: 0 }],
])('finds %s', (_, x, y, place) => {
  expect(placeAt(x, y, layout)).toEqual(place);
});
