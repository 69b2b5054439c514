import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createBucket, type Rate } from './bucket.ts';

const start = { nowMs: 0, ticks: 0 };

/** Times of `count` calls that are wished for at `wishes` after each other, over and over. */
function callTimes(rate: Rate, wishes: readonly number[], count: number): number[] {
  const bucket = createBucket(rate, null, start);
  const times: number[] = [];
  let now = 0;
  for (let n = 0; n < count; n += 1) {
    now += wishes[n % wishes.length] ?? 0;
    now += bucket.waitMs(now);
    expect(bucket.waitMs(now)).toBe(0);
    bucket.take(now);
    times.push(now);
  }
  return times;
}

const mostInOneSpan = (times: readonly number[], spanMs: number): number => {
  let from = 0;
  return times.reduce((most, time, at) => {
    while ((times[from] ?? time) <= time - spanMs) from += 1;
    return Math.max(most, at - from + 1);
  }, 0);
};

const rates = record({ calls: integer({ min: 1, max: 1000 }), perMs: constantFrom(1000, 60_000, 300_000) });

test('no span of time holds more calls than allowed, however they are wished for', () => {
  const wishes = array(constantFrom(0, 0, 0, 1, 10, 1000, 100_000), { minLength: 1, maxLength: 40 });
  assert(
    property(rates, wishes, (rate, gaps) => {
      const times = callTimes(rate, gaps, Math.min(1500, rate.calls * 3));
      expect(mostInOneSpan(times, rate.perMs)).toBeLessThanOrEqual(rate.calls);
    }),
    { numRuns: 60 },
  );
});

test.each([
  { calls: 1, perMs: 1000 },
  { calls: 10, perMs: 60_000 },
  { calls: 60, perMs: 60_000 },
  { calls: 600, perMs: 300_000 },
  { calls: 50, perMs: 1000 },
  { calls: 100, perMs: 86_400_000 },
])('uses at least 95 % of $calls calls in $perMs ms', (rate) => {
  const times = callTimes(rate, [0], rate.calls * 20);
  const spent = (times.at(-1) ?? 0) / rate.perMs;
  expect(times.length / rate.calls / spent).toBeGreaterThan(0.95);
});

test('after a restart there is no burst, and no wait for what had filled up before', () => {
  const rate = { calls: 600, perMs: 300_000 };
  const kept = { tokens: 0.25, atMs: 1000 };
  const at = (nowMs: number) => createBucket(rate, kept, { nowMs, ticks: 0 });
  expect(at(1000).waitMs(0)).toBeGreaterThan(300);
  expect(at(60_000).waitMs(0)).toBe(0);
  expect(at(60_000).tokens(0)).toBe(1);
  expect(at(0).tokens(0)).toBe(0.25);
});
