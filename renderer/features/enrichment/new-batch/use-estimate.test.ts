import { expect, test } from 'vitest';
import { sumsOf } from './use-estimate.ts';

const byProvider = [
  { provider: 'free', bestLookups: 640, worstLookups: 640, cached: 0, bestCents: 0, worstCents: 0 },
  { provider: 'dear', bestLookups: 412, worstLookups: 562, cached: 78, bestCents: 1648, worstCents: 2248 },
];
const estimate = {
  records: 640,
  looked: 640,
  withoutInputs: 0,
  byProvider,
  bestCents: 1648,
  worstCents: 2248,
};

test('an estimate sums lookups and costs, and says where a budget ends', () => {
  const sums = sumsOf(estimate);
  expect(sums.best).toEqual({ lookups: 1052, cents: 1648 });
  expect(sums.worst).toEqual({ lookups: 1202, cents: 2248 });
  expect(sums.cached).toBe(78);
  expect(sums.stopAt(2000)).toEqual({ after: 500, left: 62 });
  expect(sums.stopAt(2248)).toBeNull();
});
