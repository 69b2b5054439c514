// Batches of lookups: made, watched and steered. What asks providers is the engine, see jobs/enrichment.
import { t } from '../../../shared/messages/message.ts';
import {
  bulkEnrich,
  cancelEnrichBatch,
  estimateEnrichment,
  getBatchReport,
  getEnrichBatch,
  getEnrichItem,
  getEnrichmentSettings,
  getEnrichment,
  listEnrichBatches,
  listEnrichItems,
  listEnrichments,
  listItemAnswers,
  pauseEnrichBatch,
  resumeEnrichBatch,
  retryEnrichBatch,
  retryItem,
  startEnrichment,
  updateEnrichmentSettings,
} from '../../../shared/contract/enrichment.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Actor } from '../../../shared/schema/common.ts';
import type {
  BulkEnrichRequest,
  EnrichBatch,
  EntityType,
  Environment,
} from '../../../shared/schema/enrichment.ts';
import { getBatch, pauseBatch, resumeBatch, retryItems } from '../../domain/enrichment/control-batch.ts';
import { reportBatch } from '../../domain/enrichment/report-batch.ts';
import { customKeyOf } from '../../domain/custom-fields/field-path.ts';
import { checkWaterfall } from '../../domain/enrichment/check-waterfall.ts';
import { enrichmentSettings, saveEnrichmentSettings } from '../../domain/enrichment/enrichment-settings.ts';
import { estimate, mostLooked } from '../../domain/enrichment/estimate.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import { wishOfRecord, wishOfRequest } from '../../domain/enrichment/item-wishes.ts';
import { profilesAsked } from '../../domain/enrichment/link-request.ts';
import { showBatch, showItem, showItemAnswers } from '../../domain/enrichment/show-batch.ts';
import { draw, startBatch, type BatchWish, type ItemWish } from '../../domain/enrichment/start-batch.ts';
import { inPieces, inTurns } from '../../jobs/enrichment/in-pieces.ts';
import { providerInfos } from '../../jobs/enrichment/provider-infos.ts';
import { parseId } from '../../lib/ids.ts';
import type { WriteDb } from '../../store/database.ts';
import { listBatches, listLiveBatches, type StoredBatch } from '../../store/enrichment/batches.ts';
import { findItem, listItems, type StoredItem } from '../../store/enrichment/items.ts';
import type { Identity } from '../auth.ts';
import { chosenRecords } from '../chosen-records.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { requireWriter } from '../require-writer.ts';
import { mount, type Mounter } from '../mount.ts';

type Place = { entity: EntityType; environment: Environment };
type Steered = {
  params: Place & { batchId: string };
  identity: Identity;
  commit: (effect: (write: WriteDb) => EnrichBatch, tell: (reply: EnrichBatch) => void) => EnrichBatch;
};

export function enrichmentRoutes(app: Mounter): void {
  const { services } = app;
  const { store, clock, events, enricher, bulkRefresher } = services;
  const { db } = store;
  const customKey = (path: string): string | null => customKeyOf(db, path);

  type Wish = Pick<BulkEnrichRequest, 'budget' | 'apply' | 'forceRefresh' | 'providers'> & Place;

  /** What a batch is, before it has items; throws where its providers cannot be asked. */
  const checked = async (
    wish: Wish,
    name: string | null,
    { actor, identity }: { actor: Actor; identity: Identity },
  ): Promise<BatchWish> => {
    const { entity, environment, apply, forceRefresh, providers: steps, budget } = wish;
    requireWriter(identity, wish);
    const infos = await providerInfos(services);
    const providers = checkWaterfall(infos, { entity, environment, steps, budgetCents: budget, customKey });
    const times = { createdBy: actor.id, createdAtMs: clock.now() };
    return {
      entity,
      environment,
      purpose: 'enrich',
      apply,
      forceRefresh,
      providers,
      name,
      budgetCents: budget ?? null,
      scheduleNo: null,
      ...times,
    };
  };

  mount(app, bulkEnrich, async (call) => {
    const { params, body } = call;
    const wish = await checked({ ...body, ...params }, null, call);
    const { requests } = body;
    const profiles = profilesAsked(db, params.entity, requests);
    const asked = await inTurns(() => profiles.next());
    const each = wishesOf(requests, (request) => wishOfRequest(db, params.entity, request, asked));
    const reply = await inPieces(db, wish, { total: requests.length, each }, (no) =>
      call.commit((write) => {
        const batch = startBatch(write, no, clock.now());
        // Of requests that are all wrong nobody is asked.
        if (batch.finishedAtMs !== null)
          events.publish('enrichment:completed', batch.id, showBatch(write, batch));
        return { status: 202, body: { batchId: batch.id } };
      }),
    );
    enricher.wake();
    return reply;
  });

  mount(app, startEnrichment, async (call) => {
    const { body } = call;
    const wish = await checked({ ...body, environment: 'live' }, body.name ?? null, call);
    const records = draw(await chosenRecords(services, body), body.sample);
    const each = wishesOf(records, (uuid) => wishOfRecord(body.entity, uuid));
    const reply = await inPieces(db, wish, { total: records.length, each }, (no) =>
      call.commit((write) => ({
        status: 202,
        body: { data: showBatch(write, startBatch(write, no, clock.now())) },
      })),
    );
    enricher.wake();
    return reply;
  });

  mount(app, estimateEnrichment, async ({ body }) => {
    const { entity, forceRefresh, providers, budget } = body;
    const infos = await providerInfos(services);
    const wish = { entity, environment: 'live' as const, steps: providers, budgetCents: budget, customKey };
    const steps = checkWaterfall(infos, { ...wish, budgetCents: budget ?? Number.MAX_SAFE_INTEGER });
    const records = draw(await chosenRecords(services, body), body.sample);
    const looked = draw(records, mostLooked);
    const findProvider = (code: string) => findAsSet(db, services.providers, code, 'live');
    const options = { entity, steps, findProvider, forceRefresh, nowMs: clock.now() };
    const work = estimate(db, looked, records.length, options);
    return { data: await inTurns(() => work.next()) };
  });

  mount(app, getEnrichmentSettings, () => ({ data: enrichmentSettings(db) }));

  mount(app, updateEnrichmentSettings, ({ body, commit }) =>
    commit((write) => {
      saveEnrichmentSettings(write, body);
      return { data: enrichmentSettings(write) };
    }),
  );

  const show = (batch: StoredBatch) => showBatch(db, batch);

  mount(app, listEnrichBatches, ({ params, query }) => {
    const { limit, offset, createdAfter } = query;
    const createdAfterMs = createdAfter === undefined ? 0 : Date.parse(createdAfter);
    const found = listBatches(db, { ...params, limit, offset, createdAfterMs });
    return { items: found.map(show) };
  });

  mount(app, listEnrichments, ({ query, request }) => {
    const { limit, cursor } = query;
    const found = listLiveBatches(db, markOf(cursor)?.no ?? Number.MAX_SAFE_INTEGER, limit + 1);
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const next = last ? cursorOf({ value: null, no: last.no }) : null;
    return { data: { items: shown.map(show), pagination: nextLink(request, next) } };
  });

  const steer = (
    call: Steered,
    work: (write: WriteDb, batch: StoredBatch) => StoredBatch,
    to: 'ask' | 'rest',
  ): EnrichBatch => {
    const batch = getBatch(db, call.params.batchId, call.params);
    if (to === 'ask') requireWriter(call.identity, batch);
    const reply = call.commit(
      (write) => showBatch(write, work(write, batch)),
      (shown) => {
        const topic = shown.finishedAt === null ? 'enrichment:progress' : 'enrichment:completed';
        events.publish(topic, batch.id, shown);
      },
    );
    enricher.wake();
    return reply;
  };

  mount(app, getEnrichBatch, ({ params }) => show(getBatch(db, params.batchId, params)));
  mount(app, getEnrichment, ({ params }) => ({ data: show(getBatch(db, params.batchId)) }));
  mount(app, pauseEnrichBatch, (call) => steer(call, pauseBatch, 'rest'));
  mount(app, resumeEnrichBatch, (call) => steer(call, resumeBatch, 'ask'));
  mount(app, cancelEnrichBatch, (call) =>
    steer(call, (write, batch) => bulkRefresher.stop(write, batch), 'rest'),
  );
  mount(app, retryEnrichBatch, (call) =>
    steer(
      call,
      (write, batch) => retryItems(write, batch, { seq: null, budgetCents: call.body.budget }),
      'ask',
    ),
  );

  const getItem = (batch: StoredBatch, id: string): StoredItem => {
    const uuid = parseId('itm', id);
    const item = uuid && findItem(db, batch.no, uuid);
    if (!item)
      throw new AppError('not_found', {
        message: t('There is no item {id} in {batch}.', { id, batch: batch.id }),
      });
    return item;
  };

  mount(app, listEnrichItems, ({ params, query, request }) => {
    const batch = getBatch(db, params.batchId, params);
    const { limit, cursor, status = null } = query;
    const found = listItems(db, batch.no, { after: markOf(cursor)?.no ?? 0, limit: limit + 1, status });
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((item) => showItem(db, batch, item)),
      pagination: nextLink(request, last ? cursorOf({ value: null, no: last.seq }) : null),
    };
  });

  mount(app, getEnrichItem, ({ params }) => {
    const batch = getBatch(db, params.batchId, params);
    return showItem(db, batch, getItem(batch, params.itemId));
  });

  mount(app, getBatchReport, ({ params }) => ({ data: reportBatch(db, getBatch(db, params.batchId)) }));

  mount(app, listItemAnswers, ({ params }) => {
    const batch = getBatch(db, params.batchId);
    return { data: { items: showItemAnswers(db, batch, getItem(batch, params.itemId)) } };
  });

  mount(app, retryItem, (call) => {
    const batch = getBatch(db, call.params.batchId);
    requireWriter(call.identity, batch);
    const { seq } = getItem(batch, call.params.itemId);
    const reply = call.commit((write) => {
      retryItems(write, batch, { seq, budgetCents: undefined });
      return { data: showItem(write, batch, getItem(batch, call.params.itemId)) };
    });
    enricher.wake();
    return reply;
  });
}

function* wishesOf<T>(all: readonly T[], wishOf: (one: T) => ItemWish): Generator<ItemWish> {
  for (const one of all) yield wishOf(one);
}
