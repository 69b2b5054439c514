// The shortest way between two over relations, whichever way these point: from both ends at once, the smaller side first.
import type { RelationKind, RelationPath } from '../../../shared/schema/relation.ts';
import type { ReadDb } from '../../store/database.ts';
import { createParties, keyOf, type Link } from './parties.ts';
import { isEnded, showParty, showRelation } from './show-relation.ts';

export type PathQuery = {
  kinds?: readonly RelationKind[] | undefined;
  ended: boolean;
  /** YYYY-MM-DD. */
  today: string;
};

/** Looks at so many records at the most; who is further away is not found. */
const mostSeen = 20_000;

/** Call it in one read transaction. */
export function findPath(db: ReadDb, from: Buffer, to: Buffer, query: PathQuery): RelationPath {
  const parties = createParties(db);
  const linksOf = (key: string): Link[] =>
    [...parties.linksOf(key, 'object'), ...parties.linksOf(key, 'subject')].filter(
      ({ relation }) =>
        (query.kinds === undefined || query.kinds.includes(relation.kind)) &&
        (query.ended || !isEnded(relation, query.today)),
    );
  const keys = wayBetween(keyOf(from), keyOf(to), linksOf);
  return {
    nodes: keys.map((key) => showParty(parties.get(key))),
    relationships: keys
      .slice(1)
      .flatMap((key, at) => linksBetween(keys[at] ?? key, key, linksOf))
      .map((link) => showRelation(db, parties, link, query.today)),
  };
}

/** `before`: how each was come to from its end. */
type Side = { before: Map<string, string | null>; edge: string[] };

const sideOf = (end: string): Side => ({ before: new Map([[end, null]]), edge: [end] });

function wayBetween(from: string, to: string, linksOf: (key: string) => Link[]): string[] {
  if (from === to) return [from];
  const [one, other] = [sideOf(from), sideOf(to)];
  while (one.edge.length > 0 && other.edge.length > 0) {
    const [near, far] = one.edge.length <= other.edge.length ? [one, other] : [other, one];
    const met = widen(near, far, linksOf);
    if (met !== null) return [...wayTo(one, met).toReversed(), ...wayTo(other, met).slice(1)];
    if (one.before.size + other.before.size > mostSeen) return [];
  }
  return [];
}

/** One step further on one side; whom the other side has come to already. */
function widen(near: Side, far: Side, linksOf: (key: string) => Link[]): string | null {
  const next: string[] = [];
  for (const key of near.edge)
    for (const { subject, object } of linksOf(key)) {
      const other = subject === key ? object : subject;
      if (near.before.has(other)) continue;
      near.before.set(other, key);
      if (far.before.has(other)) return other;
      next.push(other);
    }
  near.edge = next;
  return null;
}

/** From where both met back to the end. */
function wayTo({ before }: Side, met: string): string[] {
  const way: string[] = [];
  for (let key: string | null = met; key !== null; key = before.get(key) ?? null) way.push(key);
  return way;
}

const linksBetween = (one: string, other: string, linksOf: (key: string) => Link[]): Link[] =>
  linksOf(one).filter(
    ({ subject, object }) => (subject === one && object === other) || (subject === other && object === one),
  );
