// Relationships of companies and people, without /v1 and the envelope, as the contract has them. Each change is a step.
import {
  createRelationship,
  deleteRelationship,
  getRelationPath,
  getUltimateOwners,
  listRelationships,
  materializeRelationships,
  updateRelationship,
} from '../../../shared/contract/relations.ts';
import { enrichRequestSchema } from '../../../shared/schema/entity.ts';
import type { Relation } from '../../../shared/schema/relation.ts';
import type { StepLabel } from '../../../shared/schema/step.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { materialize, nobodyKnew, wasAsked } from '../../domain/relations/materialize.ts';
import { createParties } from '../../domain/relations/parties.ts';
import { readGraph } from '../../domain/relations/read-graph.ts';
import { findPath } from '../../domain/relations/find-path.ts';
import { relatedBy } from '../../domain/relations/related-by.ts';
import { ultimateOwners } from '../../domain/relations/ultimate-owners.ts';
import { dayOf, showRelation } from '../../domain/relations/show-relation.ts';
import {
  addRelation,
  changeRelation,
  getLink,
  removeRelation,
} from '../../domain/relations/write-relation.ts';
import { idOf, nameOf, type ReviewRecord } from '../../domain/review/review-record.ts';
import { inStep } from '../../domain/steps/in-step.ts';
import { transactTelling } from '../../domain/webhooks/promise-events.ts';
import { must } from '../../lib/assert.ts';
import { readTogether, type ReadDb } from '../../store/database.ts';
import type { StoredRelation } from '../../store/relations.ts';
import { requirePermission, type Identity } from '../auth.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';
import { relationReaders } from '../relation-readers.ts';

/** Every provider that is on, kept answers first. */
const askAll = enrichRequestSchema.parse({ refreshScope: 'all_active' });

export function relationRoutes(app: Mounter): void {
  const { store, events, clock, refresher } = app.services;
  const { db } = store;
  const today = (): string => dayOf(clock.now());

  const tell = ({ subjectId, objectId }: Pick<Relation, 'subjectId' | 'objectId'>): void => {
    for (const id of new Set([subjectId, objectId])) events.publish('relation:changed', id);
    events.publish('step:changed', objectId);
  };
  const show = (read: ReadDb, relation: StoredRelation): Relation => {
    const parties = createParties(read);
    return showRelation(read, parties, must(parties.linkOf(relation), 'link'), today());
  };

  mount(app, listRelationships, ({ params, query: { ended, ...query }, identity }) =>
    readTogether(db, () => {
      const { stored } = readable(db, params.entityId, identity);
      return readGraph(db, stored.uuid, { ...query, ended: ended === 'true', today: today() });
    }),
  );

  mount(app, getUltimateOwners, ({ params, query: { over }, identity }) =>
    readTogether(db, () =>
      ultimateOwners(db, readable(db, params.entityId, identity), { over, today: today() }),
    ),
  );

  mount(app, getRelationPath, ({ params, query: { to, ended, kinds }, identity }) =>
    readTogether(db, () => {
      const [start, end] = [readable(db, params.entityId, identity), getEntity(db, to)];
      const query = { kinds, ended: ended === 'true', today: today() };
      return findPath(db, start.stored.uuid, end.stored.uuid, query);
    }),
  );

  mount(app, createRelationship, (call) => {
    return call.commit(
      (write) => {
        const record = getEntity(write, call.params.entityId);
        const made = inStep(write, doerOf(call, clock), labelOf(record), (by) =>
          addRelation(write, record, call.body, by),
        );
        return show(write, made);
      },
      (reply) => tell(reply),
    );
  });

  mount(app, updateRelationship, (call) => {
    const { entityId, relationId } = call.params;
    return call.commit(
      (write) => {
        const record = getEntity(write, entityId);
        const { relation } = getLink(write, createParties(write), record, relationId);
        const changed = inStep(write, doerOf(call, clock), labelOf(record), (by) =>
          changeRelation(write, relation, call.body, by),
        );
        return show(write, changed);
      },
      (reply) => tell(reply),
    );
  });

  mount(app, deleteRelationship, (call) => {
    const { entityId, relationId } = call.params;
    let gone: Relation | undefined;
    return call.commit(
      (write) => {
        const record = getEntity(write, entityId);
        const { relation } = getLink(write, createParties(write), record, relationId);
        gone = show(write, relation);
        inStep(write, doerOf(call, clock), labelOf(record), (by) => removeRelation(write, relation, by));
        return { data: { id: relationId } };
      },
      () => {
        if (gone) tell(gone);
      },
    );
  });

  mount(app, materializeRelationships, async (call) => {
    const { kinds, runEnrichmentFirst } = call.body;
    const record = getEntity(db, call.params.entityId);
    const doer = doerOf(call, clock);
    if (runEnrichmentFirst && !wasAsked(db, record)) {
      const { success, enrichments } = await refresher.enrich(idOf(record), askAll, doer, (effect) =>
        transactTelling(db, events, () => effect(db)),
      );
      if (!success) throw nobodyKnew(enrichments);
    }
    return call.commit(
      (write) => materialize(write, getEntity(write, idOf(record)), doer, kinds),
      (reply) => {
        if (reply.stepId === null) return;
        for (const id of relatedBy(db, reply.stepId)) events.publish('relation:changed', id);
        events.publish('company:changed', idOf(record), { many: true });
        events.publish('person:changed', idOf(record));
        events.publish('step:changed', reply.stepId);
      },
    );
  });
}

function readable(db: ReadDb, id: string, identity: Identity): ReviewRecord {
  const record = getEntity(db, id);
  for (const permission of relationReaders) requirePermission(identity, permission);
  return record;
}

const labelOf = (record: ReviewRecord): StepLabel => ({
  action: 'edit',
  companies: record.entity === 'company' ? 1 : 0,
  ...(record.entity === 'person' && { people: 1 }),
  name: nameOf(record),
  fields: ['relationships'],
});
