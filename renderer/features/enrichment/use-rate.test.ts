import { expect, test } from 'vitest';
import { rateOf, withSample, type Sample } from './use-rate.ts';

const seen = (...samples: [number, number][]): readonly Sample[] =>
  samples.reduce<readonly Sample[]>((all, [atMs, done]) => withSample(all, { atMs, done }), []);

test('the rate is that of the last half minute', () => {
  expect(rateOf(seen([0, 0], [10_000, 1000], [35_000, 1100], [40_000, 1150]))).toBe(5);
});

test('nothing is said of a rate before there is one', () => {
  expect(rateOf([])).toBeNull();
  expect(rateOf(seen([0, 3]))).toBeNull();
  expect(rateOf(seen([0, 3], [500, 9]))).toBeNull();
});

test('a word that says nothing new is no sample', () => {
  expect(seen([0, 0], [100, 0], [2000, 4])).toHaveLength(2);
});
