// Who owns how much of a company in the end: through chains, over several ways, and round circles of companies that own each other.
// An owner's interest is its direct share plus, for every company that it holds, that share of the company's own interest; with
// circles that is a system of linear equations. What a circle holds of itself counts for those who stand outside it.

/** `share`: 0 to 1. */
export type Stake<Id> = { owner: Id; share: number };

export type Interests<Id> = {
  /** Owner → interest in the target, 0 to 1; the target itself is not among them. */
  interests: Map<Id, number>;
  /** Nobody holds these: people, and companies whose owners are not known. */
  ultimate: Set<Id>;
};

import { circlesOf } from './circles.ts';
import { noPlaces, settleCircle } from './settle-circle.ts';

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
  const graph = reach(target, stakesIn);
  const amounts = solve(graph);
  const interests = new Map<Id, number>();
  const ultimate = new Set<Id>();
  for (const [at, id] of graph.ids.entries()) {
    if (at === 0) continue;
    interests.set(id, Math.min(1, amounts[at] ?? 0));
    if ((graph.stakes[at] ?? []).length === 0) ultimate.add(id);
  }
  return { interests, ultimate };
}

/** `stakes[n]`: who holds the company `n`; the target is number 0. */
type Graph<Id> = { ids: Id[]; stakes: { owner: number; share: number }[][] };

function reach<Id>(target: Id, stakesIn: (owned: Id) => readonly Stake<Id>[]): Graph<Id> {
  const ids = [target];
  const numbers = new Map([[target, 0]]);
  const stakes: Graph<Id>['stakes'] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const owners = shareOut(stakesIn(ids[at] as Id));
    stakes.push(
      owners.map(({ owner, share }) => {
        const known = numbers.get(owner);
        if (known !== undefined) return { owner: known, share };
        numbers.set(owner, ids.length);
        ids.push(owner);
        return { owner: ids.length - 1, share };
      }),
    );
  }
  return { ids, stakes };
}

/** Circle by circle, the target's first: all that flows into a circle is known before it is solved. */
function solve({ stakes }: Graph<unknown>): Float64Array {
  const amounts = new Float64Array(stakes.length);
  amounts[0] = 1;
  const places = noPlaces(stakes.length);
  const circles = new Int32Array(stakes.length);
  let number = 0;
  for (const circle of circlesOf(stakes)) {
    settleCircle(circle, stakes, amounts, places);
    number += 1;
    for (const member of circle) circles[member] = number;
    for (const owned of circle)
      for (const { owner, share } of stakes[owned] ?? [])
        if (circles[owner] !== number) amounts[owner] = (amounts[owner] ?? 0) + share * (amounts[owned] ?? 0);
  }
  return amounts;
}
