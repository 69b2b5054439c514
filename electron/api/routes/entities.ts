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
  refreshEntity,
  updateEnrichmentGroup,
  updateRefreshSettings,
} from '../../../shared/contract/entities.ts';
import type { RefreshAnswer, RefreshRequest } from '../../../shared/schema/entity.ts';
import { analyse } from '../../domain/entities/analyse.ts';
import * as entities from '../../domain/entities/find-entity.ts';
import { changeRefreshSettings, refreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import { addGroup, changeGroup, removeGroup, showGroups } from '../../domain/entities/manage-groups.ts';
import { showEntity } from '../../domain/entities/show-entity.ts';
import { providerInfos } from '../../jobs/enrichment/provider-infos.ts';
import { must } from '../../lib/assert.ts';
import { readTogether, transact } from '../../store/database.ts';
import type { ReviewRecord } from '../../domain/review/review-record.ts';
import { requirePermission, type Identity } from '../auth.ts';
import type { Call, FullReply } from '../call.ts';
import { doerOf } from '../doer.ts';
import { mount, type Mounter } from '../mount.ts';

export function entityRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, providers, refresher } = services;
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
  mount(app, updateRefreshSettings, ({ body }) => ({
    data: transact(db, () => changeRefreshSettings(db, body, providers)),
  }));

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
