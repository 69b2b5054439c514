import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { createBucket, type KeptTokens, type Rate } from './bucket.ts';

const fresh = { nowMs: 0, ticks: 0 };

type Wish = { afterMs: number; lateMs: number; heldUp?: number; restart?: boolean };

/** Times of `count` calls that are wished for and made late as told, over and over. */
function callTimes(rate: Rate, wishes: readonly Wish[], count: number): number[] {
  let bucket = createBucket(rate, null, fresh);
  let kept: KeptTokens | null = null;
  const times: number[] = [];
  let now = 0;
  for (let n = 0; n < count; n += 1) {
    const { afterMs, lateMs, heldUp = 0, restart } = wishes[n % wishes.length] ?? { afterMs: 0, lateMs: 0 };
    now += afterMs;
    if (restart) bucket = createBucket(rate, kept, { nowMs: now, ticks: now });
    for (let wait = bucket.waitMs(now); wait > 0; wait = bucket.waitMs(now)) now += wait + lateMs;
    // On its way for the usual time and sometimes longer.
    bucket.take(now)(now + 40 + heldUp);
    kept = { tokens: bucket.tokens(now), atMs: now };
    times.push(now + 40 + heldUp);
  }
  return times.toSorted((one, other) => one - other);
}

const mostInOneSpan = (times: readonly number[], spanMs: number): number => {
  let from = 0;
  return times.reduce((most, time, at) => {
    while ((times[from] ?? time) <= time - spanMs) from += 1;
    return Math.max(most, at - from + 1);
  }, 0);
};

const rates = record({
  calls: integer({ min: 1, max: 1000 }),
  perMs: constantFrom(1000, 60_000, 300_000, 86_400_000),
});
const wish = record({
  afterMs: constantFrom(0, 0, 0, 1, 10, 1000, 100_000),
  lateMs: constantFrom(0, 0, 1, 30, 400, 5000),
  heldUp: constantFrom(0, 0, 5, 50, 200),
  restart: constantFrom(false, false, false, true),
});

test('no span of time holds more calls than allowed, however they are wished for, late, or cut by a restart', () => {
  assert(
    property(rates, array(wish, { minLength: 1, maxLength: 40 }), (rate, wishes) => {
      const times = callTimes(rate, wishes, Math.min(1500, rate.calls * 3));
      expect(mostInOneSpan(times, rate.perMs)).toBeLessThanOrEqual(rate.calls);
    }),
    { numRuns: 100 },
  );
});

test.each([
  [{ calls: 1, perMs: 1000 }, 5],
  [{ calls: 10, perMs: 60_000 }, 30],
  [{ calls: 60, perMs: 60_000 }, 30],
  [{ calls: 600, perMs: 300_000 }, 30],
  [{ calls: 10, perMs: 1000 }, 10],
  [{ calls: 50, perMs: 1000 }, 10],
  [{ calls: 100, perMs: 86_400_000 }, 30],
])(
  'in the long run %j are used to 95 %% at least, also where each is late by up to %i ms',
  (rate, lateMs) => {
    const wishes = [0, 0.3, 1, 0.1, 0, 0.6].map((part) => ({ afterMs: 0, lateMs: part * lateMs }));
    const times = callTimes(rate, wishes, Math.max(1000, rate.calls * 20)).slice(-500);
    const spans = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / rate.perMs;
    expect((times.length - 1) / rate.calls / spans).toBeGreaterThan(0.95);
  },
);

test('after a restart there is no burst, and no long wait for what had filled up before', () => {
  const rate = { calls: 600, perMs: 300_000 };
  const kept = { tokens: 0.25, atMs: 1000 };
  const waitAt = (nowMs: number) => createBucket(rate, kept, { nowMs, ticks: 0 }).waitMs(0);
  expect(waitAt(1000)).toBeGreaterThan(800);
  expect(waitAt(60_000)).toBeLessThan(1520);
  // A clock that was set back has nothing to add.
  expect(waitAt(0)).toBe(waitAt(1000));
});

test('a call that was held up on its way counts from when it may have arrived', () => {
  const rate = { calls: 2, perMs: 1000 };
  const bucket = createBucket(rate, null, fresh);
  bucket.take(0)(20);
  bucket.take(0)(80);
  expect(bucket.waitMs(0)).toBe(1030);
  bucket.take(1030)(1050);
  expect(bucket.waitMs(1030)).toBe(60);
});

test('what all calls take does not slow them down', () => {
  const bucket = createBucket({ calls: 2, perMs: 1000 }, null, fresh);
  for (let n = 0; n < 200; n += 1) bucket.take(n * 2000)(n * 2000 + 80);
  expect(bucket.waitMs(399_000)).toBeLessThan(15);
});
