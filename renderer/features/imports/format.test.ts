import { expect, test } from 'vitest';
import { formatRate, formatTimeLeft, formatWhenInSentence } from './format.ts';

test('time left is rounded, so that it does not flicker', () => {
  expect([0.4, 7.2, 41, 43, 58, 200, 7800].map(formatTimeLeft)).toEqual([
    'a second left',
    '7 s left',
    'about 40 s left',
    'about 45 s left',
    'about 1 min left',
    'about 3 min left',
    'about 2 h 10 min left',
  ]);
});

test('a rate is whole rows a second', () => {
  expect(formatRate(1689.6)).toBe('1,690 rows a second');
  expect(formatRate(1)).toBe('1 row a second');
});

test('a time within a sentence names the day unless it is today', () => {
  const now = new Date(2026, 10, 4, 15, 0);
  expect(formatWhenInSentence(new Date(2026, 10, 4, 14, 6).toISOString(), now)).toMatch(/^today at /);
  expect(formatWhenInSentence(new Date(2026, 10, 3, 9, 12).toISOString(), now)).toMatch(/^on .*3.* at /);
});
