// Relations as the wire shows them.
import type { Relation, RelatedEntity } from '../../../shared/schema/relation.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId } from '../../lib/ids.ts';
import { getActor } from '../../store/actors.ts';
import type { ReadDb } from '../../store/database.ts';
import type { Party } from '../../store/parties.ts';
import type { StoredRelation } from '../../store/relations.ts';
import { partyIdOf, type Link, type Parties } from './parties.ts';

/** `today`: YYYY-MM-DD. Of a year or month that is told alone it is over from its beginning. */
export const isEnded = ({ to }: Pick<StoredRelation, 'to'>, today: string): boolean =>
  to !== null && to <= today;

/** It has begun and is not over. */
export const isOfDay = (relation: Pick<StoredRelation, 'from' | 'to'>, today: string): boolean =>
  (relation.from === null || relation.from <= today) && !isEnded(relation, today);

export const dayOf = (atMs: number): string => isoTime(atMs).slice(0, 10);

export const showParty = (party: Party): RelatedEntity => ({
  id: partyIdOf(party),
  type: party.type,
  name: party.name,
  countryCode: party.countryCode,
});

export function showRelation(
  db: ReadDb,
  parties: Parties,
  { relation, ...link }: Link,
  today: string,
): Relation {
  const { kind, role, share, shareUpTo, from, to, source, asOf } = relation;
  return {
    id: formatId('rel', relation.uuid),
    kind,
    subjectId: partyIdOf(parties.get(link.subject)),
    objectId: partyIdOf(parties.get(link.object)),
    role,
    share,
    shareUpTo,
    from,
    to,
    isEnded: isEnded(relation, today),
    source,
    asOf,
    createdAt: isoTime(relation.createdAtMs),
    createdBy: getActor(db, relation.createdBy),
  };
}
