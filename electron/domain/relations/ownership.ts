// Who owns how much of a company in the end: through chains, over several ways, and round circles of companies that own each other.
// An owner's interest is its direct share plus, for every company that it holds, that share of the company's own interest; with
// circles that is a system of linear equations. What a circle holds of itself counts for those who stand outside it.

import { circlesOf } from './circles.ts';
import { noPlaces, settleCircle } from './settle-circle.ts';
import { eachStake, isHeld, nodesOf, type Stakes } from './stakes.ts';

/** `share`: 0 to 1. */
export type Stake<Id> = { owner: Id; share: number };

export type Interests<Id> = {
  /** Owner → interest in the target, 0 to 1; the target itself is not among them. */
  interests: Map<Id, number>;
  /** Nobody holds these: people, and companies whose owners are not known. */
  ultimate: Set<Id>;
};

/** More shares than there are, as two sources may claim, count in proportion. */
function shareOut<Id>(stakes: readonly Stake<Id>[]): readonly Stake<Id>[] {
  const total = stakes.reduce((sum, { share }) => sum + share, 0);
  return total > 1 ? stakes.map(({ owner, share }) => ({ owner, share: share / total })) : stakes;
}

/**
 * All that hold something of `target`, directly or not. `stakesIn` is asked once for each company. A circle that holds the whole of
 * itself has no owner; of what it holds nobody has an interest.
 */
export function interestsIn<Id>(target: Id, stakesIn: (owned: Id) => readonly Stake<Id>[]): Interests<Id> {
  const { ids, stakes } = reach(target, stakesIn);
  const amounts = solve(stakes);
  const interests = new Map<Id, number>();
  const ultimate = new Set<Id>();
  for (const [at, id] of ids.entries()) {
    if (at === 0) continue;
    interests.set(id, Math.min(1, amounts[at] ?? 0));
    if (!isHeld(stakes, at)) ultimate.add(id);
  }
  return { interests, ultimate };
}

/** The target is number 0. */
function reach<Id>(target: Id, stakesIn: (owned: Id) => readonly Stake<Id>[]): { ids: Id[]; stakes: Stakes } {
  const ids = [target];
  const numbers = new Map([[target, 0]]);
  const from = [0];
  const owners: number[] = [];
  const shares: number[] = [];
  const numberOf = (id: Id): number => {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    ids.push(id);
    numbers.set(id, ids.length - 1);
    return ids.length - 1;
  };
  for (let at = 0; at < ids.length; at += 1) {
    for (const { owner, share } of shareOut(stakesIn(ids[at] as Id))) {
      owners.push(numberOf(owner));
      shares.push(share);
    }
    from.push(owners.length);
  }
  return { ids, stakes: { from, owners, shares } };
}

/** Circle by circle, the target's first: all that flows into a circle is known before it is solved. */
function solve(stakes: Stakes): Float64Array {
  const nodes = nodesOf(stakes);
  const amounts = new Float64Array(nodes);
  amounts[0] = 1;
  const places = noPlaces(nodes);
  const circles = new Int32Array(nodes);
  let number = 0;
  for (const circle of circlesOf(stakes)) {
    settleCircle(circle, stakes, amounts, places);
    number += 1;
    for (const member of circle) circles[member] = number;
    for (const owned of circle)
      eachStake(stakes, owned, (owner, share) => {
        if (circles[owner] !== number) amounts[owner] = (amounts[owner] ?? 0) + share * (amounts[owned] ?? 0);
      });
  }
  return amounts;
}
