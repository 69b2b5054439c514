import { expect, test } from 'vitest';
import { mapped, testColumn } from '../../test-data.ts';
import { filterColumns, nextProblem } from './column-filter.ts';
import { decide, type Decisions } from './mapping.ts';

const none: Decisions = new Map();
const columns = [
  mapped('Name', 'name'),
  mapped('Website', 'domain', { warnings: ['14 values are not host names'] }),
  testColumn({ header: 'Notes' }),
  mapped('Founded', 'foundationYear', { warnings: ['9 values are not a year'] }),
];
const headers = (list: readonly { header: string }[]) => list.map((column) => column.header);

test('columns are filtered by what is left to do', () => {
  expect(headers(filterColumns(columns, none, 'all'))).toHaveLength(4);
  expect(headers(filterColumns(columns, none, 'undecided'))).toEqual(['Website', 'Founded']);
  expect(headers(filterColumns(columns, none, 'left-out'))).toEqual(['Notes']);
});

test('columns in conflict want a decision even when someone chose them', () => {
  const decisions = decide(none, 'Notes', 'name');
  expect(headers(filterColumns(columns, decisions, 'undecided'))).toEqual([
    'Name',
    'Website',
    'Notes',
    'Founded',
  ]);
});

test('the next problem is found from the present column on, round the end', () => {
  expect(nextProblem(columns, none, null)?.header).toBe('Website');
  expect(nextProblem(columns, none, 'Website')?.header).toBe('Founded');
  expect(nextProblem(columns, none, 'Founded')?.header).toBe('Website');
  const accepted = decide(decide(none, 'Website', 'domain'), 'Founded', 'foundationYear');
  expect(nextProblem(columns, accepted, null)).toBeNull();
});
