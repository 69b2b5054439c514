import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertCell } from '../cells/convert-cell.ts';
import { parseField } from '../../companies/field-rules.ts';
import { packValues, unpackValues } from './pack-values.ts';
import { createScan, scan } from './scan-text.ts';
import { SpreadCounter } from './spread.ts';
import { dayOf, numberOf } from './value-number.ts';
import { typeOf } from './value-type.ts';

const typeFor = (text: string): string => {
  const found = createScan();
  scan(text, found);
  return typeOf(text, found.marks);
};

describe('a spread', () => {
  it('has every number in the bar where it belongs', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(numbers, (taken) => {
        const counter = new SpreadCounter();
        for (const [value, rows] of taken) counter.add(value, rows);
        const spread = counter.result();
        for (const { from, to, rows } of spread?.bins ?? []) {
          const inside = taken.filter(([value]) => value >= from && value < to);
          expect(rows).toBe(inside.reduce((sum, [, times]) => sum + times, 0));
        }
        expect(spread?.bins.length).toBeLessThanOrEqual(16);
        expect(spread?.min).toBe(Math.min(...taken.map(([value]) => value)));
      }),
    );
  });

  it('keeps the order of its quantiles', () => {
    const counter = new SpreadCounter();
    for (let value = 0; value < 1000; value += 1) counter.add(value, 1);
    expect(Math.abs(counter.quantile(0.5) - 500)).toBeLessThan(20);
    expect(counter.quantile(0.25)).toBeLessThan(counter.quantile(0.75));
  });

  it('is none of nothing, and takes no number that is not finite', () => {
    const counter = new SpreadCounter();
    counter.add(Number.NaN, 1);
    counter.add(Number.POSITIVE_INFINITY, 1);
    expect(counter.result()).toBe(null);
  });
});

/** By type: whether the import takes such a value for the field that it fits. */
const conversions: Record<string, (text: string) => boolean> = {
  domain: (text) => convertCell('domain', text).ok,
  url: (text) => convertCell('domain', text).ok,
  email: (text) => parseField.emails([text]).ok,
  year: (text) => convertCell('foundationYear', text).ok,
};

describe('values whose type says that they convert', () => {
  const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
  const host = fc
    .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.stringMatching(/^[a-z]{2,6}$/))
    .map(([labels, top]) => [...labels, top].join('.'));
  const noisy = fc.oneof(host, fc.stringMatching(/^[a-z0-9.@:/_ -]{1,20}$/), fc.webUrl(), fc.emailAddress());

  it('do convert', () => {
    fc.assert(
      fc.property(noisy, (raw) => {
        const text = raw.trim();
        const converts = (text === '' ? null : conversions[typeFor(text)])?.(text) ?? true;
        expect([text, converts]).toEqual([text, true]);
      }),
      { numRuns: 2000 },
    );
  });

  it('hold for every year from 1000 to 2100 and for no other number of four digits', () => {
    for (let year = 1000; year < 10_000; year += 1)
      expect([year, typeFor(String(year))]).toEqual([year, year <= 2100 ? 'year' : 'integer']);
  });
});

describe('numbers and dates for a histogram', () => {
  it.each([
    ['12', 12],
    ['-5', -5],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['1.234,56', 1234.56],
    ['1,234.50', 1234.5],
    ['12,5', 12.5],
    ['$3.5M', 3_500_000],
    ['18.3 MM', 18_300_000],
    ['USD 500k', 500_000],
    ['€ 1 200', 1200],
  ])('read %s as %d', (text, number) => {
    expect(numberOf(text)).toBeCloseTo(number, 6);
  });

  it.each([
    ['2021-02-10', '2021-02-10', 'ymd'],
    ['31.10.2026', '2026-10-31', 'dmy'],
    ['10/31/2026', '2026-10-31', 'mdy'],
    ['3/4/21', '2021-04-03', 'either'],
    ['10 Feb 2021', '2021-02-10', 'dmy'],
    ['Feb 10, 2021', '2021-02-10', 'mdy'],
    ['2021-02-10T08:00:00Z', '2021-02-10', 'ymd'],
  ])('read %s as %s, %s', (text, day, order) => {
    const read = dayOf(text);
    expect(new Date((read?.day ?? 0) * 86_400_000).toISOString().slice(0, 10)).toBe(day);
    expect(read?.order).toBe(order);
  });

  it.each(['31.02.2021', '2021-13-01', '0/0/2020', 'soon 5'])('find no day in %s', (text) => {
    expect(dayOf(text)).toBe(null);
  });
});

it('values come out of their packing as they went in', () => {
  const value = fc.record({
    text: fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    count: fc.nat(),
    row: fc.nat(),
    length: fc.nat(),
    marks: fc.nat(),
  });
  fc.assert(
    fc.property(fc.array(value), (values) => {
      expect(unpackValues(packValues(values))).toEqual(
        values.map(({ text, count, row }) => ({ value: text, rows: count, row })),
      );
    }),
  );
});
