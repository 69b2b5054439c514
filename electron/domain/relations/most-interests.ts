// How much each owner may hold at most where only ranges are known: along every way the most that it may be, and never more than the
// whole. Round circles that is the least that agrees with itself, reached from below; what a company holds of itself counts for those
// who stand outside, so inside more than the whole goes round.
import type { Holding } from './holdings.ts';

/** What is less is not passed on. */
const negligible = 1e-7;
/** Whoever holds a ten-thousandth of so much may hold the whole. */
const largest = 10_000;
/** A large circle of ranges may go round for long; what was found by then counts. */
const mostSteps = 3_000_000;

/** Everybody who may hold something of `target`, 0 to 1. */
export function mostInterests(
  target: number,
  holdingsIn: (owned: number) => readonly Holding[],
): Map<number, number> {
  const amounts = new Map([[target, 1]]);
  const pending = new Map([[target, 1]]);
  const known = new Map<number, Share[]>();
  let steps = 0;
  for (const [owned, amount] of pending) {
    pending.delete(owned);
    let shares = known.get(owned);
    if (!shares) {
      shares = mostOf(holdingsIn(owned));
      known.set(owned, shares);
    }
    steps += shares.length;
    if (steps > mostSteps) break;
    for (const { owner, most } of shares) {
      const before = amounts.get(owner) ?? 0;
      const after = Math.min(largest, before + amount * most);
      if (after - before < negligible) continue;
      amounts.set(owner, after);
      pending.set(owner, (pending.get(owner) ?? 0) + after - before);
    }
  }
  return new Map([...amounts].map(([owner, amount]) => [owner, Math.min(1, amount)]));
}

type Share = { owner: number; most: number };

/** Not more than the others leave of it. */
function mostOf(holdings: readonly Holding[]): Share[] {
  const total = holdings.reduce((sum, { share }) => sum + share, 0);
  return holdings.map(({ owner, share, most }) => ({
    owner,
    most: Math.max(Math.min(share, 1), Math.min(most, 1 - (total - share))),
  }));
}
