import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPlaces, settleCircle } from './settle-circle.ts';
import type { Stakes } from './stakes.ts';
import { interestsIn, type Stake } from './ownership.ts';

/** `{ X: { A: 0.5 } }`: A holds half of X. */
type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

const stakesOf =
  (shares: Shares) =>
  (owned: string): Stake<string>[] =>
    Object.entries(shares[owned] ?? {}).map(([owner, share]) => ({ owner, share }));

function ultimateOf(shares: Shares): Record<string, number> {
  const { interests, ultimate } = interestsIn('X', stakesOf(shares));
  const found = [...interests].filter(([id]) => ultimate.has(id));
  return Object.fromEntries(found.map(([id, share]) => [id, Number(share.toFixed(9))]));
}

describe('interests', () => {
  it.each<[string, Shares, Record<string, number>]>([
    ['nobody is known', {}, {}],
    ['held directly', { X: { P: 0.6, Q: 0.4 } }, { P: 0.6, Q: 0.4 }],
    // 0.8 × 0.5
    ['through a chain', { X: { A: 0.8 }, A: { P: 0.5 } }, { P: 0.4 }],
    // Over A 0.5 × 0.6 = 0.3, over B 0.5 × 0.4 = 0.2
    [
      'over two ways',
      { X: { A: 0.5, B: 0.5 }, A: { P: 0.6, Q: 0.4 }, B: { P: 0.4, Q: 0.6 } },
      { P: 0.5, Q: 0.5 },
    ],
    // P 0.1 directly, and 0.5 × 0.5 through A, which is its own diamond
    ['directly and through a chain', { X: { A: 0.5, P: 0.1 }, A: { P: 0.5 } }, { P: 0.35 }],
    // X holds a fifth of itself, so P’s four fifths are all that counts: 0.8 / (1 − 0.2)
    ['of a company that holds a part of itself', { X: { X: 0.2, P: 0.8 } }, { P: 1 }],
    // A = 0.5 X, X = 1 + 0.2 A → X = 1 / (1 − 0.1), P = 0.5 X + 0.8 A = (0.5 + 0.4) / 0.9
    ['round a circle of two', { X: { A: 0.5, P: 0.5 }, A: { X: 0.2, P: 0.8 } }, { P: 1 }],
    // X = 1 + 0.5 A, A = 0.5 X → X = 4/3, A = 2/3; P = 0.5 X = 2/3, Q = 0.5 A = 1/3
    [
      'of two owners round a circle',
      { X: { A: 0.5, P: 0.5 }, A: { X: 0.5, Q: 0.5 } },
      { P: 0.666666667, Q: 0.333333333 },
    ],
    // A circle above the target: A = 0.6 + 0.25 B, B = 0.4 + 0.5 A → A = 0.8, B = 0.8; P = 0.5 A, Q = 0.75 B
    [
      'above a circle',
      { X: { A: 0.6, B: 0.4 }, A: { B: 0.5, P: 0.5 }, B: { A: 0.25, Q: 0.75 } },
      { P: 0.4, Q: 0.6 },
    ],
    ['of companies that hold the whole of each other', { X: { A: 1 }, A: { X: 1 } }, {}],
    ['of a company that holds the whole of itself', { X: { X: 1 } }, {}],
    // 0.9 and 0.9 are told: half each
    ['of which more is told than there is', { X: { P: 0.9, Q: 0.9 } }, { P: 0.5, Q: 0.5 }],
  ])('%s', (_, shares, wanted) => expect(ultimateOf(shares)).toEqual(wanted));

  it('are found along a chain of 100,000', () => {
    const stakes = (at: number): Stake<number>[] => (at < 100_000 ? [{ owner: at + 1, share: 1 }] : []);
    const { interests, ultimate } = interestsIn(0, stakes);
    expect(ultimate).toEqual(new Set([100_000]));
    expect(interests.get(100_000)).toBe(1);
  });

  const graph = fc.integer({ min: 2, max: 8 }).chain((size) =>
    fc.array(
      fc.array(
        fc.record({
          owner: fc.nat({ max: size - 1 }),
          share: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
        }),
        {
          maxLength: 3,
        },
      ),
      { minLength: size, maxLength: size },
    ),
  );

  /** Along every way, one after the other, as long as it matters. */
  function slowly(stakes: readonly Stake<number>[][]): number[] {
    let wave = stakes.map((_, at) => Number(at === 0));
    const total = [...wave];
    for (let round = 0; round < 400; round += 1) {
      const next: number[] = stakes.map(() => 0);
      for (const [owned, owners] of stakes.entries())
        for (const { owner, share } of owners) next[owner] = (next[owner] ?? 0) + share * (wave[owned] ?? 0);
      wave = next;
      for (const [at, amount] of wave.entries()) total[at] = (total[at] ?? 0) + amount;
    }
    return total;
  }

  it('are what comes of following every way to its end', () => {
    fc.assert(
      fc.property(graph, (stakes) => {
        const { interests } = interestsIn(0, (at) => stakes[at] ?? []);
        const wanted = slowly(stakes);
        for (const [id, share] of interests) expect(share).toBeCloseTo(Math.min(1, wanted[id] ?? 0), 9);
      }),
    );
  });

  function flatten(stakes: readonly Stake<number>[][]): Stakes {
    const all = stakes.flat();
    const from = [0];
    for (const each of stakes) from.push((from.at(-1) ?? 0) + each.length);
    return { from, owners: all.map(({ owner }) => owner), shares: all.map(({ share }) => share) };
  }

  it('come out the same by steps as by elimination', () => {
    fc.assert(
      fc.property(graph, (stakes) => {
        const circle = stakes.map((_, at) => at);
        const flat = flatten(stakes);
        const amounts = Float64Array.from(circle, (at) => Number(at === 0));
        const [exact, approached] = [Float64Array.from(amounts), Float64Array.from(amounts)];
        settleCircle(circle, flat, exact, noPlaces(stakes.length), 100);
        settleCircle(circle, flat, approached, noPlaces(stakes.length), 0);
        for (const at of circle) expect(approached[at]).toBeCloseTo(exact[at] ?? 0, 8);
      }),
    );
  });

  it('of those who hold all there is add up to the whole', () => {
    fc.assert(
      fc.property(graph, (loose) => {
        // Whoever has owners is held wholly, a tenth of it by somebody outside every circle.
        const whole = loose.map((owners, at) => {
          const total = owners.reduce((sum, { share }) => sum + share, 0);
          const inside = owners.map(({ owner, share }) => ({ owner, share: (share / total) * 0.9 }));
          return owners.length === 0 ? [] : [...inside, { owner: 1000 + at, share: 0.1 }];
        });
        const { interests, ultimate } = interestsIn(0, (at) => whole[at] ?? []);
        const held = [...ultimate].reduce((sum, id) => sum + (interests.get(id) ?? 0), 0);
        expect(held).toBeCloseTo((whole[0] ?? []).length === 0 ? 0 : 1, 9);
      }),
    );
  });
});
