import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainDigits, workbookNumber } from './plain-number.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

it('writes any number without an exponent, to the same number', () => {
  fc.assert(
    fc.property(finite, (value) => {
      const text = plainDigits(String(value));
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }),
  );
});

it('gives back every amount as it was entered, also where a workbook stores it with 17 digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
      const value = whole / 10 ** decimals;
      expect(workbookNumber(value.toPrecision(17))).toBe(plainDigits(String(value)));
    }),
  );
});

it.each(['', ' ', 'x', '1,5', 'NaN', 'Infinity'])('finds no number in %j', (text) => {
  expect(workbookNumber(text)).toBe(null);
});
