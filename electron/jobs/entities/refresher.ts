// Refreshes of entities, from the first question to the answer. One entity is refreshed by one at a time: whoever asks for the very
// same meanwhile gets the same answer, whoever asks for something else is told to wait.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EntityType, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { EnrichRequest, RefreshAnswer, RefreshRequest } from '../../../shared/schema/entity.ts';
import { findGroupBy } from '../../domain/entities/manage-groups.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import {
  anyCountry,
  chooseProviders,
  type Chosen,
  type Selection,
} from '../../domain/entities/refresh/choose-providers.ts';
import { answerOf, refreshRecord, type Gathered } from '../../domain/entities/refresh/refresh-record.ts';
import { basicProviderOf } from '../../domain/entities/refresh/refresh-settings.ts';
import { nobodyAsked, toldBy, type ItemTold } from '../../domain/entities/refresh/told-by.ts';
import type { Walk } from '../../domain/entities/shareholders/walk.ts';
import { wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
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
import { askShareholders, selectionOfShareholders } from './ask-shareholders.ts';

export type RefreshSource = Asker & ProviderSource & { events: EventHub };

/** Runs what it is given in one transaction. */
export type Commit = (effect: (db: WriteDb) => RefreshAnswer) => RefreshAnswer;

/** A plan can be applied for so long. */
const planMs = 3_600_000;
/** Of dry runs that went up to shareholders; of any other it is found again among the answers that are kept. */
const mostPlans = 50;

type Asked = Gathered & { batch: StoredBatch | null };

export function createRefresher(source: RefreshSource) {
  const { store, clock, events, providers } = source;
  const { db } = store;
  const open = new Map<string, { body: string; answer: Promise<RefreshAnswer> }>();
  const plans = new Map<string, Walk>();

  /** Throws an AppError that says why nothing was done. */
  const refresh = (id: string, wish: RefreshRequest, doer: Doer, commit: Commit): Promise<RefreshAnswer> =>
    alone(id, ['refresh', doer.actor, wish], commit, (record) => {
      const touched: ReviewRecord[] = [];
      return run(
        record,
        () => gather(record, wish, doer),
        (asked) => {
          const answer = commit((write) => {
            const refreshed = refreshRecord(write, idOf(record), asked, wish, doer);
            touched.push(...refreshed.touched);
            return { ...refreshed.answer, ...(wish.dryRun && asked.batch && { planId: asked.batch.id }) };
          });
          if (answer.stepId !== null) tellChanged([getEntity(db, idOf(record)), ...touched], answer.stepId);
          return answer;
        },
      );
    });

  /** What is said is kept, and nothing else. */
  const enrich = (id: string, wish: EnrichRequest, doer: Doer, commit: Commit): Promise<RefreshAnswer> =>
    alone(id, ['enrich', doer.actor, wish], commit, (record) =>
      run(
        record,
        async () => ({ ...(await askAbout(record, wish, doer)), walk: null, depth: 0 }),
        (asked) => commit((write) => answerOf(write, getEntity(write, idOf(record)), asked)),
      ),
    );

  /** One entity at a time. */
  function alone(
    id: string,
    wish: unknown,
    commit: Commit,
    work: (record: ReviewRecord) => Promise<RefreshAnswer>,
  ): Promise<RefreshAnswer> {
    const record = getEntity(db, id);
    const key = idOf(record);
    const body = JSON.stringify(wish);
    const running = open.get(key);
    if (running && running.body !== body) throw busy();
    if (running) return running.answer.then((answer) => commit(() => answer));
    const answer = work(record);
    open.set(key, { body, answer });
    return answer.finally(() => open.delete(key));
  }

  async function run(
    record: ReviewRecord,
    ask: () => Promise<Asked>,
    finish: (asked: Asked) => RefreshAnswer,
  ): Promise<RefreshAnswer> {
    const id = idOf(record);
    events.publish('entity:refresh-started', id);
    try {
      const answer = finish(await ask());
      const { nameUpdated, entityDataUpdated } = answer;
      const changes = answer.changes.filter(({ kept }) => kept === undefined).length;
      events.publish('entity:refreshed', id, { nameUpdated, entityDataUpdated, changes });
      return answer;
    } catch (error) {
      const message = error instanceof AppError ? error.message : t('The refresh could not be finished.');
      events.publish('entity:refresh-failed', id, { message });
      throw error;
    }
  }

  function tellChanged(records: readonly ReviewRecord[], stepId: string): void {
    const ids = records.filter(({ entity }) => entity === 'company').map(idOf);
    const [first] = ids;
    if (first !== undefined) events.publish('company:changed', first, { ids });
    for (const record of records)
      if (record.entity === 'person') events.publish('person:changed', idOf(record));
    for (const id of ids) events.publish('relation:changed', id);
    events.publish('step:changed', stepId);
  }

  async function gather(record: ReviewRecord, wish: RefreshRequest, doer: Doer): Promise<Asked> {
    refuseDepth(record, wish);
    const isRoot = record.entity === 'person' || wish.refreshScope === 'basic_data';
    const depth = isRoot ? 0 : (wish.depth ?? 1);
    const codes = depth === 0 ? null : await chooseShareholders(wish);
    const asked =
      wish.planId === undefined ? await askAbout(record, wish, doer) : ofPlan(record, wish.planId);
    const kept = asked.batch && plans.get(asked.batch.id);
    if (record.entity === 'person' || !codes || asked.said.told.length === 0)
      return { ...asked, walk: null, depth };
    if (kept && kept.depth >= depth) return { ...asked, walk: kept, depth };
    const forceRefresh = wish.forceRefresh && wish.planId === undefined;
    const same = { depth, codes, forceRefresh, createdBy: doer.actor, saidIn };
    const walk = await askShareholders(source, record.stored, asked.said, same);
    if (wish.dryRun && asked.batch) keepPlan(asked.batch.id, walk);
    return { ...asked, walk, depth };
  }

  function keepPlan(id: string, walk: Walk): void {
    plans.delete(id);
    plans.set(id, walk);
    const [oldest] = plans.keys();
    if (plans.size > mostPlans && oldest !== undefined) plans.delete(oldest);
  }

  async function askAbout(
    record: ReviewRecord,
    wish: Selection & { forceRefresh: boolean },
    doer: Doer,
  ): Promise<Pick<Asked, 'batch' | 'said'>> {
    const countryCode = record.entity === 'company' ? record.stored.values.countryCode : null;
    const { codes, missing } = choose(await providerInfos(source), record.entity, countryCode, wish);
    if (missing) return { batch: null, said: { ...nobodyAsked, results: [failed(missing)] } };
    if (codes.length === 0) return { batch: null, said: nobodyAsked };
    const batch = await askProviders(source, {
      entity: record.entity,
      items: [wishOfRecord(record.entity, record.stored.uuid)],
      codes,
      // Basic data is always fresh.
      forceRefresh: wish.refreshScope === 'basic_data' || wish.forceRefresh,
      createdBy: doer.actor,
    });
    return { batch, said: saidIn(batch, 0) };
  }

  const choose = (
    infos: readonly ProviderInfo[],
    entity: EntityType,
    countryCode: string | null,
    wish: Selection,
  ): Chosen =>
    chooseProviders(
      {
        providers: infos,
        entity,
        countryCode,
        basicProvider: (country) => basicProviderOf(db, infos, country),
        groupOf: (ref) => findGroupBy(db, ref)?.providers ?? null,
      },
      wish,
    );

  /** Before anybody is asked, so that what is wrong costs nothing. */
  async function chooseShareholders(wish: RefreshRequest): Promise<Record<EntityType, readonly string[]>> {
    const infos = await providerInfos(source);
    const codesOf = (entity: EntityType): readonly string[] => {
      // A code that nobody has is refused where it was named.
      const isOf = (code: string): boolean =>
        infos.some((one) => one.code === code && one.state === 'ready' && one.entities.includes(entity));
      const selection = selectionOfShareholders(wish, entity, isOf);
      if (selection.refreshScope === 'selected' && selection.providerCodes?.length === 0) return [];
      return choose(infos, entity, anyCountry, selection).codes;
    };
    return { company: codesOf('company'), person: codesOf('person') };
  }

  function ofPlan(record: ReviewRecord, planId: string): Pick<Asked, 'batch' | 'said'> {
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
    return { batch, said: saidIn(batch, 0) };
  }

  /** `at`: of the items. */
  const saidIn = (batch: StoredBatch, at: number): ItemTold =>
    toldBy(db, batch, must(findItemBySeq(db, batch.no, at + 1), 'item'), (code) =>
      findAsSet(db, providers, code, 'live'),
    );

  return { refresh, enrich };
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
