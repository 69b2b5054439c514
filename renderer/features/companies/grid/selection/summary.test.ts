import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { company } from '../../../../testing/companies.ts';
import { standardColumns } from '../columns/standard-columns.ts';
import { addDecimals, averageOf, joinSummaries, summarise } from './summary.ts';

it('adds decimals exactly, as whole cents would be', () => {
  const cents = fc.array(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(cents, (all) => {
      const text = (value: number): string =>
        `${value < 0 ? '-' : ''}${Math.floor(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`;
      const sum = Number(addDecimals(all.map(text)));
      expect(Math.round(sum * 100)).toBe(all.reduce((a, b) => a + b, 0));
    }),
  );
});

it.each([
  [['0.1', '0.2'], '0.3'],
  [['99999999999999999999', '1'], '100000000000000000000'],
  [['1.50', '1.5'], '3'],
  [['-0.5', '0.25'], '-0.25'],
])('adds %j to %s', (all, sum) => {
  expect(addDecimals(all)).toBe(sum);
});

it('rounds an average and gives none of nothing', () => {
  expect(averageOf('10', 3)).toBe('3.33');
  expect(averageOf('-10', 3)).toBe('-3.33');
  expect(averageOf('7662500', 1)).toBe('7662500');
  expect(addDecimals([])).toBeNull();
});

const rows = [
  company(0, { fundingRaised: '1250000', employeeRange: '51-200' }),
  company(1, { fundingRaised: null, employeeRange: '11-50' }),
  company(2, { fundingRaised: '900000.50' }),
];
const columns = standardColumns.filter(({ path }) => path === 'fundingRaised' || path === 'employeeRange');

it('counts cells, empty ones and numbers of what is selected', () => {
  const ranges = [{ top: 0, bottom: 2, columns }];
  expect(
    summarise(
      ranges,
      (at) => rows[at] ?? null,
      (column, row) => column.read(row),
    ),
  ).toEqual({
    cells: 6,
    empty: 2,
    numbers: 2,
    sum: '2150000.5',
    average: '1075000.25',
  });
});

it('says nothing where a row has not been loaded', () => {
  const ranges = [{ top: 0, bottom: 5, columns }];
  expect(
    summarise(
      ranges,
      (at) => rows[at] ?? null,
      (column, row) => column.read(row),
    ),
  ).toBeNull();
});

it('joins what was counted field by field, numbers only where a field holds numbers', () => {
  const fields = [
    { filled: 3, empty: 1, sum: '10.5', isNumber: true },
    { filled: 1, empty: 3, sum: '0.5', isNumber: true },
    { filled: 4, empty: 0, sum: null, isNumber: false },
  ];
  expect(joinSummaries(fields)).toEqual({ cells: 12, empty: 4, numbers: 4, sum: '11', average: '2.75' });
  expect(joinSummaries([])).toEqual({ cells: 0, empty: 0, numbers: 0, sum: null, average: null });
});
