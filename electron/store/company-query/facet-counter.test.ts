import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFacetCounter, createRoom, mostValues, type Raw } from './facet-counter.ts';
import type { QueryField } from './types.ts';

const countOf = (field: QueryField, values: readonly Raw[], top = 10) => {
  const counter = createFacetCounter(field, top, createRoom());
  for (const value of values) counter.add(value);
  return counter.result();
};

const number: QueryField = { key: 'fundingRaised', kind: 'number' };
const date: QueryField = { key: 'lastFundingDate', kind: 'date' };

describe('the counts of a field', () => {
  it('name the most frequent values first, equal ones by their texts', () => {
    const { values, distinct } = countOf({ key: 'industry', kind: 'text' }, ['b', 'a', 'c', 'c', null], 2);
    expect(values).toEqual([
      { value: 'c', count: 2 },
      { value: 'a', count: 1 },
    ]);
    expect(distinct).toBe(3);
  });

  it('give up only the number of different values where these are too many', () => {
    const many = Array.from({ length: mostValues + 1 }, (_, at) => String(at));
    const { count, values, distinct, range } = countOf(number, [...many, null]);
    expect({ count, values, distinct }).toEqual({ count: mostValues + 2, values: [], distinct: null });
    expect(range).toMatchObject({ min: '0', max: String(mostValues) });
    expect(range?.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(mostValues + 1);
  });

  it('share the room for values among fields', () => {
    const room = { left: 3 };
    const [one, other] = [createFacetCounter(date, 5, room), createFacetCounter(date, 5, room)];
    for (const day of ['2024-01-01', '2024-01-02', '2024-01-03']) one.add(day);
    other.add('2024-01-01');
    expect(one.result().distinct).toBe(3);
    expect(other.result().distinct).toBeNull();
  });

  it('count each entry of a list once, and what cannot be chosen any more not at all', () => {
    const tags = countOf({ key: 'tags', kind: 'texts' }, ['a', '["a","b","b"]', null]);
    expect(tags).toMatchObject({
      empty: 1,
      values: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
    });
    const tiers = countOf({ key: 'f1', kind: 'choice', choices: [1] }, [1, 2, null]);
    expect(tiers).toMatchObject({ empty: 2, values: [{ value: '1', count: 1 }] });
  });
});

describe('a histogram', () => {
  it('of numbers holds each between the ends of its bar, in few bars without a gap', () => {
    const values = fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true, min: -1e9, max: 1e9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(values, (numbers) => {
        const { range } = countOf(number, numbers.map(String));
        const bars =
          range?.bars.map(({ from, to, count }) => ({ from: Number(from), to: Number(to), count })) ?? [];
        expect(bars.length).toBeLessThanOrEqual(24);
        expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(numbers.length);
        expect(bars.slice(1).map(({ from }) => from)).toEqual(bars.slice(0, -1).map(({ to }) => to));
        for (const bar of bars)
          expect(numbers.filter((one) => one >= bar.from && one < bar.to)).toHaveLength(bar.count);
      }),
    );
  });

  it('of whole numbers has no bar narrower than one', () => {
    const bars = countOf(number, ['1999', '2001', '2001']).range?.bars;
    expect(bars).toEqual([
      { from: '1999', to: '2000', count: 1 },
      { from: '2000', to: '2001', count: 0 },
      { from: '2001', to: '2002', count: 2 },
    ]);
    expect(countOf(number, ['0.1', '0.9']).range?.bars[0]).toEqual({ from: '0.1', to: '0.15', count: 1 });
  });

  it('of dates has bars of months, years or decades', () => {
    const bars = (...days: string[]) => countOf(date, days).range?.bars ?? [];
    expect(bars('2024-02-29', '2024-03-01').map(({ from }) => from)).toEqual(['2024-02-01', '2024-03-01']);
    expect(bars('2001-02-28', '2011-03-01')[0]).toEqual({ from: '2001-01-01', to: '2002-01-01', count: 1 });
    expect(bars('1890-02-28', '2011-03-01')[0]).toEqual({ from: '1890-01-01', to: '1900-01-01', count: 1 });
  });
});
