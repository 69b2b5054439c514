// Entities without /v1 and the envelope, as the contract has them.
import {
  analyzeEntity,
  createEnrichmentGroup,
  createEntity,
  deleteEnrichmentGroup,
  enrichEntity,
  getEntity,
  getRefreshSettings,
  listEnrichmentGroups,
  listEntityProviders,
  refreshEntities,
  refreshEntity,
  updateEnrichmentGroup,
  updateRefreshSettings,
} from '../../../shared/contract/entities.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import {
  entityLimits,
  type BulkRefresh,
  type RefreshAnswer,
  type RefreshRequest,
} from '../../../shared/schema/entity.ts';
import { analyse } from '../../domain/entities/analyse.ts';
import * as entities from '../../domain/entities/find-entity.ts';
import { changeRefreshSettings, refreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import { addGroup, changeGroup, removeGroup, showGroups } from '../../domain/entities/manage-groups.ts';
import { showEntity } from '../../domain/entities/show-entity.ts';
import { providerInfos } from '../../jobs/enrichment/provider-infos.ts';
import { refuseDepth } from '../../jobs/entities/refresher.ts';
import { must } from '../../lib/assert.ts';
import { readTogether, transact, type WriteDb } from '../../store/database.ts';
import { idOf, type ReviewRecord } from '../../domain/review/review-record.ts';
import { chosenRecords } from '../chosen-records.ts';
import { requirePermission, type Identity } from '../auth.ts';
import type { Call, FullReply } from '../call.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';

export function entityRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, events, providers, refresher, bulkRefresher, jobs } = services;
  const { db } = store;

  const readable = (id: string, identity: Identity): ReviewRecord => {
    const record = entities.getEntity(db, id);
    requirePermission(identity, record.entity === 'company' ? 'read:companies' : 'read:people');
    return record;
  };

  mount(app, getEntity, ({ params, identity }) =>
    readTogether(db, () => showEntity(db, readable(params.entityId, identity))),
  );

  const refresh = (call: Call<typeof refreshEntity>, wish: RefreshRequest) =>
    refresher.refresh(call.params.entityId, wish, doerOf(call, clock), (effect) => call.commit(effect));

  mount(app, refreshEntity, (call) => refresh(call, call.body));

  mount(app, enrichEntity, (call) =>
    refresher.enrich(call.params.entityId, call.body, doerOf(call, clock), (effect) => call.commit(effect)),
  );

  mount(app, refreshEntities, async (call) => {
    const { entity, planId, dryRun, ids, query } = call.body;
    const kind = entity === 'company' ? 'companies' : 'people';
    requirePermission(call.identity, `read:${kind}`);
    requirePermission(call.identity, `write:${kind}`);
    refuseDepth(entity, call.body);
    const doer = doerOf(call, clock);
    const replies: FullReply<BulkRefresh>[] = [];
    const commit = (effect: (write: WriteDb) => BulkRefresh): BulkRefresh => {
      const reply = call.commit((write) => ({ status: 202, body: effect(write) }));
      replies.push(reply);
      return reply.body;
    };
    if (planId === undefined) {
      if (!dryRun) throw dryRunFirst();
      const named = ids?.map((id) => idOf(entities.getEntity(db, id)));
      const records = await chosenRecords(services, { entity, query, ids: named, sample: undefined });
      refuseMoreThan(records.length);
      await bulkRefresher.ask(records, call.body, doer, commit);
    } else if (dryRun) {
      const looked = await bulkRefresher.look(call.body, planId, doer);
      commit(() => looked);
    } else {
      await bulkRefresher.apply(call.body, planId, doer, commit);
      jobs.wake();
    }
    return must(replies[0], 'reply');
  });

  mount(app, createEntity, async (call) => {
    const replies: FullReply<RefreshAnswer>[] = [];
    await refresher.automatic(call.body, doerOf(call, clock), (effect) => {
      let made: ReturnType<typeof effect> | undefined;
      const reply = call.commit((write) => {
        made = effect(write);
        return { status: made.status, body: made.answer };
      });
      replies.push(reply);
      return must(made, 'company');
    });
    return must(replies[0], 'reply');
  });

  mount(app, analyzeEntity, ({ params, identity }) =>
    readTogether(db, () => analyse(db, readable(params.entityId, identity))),
  );

  mount(app, getRefreshSettings, () => ({ data: refreshSettings(db) }));
  mount(app, updateRefreshSettings, ({ body, requestId }) => {
    const data = transact(db, () => changeRefreshSettings(db, body, providers));
    events.publish('refresh-settings:changed', requestId);
    return { data };
  });

  mount(app, listEntityProviders, async ({ query: { type, countryCode } }) => {
    const all = await providerInfos(services);
    const items = all.filter(
      ({ entities: of, countries }) =>
        (type === undefined || of.includes(type)) &&
        (countryCode === undefined || countries === 'all' || countries.includes(countryCode)),
    );
    return { items };
  });

  mount(app, listEnrichmentGroups, () => ({ items: showGroups(db) }));
  mount(app, createEnrichmentGroup, (call) =>
    call.commit((write) => addGroup(write, call.body, providers, clock.now())),
  );
  mount(app, updateEnrichmentGroup, ({ params, body }) =>
    transact(db, () => changeGroup(db, params.groupId, body, providers)),
  );
  mount(app, deleteEnrichmentGroup, ({ params }) => {
    transact(db, () => removeGroup(db, params.groupId));
    return { data: { id: params.groupId } };
  });
}

function dryRunFirst(): AppError {
  const message = t('Send dryRun first, look at the plan, then send its planId.');
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'planId', code: 'required', message }],
  });
}

function refuseMoreThan(count: number): void {
  const most = entityLimits.bulk;
  if (count <= most) return;
  const message = t(
    'These are {count, number} records; a refresh takes {most, number}. Narrow the list, or send parts of it.',
    { count, most },
  );
  throw new AppError('validation_error', { message, issues: [{ path: 'query', code: 'too_many', message }] });
}
