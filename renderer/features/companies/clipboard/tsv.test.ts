import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTsv, writeTsv } from './tsv.ts';

describe('a table as tab-separated text', () => {
  it('quotes line breaks, tabs and a quote at the start, and nothing else', () => {
    expect(
      writeTsv([
        ['a "b" c', 'x\ty'],
        ['"q"', 'one\ntwo'],
      ]),
    ).toBe('a "b" c\t"x\ty"\r\n"""q"""\t"one\ntwo"');
  });

  it('is read from what spreadsheets write, with a line end behind the last row or without', () => {
    expect(parseTsv('a\tb\r\n1\t\r\n')).toEqual([
      ['a', 'b'],
      ['1', ''],
    ]);
    expect(parseTsv('Line 1\nLine 2')).toEqual([['Line 1'], ['Line 2']]);
    expect(parseTsv('"two\nlines"\tx\n')).toEqual([['two\nlines', 'x']]);
  });

  it('takes a stray quote as a character', () => {
    expect(parseTsv('"Alpha" Ltd\tb\r\n"open\tc')).toEqual([
      ['"Alpha" Ltd', 'b'],
      ['"open', 'c'],
    ]);
  });

  it('comes back as it was written', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\t', '\n', '\r', 'a', '') }));
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        expect(parseTsv(writeTsv(rows))).toEqual(rows);
      }),
    );
  });
});
