// A walk up to shareholders as a job keeps it, so that it goes on with the very same after a restart: what was said stands in the items
// of the batches that asked.
import type { NamedParty } from '../../relations/named-relations.ts';
import type { ItemTold } from '../refresh/told-by.ts';
import { newNode, type TreeNode } from './tree.ts';
import type { Walk } from './walk.ts';

export type StoredWalk = {
  stoppedAt: number | null;
  nodes: {
    depth: number;
    party: NamedParty;
    /** Hexadecimal. */
    record: string | null;
    item: ItemTold['item'];
    isCut: boolean;
    /** By their places among the nodes. */
    holders: [NamedParty, number][];
  }[];
};

/** Without those that nobody holds and that hold nobody. */
export function storeWalk({ nodes, stoppedAt }: Walk): StoredWalk {
  const held = new Set(nodes.flatMap(({ holders }) => holders.map(({ node }) => node)));
  const kept = nodes.filter((node) => node.holders.length > 0 || held.has(node));
  const places = new Map(kept.map((node, at) => [node, at]));
  return {
    stoppedAt,
    nodes: kept.map(({ depth, party, record, said, isCut, holders }) => ({
      depth,
      party,
      record: record && record.toString('hex'),
      item: said && said.item,
      isCut,
      holders: holders.map(({ party: named, node }) => [named, places.get(node) ?? 0]),
    })),
  };
}

/** `saidAt`: what an item was told. */
export function readWalk(
  { nodes, stoppedAt }: StoredWalk,
  saidAt: (item: NonNullable<ItemTold['item']>) => ItemTold,
): Walk {
  const made = nodes.map(({ depth, party, record, item, isCut }) => ({
    ...newNode(depth, party, record === null ? null : Buffer.from(record, 'hex')),
    said: item && saidAt(item),
    isCut,
  }));
  nodes.forEach(({ holders }, at) => {
    for (const [party, place] of holders) {
      const node: TreeNode | undefined = made[place];
      if (node) made[at]?.holders.push({ party, node });
    }
  });
  return { nodes: made, stoppedAt };
}
