import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyHash, nameKey } from './company-key.ts';

describe('nameKey', () => {
  it.each([
    [' Acme Inc ', 'ACME INC'],
    ['Straße AG', 'STRASSE AG'],
    ['GROẞ AG', 'groß ag'],
    ['İş', 'i\u0307ş'],
    ['Cafe\u0301', 'CAFÉ'],
    ['ΟΔΟΣ', 'οδος'],
  ])('holds %j and %j for the same name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it('keeps names apart that differ in more than case', () => {
    expect(nameKey('Acme Inc')).not.toBe(nameKey('Acme  Inc'));
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});

describe('keyHash', () => {
  it('is a safe integer and tells names from domains', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(Number.isSafeInteger(keyHash('name', text))).toBe(true);
        expect(keyHash('name', text)).not.toBe(keyHash('domain', text));
      }),
    );
  });
});
