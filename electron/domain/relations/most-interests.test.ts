import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Holding } from './holdings.ts';
import { mostInterests } from './most-interests.ts';
import { interestsIn } from './ownership.ts';

type Told = { owner: number; low: number; actual: number; high: number };

/** Known exactly. */
function told(owner: number, share: number): Told {
  return { owner, low: share, actual: share, high: share };
}

/** Up to three owners each, who hold no more than the whole together. */
const graphs = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const told = fc.tuple(fc.nat({ max: size - 1 }), part, part, part).map(([owner, actual, less, more]) => ({
    owner,
    actual: actual / 3,
    low: (actual / 3) * less,
    high: actual / 3 + (1 - actual / 3) * more,
  }));
  const owners = fc.uniqueArray(told, { maxLength: 3, selector: ({ owner }) => owner });
  return fc.array(owners, { minLength: size, maxLength: size });
});

it.each<[string, Told[][], number]>([
  // The company holds a fifth of itself: 0.8 / (1 − 0.2).
  ['of a company that holds a part of itself', [[told(0, 0.2), told(1, 0.8)], []], 1],
  // X = 1 + 0.5 A, A = 0.2 X: X = 1 / 0.9, Q = 0.5 X
  ['round a circle with the company itself', [[told(2, 0.2), told(1, 0.5)], [], [told(0, 0.5)]], 0.5 / 0.9],
  // They may hold the whole of each other, and then of nobody else.
  ['of a circle without an end', [[told(2, 1), told(1, 0)], [], [told(0, 1)]], 0],
])('is told right %s', (_, graph, wanted) => {
  const holdings = (at: number): Holding[] =>
    (graph[at] ?? []).map(({ owner, low, high }) => ({ owner, share: low, most: high }));
  expect(mostInterests(0, holdings).get(1) ?? 0).toBeCloseTo(wanted, 5);
});

it('what somebody holds is between the least and the most that ranges leave, round circles too', () => {
  fc.assert(
    fc.property(graphs, (graph: Told[][]) => {
      const holdings = (at: number): Holding[] =>
        (graph[at] ?? []).map(({ owner, low, high }) => ({ owner, share: low, most: high }));
      const actual = interestsIn(0, (at) =>
        (graph[at] ?? []).map(({ owner, actual: share }) => ({ owner, share })),
      );
      const least = interestsIn(0, holdings);
      const most = mostInterests(0, holdings);
      for (const [owner, share] of actual.interests) {
        expect(least.interests.get(owner)).toBeLessThanOrEqual(share + 1e-6);
        expect(Math.max(most.get(owner) ?? 0, least.interests.get(owner) ?? 0)).toBeGreaterThanOrEqual(
          share - 1e-5,
        );
      }
    }),
  );
});
