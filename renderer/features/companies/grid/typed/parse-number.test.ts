import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberKind } from '../columns/grid-column.ts';
import { parseNumber, separatorsOf, typedNumber } from './parse-number.ts';

const plain: NumberKind = { type: 'number', format: 'number' };
const en = { group: ',', decimal: '.' };
const de = { group: '.', decimal: ',' };

describe('a typed number', () => {
  it.each([
    ['1250', en, '1250'],
    ['1,250', en, '1250'],
    ['1.250', en, '1.25'],
    ['1.250', de, '1250'],
    ['1,250', de, '1.25'],
    ['1,25', en, '1.25'],
    ['1.234.567', en, '1234567'],
    ['1.234.567,89', en, '1234567.89'],
    ['1,234,567.89', de, '1234567.89'],
    ["1'234'567.5", en, '1234567.5'],
    ['1 234 567', en, '1234567'],
    ['€ 12.50', en, '12.5'],
    ['12.50 EUR', en, '12.5'],
    ['12.5 %', en, '12.5'],
    ['3.5M', en, '3500000'],
    ['2 k', en, '2000'],
    ['€1.25bn', en, '1250000000'],
    ['1,6 Mio. €', de, '1600000'],
    ['−3', en, '-3'],
    ['007', en, '7'],
    ['.5', en, '0.5'],
    ['-0', en, '0'],
    ['99999999999999999999.01', en, '99999999999999999999.01'],
  ])('%s is read as its writer meant it (%o)', (text, separators, value) => {
    expect(parseNumber(text, plain, separators)).toEqual({ ok: true, value });
  });

  it.each(['many', '1,2,3', '12.34.5', '1.2.3,4', '--1', '1e5', '', '1,6M', '1.250M', '2 T', '3B'])(
    '"%s" is refused with a reason',
    (text) => {
      expect(parseNumber(text, plain, en)).toMatchObject({ ok: false });
    },
  );

  it('is refused where the field takes fewer decimals or no negative number', () => {
    const money: NumberKind = { ...plain, maxDecimals: 2, isUnsigned: true };
    expect(parseNumber('1.234', money, en)).toMatchObject({ ok: false });
    expect(parseNumber('-1', money, en)).toEqual({ ok: false, reason: 'An amount cannot be below zero.' });
    expect(parseNumber('1.20', money, en)).toEqual({ ok: true, value: '1.2' });
  });

  it('comes back from what an editor starts with, in any language', () => {
    const decimal = fc
      .tuple(fc.boolean(), fc.nat(1_000_000_000), fc.nat(999))
      .map(([isNegative, whole, fraction]) => {
        const rest = String(fraction).padStart(3, '0').replace(/0+$/, '');
        const value = `${whole}${rest === '' ? '' : `.${rest}`}`;
        return isNegative && value !== '0' ? `-${value}` : value;
      });
    const separators = fc
      .constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'sv-SE')
      .map((locale) => separatorsOf(locale));
    fc.assert(
      fc.property(decimal, separators, (value, signs) => {
        expect(parseNumber(typedNumber(value, signs), plain, signs)).toEqual({ ok: true, value });
      }),
    );
  });
});
