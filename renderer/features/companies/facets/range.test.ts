import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatorsOf } from '../grid/typed/parse-number.ts';
import { boundsOf, parseBound, spanOf } from './range.ts';

const bars = (edges: readonly string[]) =>
  edges.slice(1).map((to, at) => ({ from: edges[at] ?? '', to, count: 1 }));

const years = bars(Array.from({ length: 14 }, (_, at) => String(1890 + at * 10)));
const months = bars(['2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01']);
const money = bars(['-0.5', '0', '0.5', '1']);

describe('a range', () => {
  it('is the very bars from which it was made', () => {
    const cases = [
      { all: years, kind: 'year' },
      { all: months, kind: 'date' },
      { all: months, kind: 'time' },
      { all: money, kind: 'number' },
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.nat(12), fc.nat(12), ({ all, kind }, one, other) => {
        const from = Math.min(one, other) % all.length;
        const to = from + 1 + (other % (all.length - from));
        const bounds = boundsOf(all, { from, to }, kind);
        expect(spanOf(all, bounds, kind)).toEqual({ from, to });
      }),
    );
  });

  it('is told by the last year and day that are in it', () => {
    expect(boundsOf(years, { from: 1, to: 3 }, 'year')).toEqual({ gte: '1900', lte: '1919' });
    expect(boundsOf(months, { from: 0, to: 2 }, 'date')).toEqual({ lte: '2024-01-31' });
    expect(boundsOf(money, { from: 0, to: 2 }, 'number')).toEqual({ lt: '0.5' });
    expect(boundsOf(years, { from: 0, to: years.length }, 'year')).toBeNull();
  });

  it('that lies beside all bars has none', () => {
    expect(spanOf(years, { gte: '2050' }, 'year')).toEqual({ from: 0, to: 0 });
  });

  it.each([
    ['1,250,000', 'number', '1250000'],
    [' -12.5 ', 'number', '-12.5'],
    ['1,5', 'number', '1.5'],
    ['much', 'number', null],
    ['', 'number', undefined],
    ['2024', 'date', '2024-01-01'],
    ['2024-02', 'date', '2024-02-01'],
    ['2024-02-30', 'date', null],
    ['old', 'year', null],
  ] as const)('typed as %j for a %s is %j', (text, kind, bound) => {
    expect(parseBound(text, kind)).toBe(bound);
  });

  it('is typed as it is shown, with the separators of the person’s system', () => {
    expect(parseBound('1.250.000', 'number', separatorsOf('de'))).toBe('1250000');
    expect(parseBound('0,50', 'number', separatorsOf('de'))).toBe('0.5');
  });
});
