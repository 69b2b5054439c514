// Refreshes of entities, from the first question to the answer. One entity is refreshed by one at a time: whoever asks for the very
// same meanwhile gets the same answer, whoever asks for something else is told to wait.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RefreshAnswer, RefreshRequest } from '../../../shared/schema/entity.ts';
import { findGroupBy } from '../../domain/entities/manage-groups.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { chooseProviders, type Chosen } from '../../domain/entities/refresh/choose-providers.ts';
import { refreshRecord } from '../../domain/entities/refresh/refresh-record.ts';
import { basicProviderOf } from '../../domain/entities/refresh/refresh-settings.ts';
import { toldBy, type ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { findAsSet } from '../../domain/enrichment/price.ts';
import { idOf, type ReviewRecord } from '../../domain/review/review-record.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import type { EventHub } from '../../lib/events.ts';
import { must } from '../../lib/assert.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatch, type StoredBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import { providerInfos, type ProviderSource } from '../enrichment/provider-infos.ts';
import { askProviders, type Asker } from './ask-providers.ts';

export type RefreshSource = Asker & ProviderSource & { events: EventHub };

/** Runs what it is given in one transaction. */
export type Commit = (effect: (db: WriteDb) => RefreshAnswer) => RefreshAnswer;

/** A plan can be applied for so long. */
const planMs = 3_600_000;

export function createRefresher(source: RefreshSource) {
  const { store, clock, events, providers } = source;
  const { db } = store;
  const open = new Map<string, { body: string; answer: Promise<RefreshAnswer> }>();

  /** Throws an AppError that says why nothing was done. */
  async function refresh(
    id: string,
    wish: RefreshRequest,
    doer: Doer,
    commit: Commit,
  ): Promise<RefreshAnswer> {
    const key = idOf(getEntity(db, id));
    const body = JSON.stringify([doer.actor, wish]);
    const running = open.get(key);
    if (running && running.body !== body) throw busy();
    if (running) return running.answer.then((answer) => commit(() => answer));
    const answer = run(key, wish, doer, commit);
    open.set(key, { body, answer });
    return answer.finally(() => open.delete(key));
  }

  async function run(id: string, wish: RefreshRequest, doer: Doer, commit: Commit): Promise<RefreshAnswer> {
    const record = getEntity(db, id);
    refuseDepth(record, wish);
    events.publish('entity:refresh-started', id);
    try {
      const { batch, said } = await gather(record, wish, doer);
      const answer = commit((write) => ({
        ...refreshRecord(write, id, said, wish, doer),
        ...(wish.dryRun && batch && { planId: batch.id }),
      }));
      tell(record, answer);
      return answer;
    } catch (error) {
      const message = error instanceof AppError ? error.message : t('The refresh could not be finished.');
      events.publish('entity:refresh-failed', id, { message });
      throw error;
    }
  }

  function tell(
    record: ReviewRecord,
    { entity, changes, stepId, nameUpdated, entityDataUpdated }: RefreshAnswer,
  ): void {
    if (stepId !== null) {
      if (record.entity === 'company') events.publish('company:changed', entity.id, { ids: [entity.id] });
      else events.publish('person:changed', entity.id);
      events.publish('step:changed', stepId);
    }
    const made = changes.filter(({ kept }) => kept === undefined).length;
    events.publish('entity:refreshed', entity.id, { nameUpdated, entityDataUpdated, changes: made });
  }

  type Gathered = { batch: StoredBatch | null; said: ItemTold };

  async function gather(record: ReviewRecord, wish: RefreshRequest, doer: Doer): Promise<Gathered> {
    if (wish.planId !== undefined) return ofPlan(record, wish.planId);
    const { codes, missing } = await choose(record, wish);
    if (missing) return { batch: null, said: { told: [], results: [failed(missing)] } };
    if (codes.length === 0) return { batch: null, said: { told: [], results: [] } };
    const batch = await askProviders(source, {
      entity: record.entity,
      records: [record.stored.uuid],
      codes,
      // Basic data is always fresh.
      forceRefresh: wish.refreshScope === 'basic_data' || wish.forceRefresh,
      createdBy: doer.actor,
    });
    return { batch, said: saidIn(batch) };
  }

  async function choose(record: ReviewRecord, wish: RefreshRequest): Promise<Chosen> {
    const infos = await providerInfos(source);
    const countryCode = record.entity === 'company' ? record.stored.values.countryCode : null;
    return chooseProviders(
      {
        providers: infos,
        entity: record.entity,
        countryCode,
        basicProvider: (country) => basicProviderOf(db, infos, country),
        groupOf: (ref) => findGroupBy(db, ref)?.providers ?? null,
      },
      wish,
    );
  }

  function ofPlan(record: ReviewRecord, planId: string): Gathered {
    const batch = findBatch(db, planId);
    const item = batch?.purpose === 'refresh' ? findItemBySeq(db, batch.no, 1) : null;
    if (!batch || !item?.recordUuid?.equals(record.stored.uuid))
      throw new AppError('not_found', {
        message: t('There is no plan {planId} of this entity. Ask for a dry run first.', { planId }),
      });
    if (clock.now() - batch.createdAtMs > planMs)
      throw new AppError('job_conflict', {
        message: t('This plan is older than an hour. Ask for a new dry run.'),
      });
    return { batch, said: saidIn(batch) };
  }

  const saidIn = (batch: StoredBatch): ItemTold =>
    toldBy(db, batch, must(findItemBySeq(db, batch.no, 1), 'item'), (code) =>
      findAsSet(db, providers, code, 'live'),
    );

  return { refresh };
}

export type Refresher = ReturnType<typeof createRefresher>;

const failed = ({
  providerCode,
  code,
  message,
}: {
  providerCode: string;
  code: string;
  message: string;
}) => ({
  providerCode,
  success: false,
  fromCache: false,
  fieldsEnriched: [],
  confidence: null,
  completeness: 0,
  costCents: 0,
  error: { code, message },
});

const busy = (): AppError =>
  new AppError('job_conflict', {
    message: t('This entity is being refreshed in another way just now. Try again when that has ended.'),
  });

function refuseDepth({ entity }: ReviewRecord, { depth }: RefreshRequest): void {
  if (entity === 'company' || depth === undefined) return;
  const message = t('People have no shareholders. Leave depth out.');
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'depth', code: 'wrong_entity', message }],
  });
}
