// Writes the relations of one company that one provider names: what it says anew, otherwise than before, and no longer.
import { isDeepStrictEqual } from 'node:util';
import { t } from '../../../shared/messages/message.ts';
import type { Materialized } from '../../../shared/schema/relation.ts';
import { newUuidBytes } from '../../lib/ids.ts';
import { remember } from '../../lib/remember.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import type { StoredAnswer } from '../../store/enrichment/answers.ts';
import { insertRelation, updateRelationAsOf, type StoredRelation } from '../../store/relations.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { changeDefinition, hideDefinition, noteInserted } from '../custom-fields/definition-writer.ts';
import type { NamedRelation } from './named-relations.ts';
import { createParties, keyOf, type Link } from './parties.ts';
import { dayOf } from './show-relation.ts';
import { columnsOf } from './write-relation.ts';

type Run = { db: WriteDb; company: StoredCompany; origin: StepOrigin; result: Materialized };

type RelationWriter = {
  write(party: Buffer, named: NamedRelation): void;
  removeUnnamed(named: readonly NamedRelation[]): void;
};

/** It is counted in `result`. */
export function createRelationWriter(
  { db, company, origin, result }: Run,
  { provider, asOf: saidOf, fetchedAtMs }: StoredAnswer,
): RelationWriter {
  const asOf = saidOf ?? dayOf(fetchedAtMs);
  const { relationships, skipped } = result;
  const parties = createParties(db);
  const isSaid = ({ relation }: Link): boolean => relation.source === provider;
  const said = remember((object: string): Link[] => parties.linksOf(object, 'object').filter(isSaid));
  const dismissed = remember((object: string): Link[] =>
    parties.dismissedOf(object, 'object').filter(isSaid),
  );
  const named = new Set<number>();

  const insert = (subject: Buffer, object: Buffer, relation: NamedRelation): void => {
    const { kind, role, share, shareUpTo, from, to } = relation;
    const values = { kind, subject, object, role, share, shareUpTo, from, to, source: provider, asOf };
    const made = { uuid: newUuidBytes(origin.atMs), createdAtMs: origin.atMs, createdBy: origin.actor };
    const no = insertRelation(db, { ...values, ...made });
    noteInserted(db, 'relation', no, origin);
    named.add(no);
    relationships.created += 1;
  };

  /** That it is still so is news, but no change. */
  const update = (stored: StoredRelation, relation: NamedRelation): boolean => {
    const columns = columnsOf(relation);
    const isChanged = !isDeepStrictEqual(columnsOf(stored), columns);
    if (isChanged) changeDefinition(db, 'relation', stored.no, { ...columns, as_of: asOf }, origin);
    else if (stored.asOf !== asOf) updateRelationAsOf(db, stored.no, asOf);
    return isChanged;
  };

  return {
    write(party, relation) {
      const isIn = relation.direction === 'in';
      const [subject, object] = isIn ? [party, company.uuid] : [company.uuid, party];
      const isOf = (link: Link): boolean =>
        link.subject === keyOf(subject) && isSame(link.relation, relation);
      const stored = said(keyOf(object)).find((link) => isOf(link) && !named.has(link.relation.no));
      if (stored) {
        named.add(stored.relation.no);
        relationships[update(stored.relation, relation) ? 'updated' : 'same'] += 1;
      } else if (dismissed(keyOf(object)).some(isOf)) {
        skipped.push({ name: relation.party.name, reason: t('A person deleted this relationship.') });
      } else insert(subject, object, relation);
    },

    removeUnnamed(relations) {
      // Of a kind of which it names nobody, and of subsidiaries, of which it lists only some, it says nothing.
      const kinds = new Set(relations.flatMap(({ kind, direction }) => (direction === 'in' ? [kind] : [])));
      for (const { relation } of said(keyOf(company.uuid))) {
        if (!kinds.has(relation.kind) || named.has(relation.no)) continue;
        hideDefinition(db, 'relation', relation.no, origin);
        relationships.removed += 1;
      }
    },
  };
}

/** One term of office is another than the next. */
const isSame = (stored: StoredRelation, { kind, role, from }: NamedRelation): boolean =>
  stored.kind === kind &&
  stored.role === role &&
  (stored.from === from || stored.from === null || from === null);
