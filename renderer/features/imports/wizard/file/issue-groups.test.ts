import { expect, onTestFinished, test } from 'vitest';
import { german } from '../../../../../shared/messages/de/catalogue.ts';
import { speak } from '../../../../../shared/messages/message.ts';
import type { ReadIssue } from '../../../../../shared/schema/import.ts';
import { countIssues, describeOthers, groupIssues, splitIssues } from './issue-groups.ts';

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

test('repairs that are only counted are repairs too', () => {
  const repair = { line: 4, code: 'unescaped_quote', message: 'A quote.', made: 'a | b' };
  const counted = { line: null, code: 'unescaped_quote', message: '800 more lines.', more: 800 };
  const other = { line: null, code: 'extra_cells', message: '3 more lines.', more: 3 };
  const { repaired, noticed } = splitIssues([repair, counted, other]);
  expect(repaired).toEqual([repair, counted]);
  expect(noticed).toEqual([other]);
  expect(countIssues(repaired)).toBe(801);
  expect(describeOthers({ first: repair, others: [{ ...repair, line: 9 }, counted] })).toBe(
    'also on line 9 and 800 more',
  );
});

test('another language inflects what is counted', () => {
  speak({ language: 'de', locale: 'de', catalogue: german });
  onTestFinished(() => speak({ language: 'en', locale: 'en', catalogue: {} }));
  const group = { first: short(1), others: [short(2), short(3), { ...short(null), more: 9 }] };
  expect(describeOthers(group)).toBe('auch in Zeilen 2, 3 und 9 weiteren');
  expect(describeOthers({ ...group, others: [short(2)] }, 'record')).toBe('auch in Datensatz 2');
});
