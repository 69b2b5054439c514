// Who a relation is between, today. It names records by the ids that they had: of one that was merged since it is the one that this
// became, and one that was deleted is nobody until an undo brings it back. Nothing is rewritten, so an undo has nothing to mend.
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import { listMergedInto } from '../../store/merged-companies.ts';
import { findParty, type Party } from '../../store/parties.ts';
import type { ReadDb } from '../../store/database.ts';
import {
  listDismissedOf,
  listRelationsOf,
  type RelationSide,
  type StoredRelation,
} from '../../store/relations.ts';
import { findMerged } from '../merge/resolve-merged.ts';

/** A relation between two that are there; `subject` and `object` are keys of theirs. */
export type Link = { relation: StoredRelation; subject: string; object: string };

export type Parties = {
  /** Of a record that is there. */
  get(key: string): Party;
  find(uuid: Buffer): Party | null;
  linksOf(key: string, side: RelationSide): Link[];
  /** Those that a person deleted, though a source says them. */
  dismissedOf(key: string, side: RelationSide): Link[];
  /** Null where one of the two is not there. */
  linkOf(relation: StoredRelation): Link | null;
};

export const keyOf = (uuid: Buffer): string => uuid.toString('latin1');
const uuidOf = (key: string): Buffer => Buffer.from(key, 'latin1');

export const partyIdOf = ({ type, uuid }: Party): string =>
  formatId(type === 'company' ? 'com' : 'per', uuid);

/** Remembers whom it looked up: make one for each request, within one read transaction. */
export function createParties(db: ReadDb): Parties {
  const known = new Map<string, Party>();
  const look = remember((name: string): string | null => {
    const found = findParty(db, uuidOf(name)) ?? partyOfMerged(db, uuidOf(name));
    if (found) known.set(keyOf(found.uuid), found);
    return found && keyOf(found.uuid);
  });
  const resolve = (uuid: Buffer): string | null => look(keyOf(uuid));
  const linkOf = (relation: StoredRelation): Link | null => {
    const [subject, object] = [resolve(relation.subject), resolve(relation.object)];
    if (subject === null || object === null) return null;
    // Two that were merged: what the one held of the other is nothing that it holds of itself.
    const isMerged = subject === object && !relation.subject.equals(relation.object);
    return isMerged ? null : { relation, subject, object };
  };
  const linksBy =
    (list: typeof listRelationsOf) =>
    (key: string, side: RelationSide): Link[] =>
      namesOf(db, uuidOf(key)).flatMap((uuid) =>
        list(db, uuid, side).flatMap((relation) => linkOf(relation) ?? []),
      );

  return {
    get: (key) => must(known.get(look(key) ?? key), 'party'),
    find: (uuid) => known.get(resolve(uuid) ?? '') ?? null,
    linksOf: linksBy(listRelationsOf),
    dismissedOf: linksBy(listDismissedOf),
    linkOf,
  };
}

function partyOfMerged(db: ReadDb, uuid: Buffer): Party | null {
  const company = findMerged(db, uuid);
  return company && findParty(db, company.uuid);
}

/** The id of a record, and those of companies that were merged into it and are not there themselves. */
export function namesOf(db: ReadDb, uuid: Buffer): Buffer[] {
  const names = new Map([[keyOf(uuid), uuid]]);
  for (const name of names.values())
    for (const merged of listMergedInto(db, name))
      if (!names.has(keyOf(merged)) && findParty(db, merged) === null) names.set(keyOf(merged), merged);
  return [...names.values()];
}
