// An entity and those around it, level by level, as far as there is room: whoever does not fit is counted where he would hang.
import type { RelationGraph, RelationKind } from '../../../shared/schema/relation.ts';
import { remember } from '../../lib/remember.ts';
import type { ReadDb } from '../../store/database.ts';
import type { RelationSide } from '../../store/relations.ts';
import { createParties, keyOf, partyIdOf, type Link } from './parties.ts';
import { isEnded, showParty, showRelation } from './show-relation.ts';

export type GraphQuery = {
  direction: 'in' | 'out' | 'both';
  kinds?: readonly RelationKind[] | undefined;
  depth: number;
  limit: number;
  /** Whether relations that are over count. */
  ended: boolean;
  /** YYYY-MM-DD. */
  today: string;
};

/** Call it in one read transaction. */
export function readGraph(db: ReadDb, uuid: Buffer, query: GraphQuery): RelationGraph {
  const parties = createParties(db);
  const linksOf = remember((key: string): Link[] =>
    sidesOf(query)
      .flatMap((side) => parties.linksOf(key, side))
      .filter((link) => isWanted(link, query)),
  );
  const root = keyOf(uuid);
  const depths = spread(root, linksOf, query);
  const links = new Map<number, Link>();
  const nodes = [...depths].map(([key, depth]) => {
    const hidden = new Set<string>();
    for (const link of linksOf(key)) {
      const other = otherOf(link, key);
      if (depths.has(other)) links.set(link.relation.no, link);
      else hidden.add(other);
    }
    return { ...showParty(parties.get(key)), depth, more: hidden.size };
  });
  return {
    entityId: partyIdOf(parties.get(root)),
    nodes,
    relationships: [...links.values()].map((link) => showRelation(db, parties, link, query.today)),
  };
}

const sidesOf = ({ direction }: GraphQuery): RelationSide[] =>
  direction === 'both' ? ['object', 'subject'] : direction === 'in' ? ['object'] : ['subject'];

const isWanted = ({ relation }: Link, { kinds, ended, today }: GraphQuery): boolean =>
  (kinds === undefined || kinds.includes(relation.kind)) && (ended || !isEnded(relation, today));

const otherOf = ({ subject, object }: Link, key: string): string => (subject === key ? object : subject);

/** Who is shown, nearest first, with the number of steps to each. */
function spread(
  root: string,
  linksOf: (key: string) => Link[],
  { depth: most, limit }: GraphQuery,
): Map<string, number> {
  const depths = new Map([[root, 0]]);
  for (const [key, depth] of depths) {
    if (depth === most) break;
    for (const link of linksOf(key)) {
      if (depths.size >= limit) return depths;
      const other = otherOf(link, key);
      if (!depths.has(other)) depths.set(other, depth + 1);
    }
  }
  return depths;
}
