import { expect, test } from 'vitest';
import { german } from '../../../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../../../shared/messages/message.ts';
import { mapped } from '../../../test-data.ts';
import { barsOf } from './bars.ts';
import { describeProfile } from './describe-profile.ts';
import { fitReason, withProfile } from './fit-notes.ts';
import { testProfile } from './test-profile.ts';

const spread = (min: number, max: number, ...rows: number[]) => ({
  min,
  max,
  mean: 0,
  bins: rows.map((of, at) => ({ from: at, to: at + 1, rows: of })),
});

test.each([
  [{ distinct: 90, lengths: spread(18, 18, 100) }, '90 distinct, 18 characters'],
  [{ distinct: 90, empty: 4 }, '90 distinct, 4 empty'],
  [{ empty: 74, lengths: spread(3, 1204, 26) }, '74% empty, 3 distinct'],
  [{ empty: 100, types: [] }, 'all empty'],
  [{ distinct: 5000, approximate: true, empty: 1 }, 'about 5,000 distinct, 1 empty'],
  [{ types: [{ type: 'country' as const, rows: 100, values: 3 }] }, '3 distinct, all countries'],
  [
    {
      distinct: 80,
      types: [
        { type: 'year' as const, rows: 91, values: 71 },
        { type: 'text' as const, rows: 9, values: 9 },
      ],
      numbers: spread(1872, 2025, 91),
    },
    '1872 to 2025, 9 no year',
  ],
  [
    {
      distinct: 40,
      types: [{ type: 'date' as const, rows: 100, values: 40 }],
      dates: spread(0, 20_000, 100),
    },
    'dates, 1970 to 2024',
  ],
])('a profile of %j is described in a line', (changes, line) => {
  expect(describeProfile(testProfile({ key: 'a', ...changes }))).toBe(line);
});

test('another language words the same line in its own way', () => {
  speak({ language: 'de', locale: 'de-DE', catalogue: german });
  const lines = [{ distinct: 1 }, { distinct: 5000, approximate: true, empty: 1 }].map((changes) =>
    describeProfile(testProfile({ key: 'a', ...changes })),
  );
  speak({ language: 'en', locale: 'en', catalogue: {} });
  expect(lines).toEqual(['1 Wert, 1 Zeichen', 'etwa 5.000 verschiedene, 1 leer']);
});

test('bars show numbers in order, else the most frequent values, else that no value comes twice', () => {
  const numbers = spread(1, 4, 10, 40, 0, 50);
  const integers = [{ type: 'integer' as const, rows: 100, values: 4 }];
  expect(barsOf(testProfile({ key: 'a', distinct: 4, numbers, types: integers }))).toEqual({
    kind: 'numbers',
    heights: [0.2, 0.8, 0, 1],
  });
  expect(barsOf(testProfile({ key: 'a' }))).toEqual({ kind: 'values', heights: [1, 0.5, 10 / 60] });
  expect(barsOf(testProfile({ key: 'a', distinct: 95 }))?.kind).toBe('unique');
  expect(barsOf(testProfile({ key: 'a', empty: 100, top: [] }))).toBeNull();
});

test('a share that is not whole is never rounded up to all', () => {
  const types = [
    { type: 'domain' as const, rows: 999, values: null },
    { type: 'text' as const, rows: 1, values: null },
  ];
  expect(fitReason(testProfile({ key: 'a', rows: 1000, types }), 'domain')).toBe(
    '99% of values are host names',
  );
});

test('warnings count the whole file, less what a person has decided', () => {
  const example = { value: 'no host', rows: 3, row: 4, code: 'invalid_domain', message: '' };
  const profile = testProfile({
    key: 'Website',
    fit: { target: 'domain', failing_rows: 16, failing_values: 14, examples: [example] },
  });
  const column = mapped('Website', 'domain', { warnings: ['of the sample'] });
  expect(withProfile(column, profile, {}).warnings).toEqual(['14 values are not host names']);
  expect(withProfile(column, profile, { values: { 'no host': null } }).warnings).toEqual([
    '13 values are not host names',
  ]);
  const steps = [{ kind: 'collapse_spaces' as const }];
  expect(withProfile(column, profile, { steps }).warnings).toEqual([]);
  expect(withProfile(column, undefined, {})).toBe(column);
});

test('rows are counted where there are too many values to count', () => {
  const fit = { target: 'employeeRange', failing_rows: 1600, failing_values: null, examples: [] };
  const column = mapped('Staff', 'employeeRange');
  const { warnings } = withProfile(column, testProfile({ key: 'Staff', fit }), {});
  expect(warnings).toEqual(['1,600 rows need a decision']);
});

test('a column whose dates could mean two days asks for their order', () => {
  const profile = testProfile({
    key: 'Date',
    fit: {
      target: 'lastFundingDate',
      failing_rows: 7,
      failing_values: 1,
      examples: [{ value: '3/4/21', rows: 7, row: 2, code: 'ambiguous_date', message: '' }],
    },
    decision: { question: 'date_order', evidence: '', ambiguous: { cells: 7, examples: [] } },
  });
  const column = mapped('Date', 'lastFundingDate');
  expect(withProfile(column, profile, {}).warnings).toEqual(['7 dates could be two days']);
  expect(withProfile(column, profile, { date_order: 'dmy' }).warnings).toEqual([]);
});
