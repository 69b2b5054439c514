import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, stripGuard } from './csv.ts';

const anyCell = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^['=+\-@\t\r\0]{0,4}[0-9a-z ,"\n]{0,6}$/),
);

/** The guarded cell as it stands in the line. */
const guarded = (cell: string): string => {
  const written = csvLine(['x', cell], { guard: true }).slice(2, -2);
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written;
};

describe('csvLine', () => {
  test('quotes only cells that need it and ends with CRLF', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', ''])).toBe('a,b c,"d,e","f""g","h\ni",\r\n');
  });

  test('writes a single empty cell so that it is a record, not an empty line', () => {
    expect(csvLine([''])).toBe('""\r\n');
  });

  test.each(['=1+1', '+cmd', '-x', '@SUM(A1)', '\tx', '\0x', '=', '-2+3|cmd', '+49 30 x'])(
    'guards %j, which a spreadsheet would run',
    (cell) => {
      expect(guarded(cell)).toBe(`'${cell}`);
    },
  );

  test.each([
    '-5',
    '+1.5',
    '-1,234.50',
    '1e5',
    '-.5',
    '+49 30 1234567',
    '+1 (555) 010-9999',
    'a=b',
    "O'Neill",
    '',
  ])('leaves %j alone', (cell) => {
    expect(guarded(cell)).toBe(cell);
  });

  test('leaves formulas alone when not asked to guard', () => {
    expect(csvLine(['=1+1'])).toBe('=1+1\r\n');
  });
});

describe('stripGuard', () => {
  test('takes off exactly what the guard put on, whatever the cell', () => {
    const check = () =>
      fc.assert(
        fc.property(anyCell, (cell) => stripGuard(guarded(cell)) === cell),
        { numRuns: 2000 },
      );
    expect(check).not.toThrow();
  });

  test('leaves an apostrophe that belongs to the text', () => {
    expect(stripGuard("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
    expect(stripGuard("'quoted'")).toBe("'quoted'");
  });
});
