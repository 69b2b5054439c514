// Goes up from a company to those who hold it, level by level. Every entity is asked about once, so that circles, diamonds and
// companies that hold themselves come to an end; and so does a run that meets too many.
import type { PartyMatcher } from '../../relations/match-party.ts';
import { namedRelations, type NamedParty } from '../../relations/named-relations.ts';
import type { KnownNormalized } from '../normalized/from-answer.ts';
import type { ItemTold } from '../refresh/told-by.ts';
import { createIndex, newNode, type TreeNode } from './tree.ts';

export type Walker = {
  /** Levels. */
  depth: number;
  /** Entities, without the roots. */
  most: number;
  /** The records that those who hold `owned` are. */
  matcherOf: (owned: TreeNode) => PartyMatcher;
  /** What is said of each of a level, in their order. */
  ask: (level: readonly TreeNode[]) => Promise<(ItemTold | null)[]>;
};

export type Walk = {
  /** Those that are refreshed, then level by level. */
  nodes: TreeNode[];
  /** How many were taken, where there are more. */
  stoppedAt: number | null;
};

/** `roots`: with what was said of them. */
export async function walkShareholders(
  roots: readonly TreeNode[],
  { depth, most, matcherOf, ask }: Walker,
): Promise<Walk> {
  const index = createIndex();
  const nodes = [...roots];
  /** Under which each was met first. */
  const rootOf = new Map(roots.map((root, at) => [root, at]));
  let isCut = false;
  let taken = 0;
  for (const root of roots) know(root);
  for (let level = [...roots]; level.length > 0 && (level[0]?.depth ?? depth) < depth;) {
    const next = level.flatMap((owned) => holdersOf(owned));
    nodes.push(...next);
    const said = next.length === 0 ? [] : await ask(next);
    next.forEach((node, at) => {
      node.said = said[at] ?? null;
      know(node);
    });
    level = next;
  }
  return { nodes, stoppedAt: isCut ? most : null };

  /** It may be named by what its own providers call it. */
  function know(node: TreeNode): void {
    const root = rootOf.get(node) ?? 0;
    index.add(node, node.party, root);
    for (const { normalized } of node.said?.told ?? [])
      for (const party of selvesOf(node, normalized)) index.add(node, party, root);
  }

  function holdersOf(owned: TreeNode): TreeNode[] {
    const made: TreeNode[] = [];
    const named = holdersNamed(owned);
    if (named.length === 0) return made;
    const find = matcherOf(owned);
    const root = rootOf.get(owned) ?? 0;
    for (const party of named) {
      const record = find(party);
      let node = index.find(party, record, root);
      if (!node && taken >= most) {
        owned.isCut = true;
        isCut = true;
        continue;
      }
      if (!node) {
        node = newNode(owned.depth + 1, party, record);
        rootOf.set(node, root);
        taken += 1;
        made.push(node);
      }
      index.add(node, party, root);
      owned.holders.push({ party, node });
    }
    return made;
  }
}

export const holdersNamed = ({ said }: TreeNode): NamedParty[] =>
  (said?.told ?? []).flatMap(({ normalized }) =>
    namedRelations(normalized, ['shareholder']).map(({ party }) => party),
  );

function selvesOf({ party }: TreeNode, { identity, contacts, identifiers }: KnownNormalized): NamedParty[] {
  const countryCode = contacts.countryCode ?? party.countryCode;
  return [identity.fullName, identity.legalName].flatMap((name) =>
    name === undefined ? [] : [{ entity: party.entity, name, countryCode, identifiers }],
  );
}
