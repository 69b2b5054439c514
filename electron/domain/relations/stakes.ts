// Who holds how much of whom, by the numbers of a graph's nodes, in flat arrays: a hundred thousand companies are gone through many
// times, and an object for each stake would cost more than the computing.

/** Those in node `n` stand from `from[n]` to `from[n + 1]`. */
export type Stakes = {
  readonly from: readonly number[];
  readonly owners: readonly number[];
  /** 0 to 1. */
  readonly shares: readonly number[];
};

export const nodesOf = ({ from }: Stakes): number => from.length - 1;

export const isHeld = ({ from }: Stakes, node: number): boolean => from[node] !== from[node + 1];

/** Every stake in `node`. */
export function eachStake(
  { from, owners, shares }: Stakes,
  node: number,
  tell: (owner: number, share: number) => void,
): void {
  const end = from[node + 1] as number;
  for (let at = from[node] as number; at < end; at += 1) tell(owners[at] as number, shares[at] as number);
}
