import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ColumnProfile, Spread } from '../../../../shared/schema/profile.ts';
import type { SourceRecord } from '../reader/records/source-record.ts';
import { prepareRow } from '../prepare-row.ts';
import { planRows } from '../row-plan.ts';
import { profileTable, type ProfileLimits } from './profile-table.ts';
import { createScan, scan } from './scan-text.ts';
import { typeOf } from './value-type.ts';

const recordsOf = (rows: readonly (readonly string[])[]): SourceRecord[] =>
  rows.map((cells, at) => ({
    row: at + 2,
    line: at + 2,
    cells: [...cells],
    blank: cells.every((cell) => cell.trim() === ''),
  }));

function profile(rows: readonly (readonly string[])[], limits?: ProfileLimits, target = 'ignore') {
  const columns = (rows[0] ?? []).map((_, at) => ({ key: `c${at}`, target }));
  const table = profileTable(columns, limits);
  const records = recordsOf(rows);
  for (let at = 0; at < records.length; at += 7) table.add(records.slice(at, at + 7));
  return table.finish();
}

const profileOf = (cells: readonly string[], target?: string): ColumnProfile => {
  const [column] = profile(
    cells.map((cell) => [cell]),
    undefined,
    target,
  );
  if (!column) throw new Error('One column was expected.');
  return column.profile;
};

const marksOf = (text: string): number => {
  const found = createScan();
  scan(text, found);
  return found.marks;
};

const cell = fc.oneof(
  fc.constantFrom('', ' ', 'a', 'b ', ' b', '12', '1999', 'x@y.de', '3.5', 'Ä', '\u00A0', '𝒳'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.integer({ min: -5000, max: 5000 }).map(String),
);
const table = fc
  .integer({ min: 1, max: 4 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 60 }),
  );

/** Without cleverness: what each count must be. */
function naively(rows: readonly (readonly string[])[], column: number) {
  const filled = rows.filter((cells) => cells.some((text) => text.trim() !== ''));
  const values = filled.map((cells) => (cells[column] ?? '').trim());
  const counts = new Map<string, number>();
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
  const lengths = values.filter((value) => value !== '').map((value) => value.length);
  return {
    rows: filled.length,
    empty: values.filter((value) => value === '').length,
    counts,
    lengths: {
      min: Math.min(...lengths),
      max: Math.max(...lengths),
      mean: expect.closeTo(lengths.reduce((sum, length) => sum + length, 0) / lengths.length, 6) as unknown,
      bins: expect.any(Array) as unknown,
    },
  };
}

describe('a profile of a small table', () => {
  it('counts exactly what a naive count finds', () => {
    fc.assert(
      fc.property(table, (rows) => {
        for (const [column, { profile: found, values }] of profile(rows).entries()) {
          const { counts, ...expected } = naively(rows, column);
          expect(found).toMatchObject({ rows: expected.rows, empty: expected.empty, distinct: counts.size });
          expect(found.approximate).toBe(false);
          expect(new Map(values.map(({ text, count }) => [text, count]))).toEqual(counts);
          expect(sumOf(found.types)).toBe(expected.rows - expected.empty);
          expect(found.lengths).toEqual(counts.size === 0 ? null : expected.lengths);
        }
      }),
    );
  });

  it('counts every row in exactly one bar of a histogram', () => {
    fc.assert(
      fc.property(table, (rows) => {
        for (const { profile: found } of profile(rows)) {
          expect(sumOf(found.lengths?.bins ?? [])).toBe(found.rows - found.empty);
          for (const spread of [found.lengths, found.numbers, found.dates]) {
            for (const { from, to } of spread?.bins ?? []) expect(to).toBeGreaterThan(from);
            expect(spread?.bins[0]?.from ?? 0).toBeLessThanOrEqual(spread?.min ?? 0);
            expect(spread?.bins.at(-1)?.to ?? 1).toBeGreaterThan(spread?.max ?? 0);
          }
        }
      }),
    );
  });

  it('says of each value where it stands first', () => {
    const [column] = profile([['a'], ['b'], [''], ['a'], ['c']]);
    expect(column?.values.map(({ text, row }) => [text, row])).toEqual([
      ['a', 2],
      ['b', 3],
      ['c', 6],
    ]);
  });
});

/** Sums of floating numbers depend on their order. */
const near = (spread: Spread | null): unknown =>
  spread && { ...spread, mean: expect.closeTo(spread.mean, 6) as unknown };

const sumOf = (counted: readonly { rows: number }[]): number =>
  counted.reduce((sum, { rows }) => sum + rows, 0);

describe('a profile of more values than it may keep', () => {
  const tight = { values: 100, bytes: 1024 * 1024 };

  it('still counts rows, empty cells, types, lengths and numbers exactly', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const exact = profile(rows);
        const bounded = profile(rows, { values: 2, bytes: 1024 * 1024 });
        for (const [at, { profile: found }] of bounded.entries()) {
          const { rows: all, empty, lengths, numbers, dates, types } = exact[at]?.profile ?? found;
          expect(found).toMatchObject({ rows: all, empty });
          expect(found.lengths).toEqual(near(lengths));
          expect(found.numbers).toEqual(near(numbers));
          expect(found.dates).toEqual(dates);
          expect(sumOf(found.types)).toBe(sumOf(types));
        }
      }),
    );
  });

  it('says that it is approximate, estimates how many differ and keeps few', () => {
    const rows = Array.from({ length: 60_000 }, (_, at) => [`value ${at % 40_000}`]);
    const [column] = profile(rows, tight);
    expect(column?.profile.approximate).toBe(true);
    expect(column?.values.length).toBeLessThanOrEqual(2000);
    expect(Math.abs((column?.profile.distinct ?? 0) / 40_000 - 1)).toBeLessThan(0.03);
  });

  it('finds a value that comes often though it came late', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [at > 10_000 && at % 3 === 0 ? 'late' : `v${at}`]);
    const top = profile(rows, tight)[0]?.profile.top[0];
    expect(top?.value).toBe('late');
    expect(top?.rows).toBeGreaterThan(3000);
    expect(top?.rows).toBeLessThanOrEqual(3334);
  });

  it('gives up the largest columns first when memory is short', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [`unique ${at} ${'x'.repeat(50)}`, `c${at % 5}`]);
    const [large, small] = profile(rows, { values: 50_000, bytes: 100_000 });
    expect([large?.profile.approximate, small?.profile.approximate]).toEqual([true, false]);
  });

  it('counts the rows that do not fit as exactly as before', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => [at % 20 === 0 ? `not a host ${at}` : `h${at}.de`]);
    const exact = profile(rows, undefined, 'domain')[0]?.profile.fit;
    const bounded = profile(rows, tight, 'domain')[0]?.profile.fit;
    expect(exact).toMatchObject({ failing_rows: 150, failing_values: 150 });
    expect(bounded).toMatchObject({ failing_rows: 150, failing_values: null });
    expect(bounded?.examples).toHaveLength(100);
  });
});

describe('the rows that would fail under a field', () => {
  const fields = [
    'name',
    'domain',
    'emails',
    'phones',
    'urls',
    'tags',
    'foundationYear',
    'countryCode',
  ] as const;
  const text = fc.oneof(
    fc.constantFrom(
      'acme.com',
      'https://x.de/a',
      'a@b.de',
      'a@b.de; c@d.fr',
      '1999',
      'DE',
      'Germany',
      'x y',
      "'+1",
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.stringMatching(/^[a-z0-9.@:/;| -]{1,20}$/),
  );

  it('are those that the import itself refuses, whether all values were kept or not', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fields),
        fc.array(text, { minLength: 1, maxLength: 40 }),
        (field, cells) => {
          const plan = planRows(['c0', 'n'], field === 'name' ? { c0: 'name' } : { c0: field, n: 'name' });
          const refused = cells.filter((cell) => {
            const issues = prepareRow(plan, [cell, 'Acme']);
            return cell.trim() !== '' && issues.kind === 'failed';
          });
          const rows = cells.map((cell) => [cell]);
          for (const limits of [undefined, { values: 2, bytes: 1024 * 1024 }]) {
            const fit = profile(rows, limits, field)[0]?.profile.fit;
            expect([field, cells, fit?.failing_rows]).toEqual([field, cells, refused.length]);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('the type of a value', () => {
  it.each([
    ['integer', ['0', '12', '-5', '1,234', '1.234.567', "1'234", '11,00,00,000', '2500']],
    ['year', ['1974', '2026']],
    ['decimal', ['3.5', '-0.25', '1,234.50', '1.234,56', '12,5']],
    ['amount', ['$3.5M', '18.3 MM', '€ 1.200', '12 %', '1.25m', 'USD 500', '18,900,000 USD', '£1,000']],
    [
      'range',
      ['51-200', '51 – 200', '51 to 200', '10,000+', 'approx 120', '>500', 'ca. 30', '120 employees'],
    ],
    ['date', ['2021-02-10', '10.02.2021', '3/4/21', '2021-02-10T08:00:00Z', '10 Feb 2021', 'Feb 10, 2021']],
    ['boolean', ['true', 'No', 'ja']],
    ['email', ['a@b.de', 'first.last@sub.example.com']],
    ['domain', ['acme.com', 'www.acme.co.uk', '3m.com', 'a-b.de']],
    ['url', ['https://acme.com', 'http://acme.com:8080/x?y', 'www.acme.com/de', 'acme.com/about']],
    ['phone', ['+46 611 555 01 20', '0351 5550142', '(030) 555-1234', '+49-30-1234567']],
    ['id', ['01796', '0014x00001Ab1', 'DE811000000', '1234567890123456', 'A-12/3']],
    ['text', ['Acme', 'Acme 3000 GmbH', 'a@b', 'Müller & Söhne', 'call back. later', 'http://', 'a b@c.de']],
    ['country', ['DE', 'US']],
  ] as const)('is %s for %j', (type, texts) => {
    for (const text of texts) expect([text, typeOf(text, marksOf(text))]).toEqual([text, type]);
  });
});

describe('a column as a whole', () => {
  it('has counts, not years, where most numbers are no years', () => {
    expect(profileOf(['12', '1999', '35', '2004', '7']).types).toEqual([
      { type: 'integer', rows: 5, values: 5 },
    ]);
    expect(profileOf(['1999', '2004', '2011']).types).toEqual([{ type: 'year', rows: 3, values: 3 }]);
  });

  it('has countries where nearly all of its words name one', () => {
    expect(profileOf(['Germany', 'France', 'USA', 'Schweden', 'DE']).types).toEqual([
      { type: 'country', rows: 5, values: 5 },
    ]);
    expect(profileOf(['IT', 'Sales', 'Finance', 'Legal']).types).toEqual([
      { type: 'text', rows: 4, values: 4 },
    ]);
  });

  it('has codes, not numbers, where some have a zero in front', () => {
    const { types, numbers } = profileOf(['01796', '80525', '15106', '1999']);
    expect([types, numbers]).toEqual([[{ type: 'id', rows: 4, values: 4 }], null]);
  });

  it('shows what is no country among countries', () => {
    const { outliers } = profileOf(['Germany', 'DE', 'USA', 'France', 'EMEA']);
    expect(outliers).toEqual([{ kind: 'type', type: 'text', value: 'EMEA', rows: 1, row: 6 }]);
  });

  it('shows values of another type than nearly all others, with their rows', () => {
    const years = Array.from({ length: 60 }, (_, at) => String(1950 + at));
    const { outliers } = profileOf([...years, 'n/a', 'n/a', 'soon']);
    expect(outliers).toEqual([
      { kind: 'type', type: 'text', value: 'n/a', rows: 2, row: 62 },
      { kind: 'type', type: 'text', value: 'soon', rows: 1, row: 64 },
    ]);
  });

  it('shows a number that is far from the others', () => {
    const numbers = Array.from({ length: 100 }, (_, at) => String(100 + at));
    const { outliers } = profileOf([...numbers, '99000']);
    expect(outliers).toEqual([{ kind: 'number', type: 'integer', value: '99000', rows: 1, row: 102 }]);
  });

  it('says how many rows would fail under its field, and with what', () => {
    const { fit } = profileOf(
      ['acme.com', 'https://www.bolt.dev/x', 'no host', 'no host', 'x y.de'],
      'domain',
    );
    expect(fit).toMatchObject({
      target: 'domain',
      failing_rows: 3,
      failing_values: 2,
      examples: [
        { value: 'no host', rows: 2, row: 4, code: 'invalid_domain' },
        { value: 'x y.de', rows: 1, row: 6, code: 'invalid_domain' },
      ],
    });
  });

  it('reads its dates as the column decides, and asks where it does not', () => {
    const decided = profileOf(['3/4/2021', '31/12/2020'], 'lastFundingDate');
    expect(decided.decision).toMatchObject({ question: null, date_order: 'dmy' });
    expect(decided.fit?.failing_rows).toBe(0);
    const open = profileOf(['3/4/2021', '5/6/2020'], 'lastFundingDate');
    expect(open.decision).toMatchObject({ question: 'date_order' });
    expect(open.fit?.failing_rows).toBe(2);
    expect(open.date_orders).toEqual({ ymd: 0, dmy: 0, mdy: 0, either: 2 });
  });
});
