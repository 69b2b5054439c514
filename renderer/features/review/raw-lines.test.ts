import { expect, it } from 'vitest';
import { rawLines } from './raw-lines.ts';

const raw = {
  name: 'Acme',
  employees: { count: 214, range: '201-500' },
  asOf: '2026-06-30',
  more: ['a', 'b', 'c', 'd', 'e', 'f'],
};

it('shows of an answer the lines round the value, however it is spelled', () => {
  expect(rawLines(raw, '201–500')).toEqual(['"count": 214,', '"range": "201-500"', '"asOf": "2026-06-30",']);
});

it('shows the beginning where the value is not in it', () => {
  expect(rawLines(raw, 'nowhere')).toHaveLength(6);
  expect(rawLines(undefined, 'x')).toEqual([]);
});
