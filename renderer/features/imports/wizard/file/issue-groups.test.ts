import { expect, test } from 'vitest';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { describeOthers, groupIssues } from './issue-groups.ts';

const short = (line: number | null): ReadIssue => ({
  line,
  code: 'missing_cells',
  message: 'Two cells too few.',
});

test('issues of one kind become one entry that names the other lines', () => {
  const [group, ...rest] = groupIssues([short(9), short(12), short(15)]);
  expect(rest).toEqual([]);
  expect(group?.first.line).toBe(9);
  expect(group && describeOthers(group)).toBe('also on lines 12, 15');
});

test('of many lines the first are named and the rest counted', () => {
  const [group] = groupIssues(Array.from({ length: 120 }, (_, i) => short(i + 1)));
  expect(group && describeOthers(group)).toBe('also on lines 2, 3, 4, 5, 6 and 114 more');
});

test('kinds stay apart and keep the order of the file', () => {
  const other = { line: 2, code: 'nul_character', message: 'A NUL character.' };
  expect(groupIssues([other, short(3), other]).map(({ first }) => first.code)).toEqual([
    'nul_character',
    'missing_cells',
  ]);
});
