import { expect, test } from 'vitest';
import { rateLimitHeaders, waitAfterMs } from './retry-after.ts';

const now = Date.parse('2026-02-01T08:00:00Z');
const seconds = now / 1000;

const cases: [Record<string, string>, number | null][] = [
  [{}, null],
  [{ 'retry-after': '120' }, 120_000],
  [{ 'retry-after': ' 1.5 ' }, 1500],
  [{ 'retry-after': '0' }, 0],
  [{ 'retry-after': '-5' }, null],
  [{ 'retry-after': 'soon' }, null],
  [{ 'retry-after': 'Infinity' }, null],
  [{ 'retry-after': '1e99' }, 31 * 86_400_000],
  // A date leaves out the part of a second.
  [{ 'retry-after': 'Sun, 01 Feb 2026 08:01:00 GMT' }, 61_000],
  [{ 'retry-after': 'Sun, 01 Feb 2026 07:00:00 GMT' }, 0],
  [{ 'x-ratelimit-reset': String(seconds + 60) }, 61_000],
  [{ 'x-ratelimit-reset': String(now + 60_000) }, 60_000],
  [{ 'x-ratelimit-reset': '42' }, 42_000],
  [{ 'x-ratelimit-reset': '2026-02-01 08:01:00' }, 61_000],
  [{ 'x-ratelimit-reset': '2026-02-01T09:01:00+01:00' }, 61_000],
  [{ 'retry-after': '5', 'x-ratelimit-reset': '60' }, 5000],
  [{ 'retry-after': 'soon', 'x-ratelimit-reset': '60' }, 60_000],
  // Their clock is an hour ahead of ours, and the wait is the same.
  [{ date: 'Sun, 01 Feb 2026 09:00:00 GMT', 'retry-after': 'Sun, 01 Feb 2026 09:01:00 GMT' }, 61_000],
];

test.each(cases)('%j is %j ms', (headers, wait) => {
  expect(waitAfterMs(new Headers(headers), now, rateLimitHeaders)).toBe(wait);
});

test('only what is asked for is read', () => {
  expect(waitAfterMs(new Headers({ 'x-ratelimit-reset': '60' }), now, ['retry-after'])).toBeNull();
});
