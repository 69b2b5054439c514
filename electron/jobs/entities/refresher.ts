// Refreshes of entities, from the first question to the answer. One entity is refreshed by one at a time: whoever asks for the very
// same meanwhile gets the same answer, whoever asks for something else is told to wait.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type {
  AutomaticRequest,
  EnrichRequest,
  RefreshAnswer,
  RefreshRequest,
} from '../../../shared/schema/entity.ts';
import { getEntity } from '../../domain/entities/find-entity.ts';
import { linkAnswers } from '../../domain/entities/link-answers.ts';
import { answerOf, refreshRecord, type Gathered } from '../../domain/entities/refresh/refresh-record.ts';
import { wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
import { relatedBy } from '../../domain/relations/related-by.ts';
import { idOf, type ReviewRecord } from '../../domain/review/review-record.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import type { EventHub } from '../../lib/events.ts';
import { bareTaxId } from '../../lib/tax-id.ts';
import type { WriteDb } from '../../store/database.ts';
import { findBatch } from '../../store/enrichment/batches.ts';
import { findItemBySeq } from '../../store/enrichment/items.ts';
import type { ProviderSource } from '../enrichment/provider-infos.ts';
import type { Asker } from './ask-providers.ts';
import { createAsking, type About, type Asked } from './asking.ts';
import { partyOf } from './ask-shareholders.ts';
import { createPlans } from './plans.ts';
import { createAutomatic, type Automatic } from './create-automatic.ts';

export type RefreshSource = Asker & ProviderSource & { events: EventHub };

/** Runs what it is given in one transaction, and tells what that publishes once it is committed: see transactTelling. */
export type Commit<R = RefreshAnswer> = (effect: (db: WriteDb) => R) => R;

type Known = Gathered & Asked;

export function createRefresher(source: RefreshSource) {
  const { store, clock, events } = source;
  const { db } = store;
  const open = new Map<string, { body: string; answer: Promise<unknown> }>();
  const asking = createAsking(source);
  const plans = createPlans(source, asking);
  /** Providers may take a while: what is written is of the moment in which it is. */
  const now = (doer: Doer): Doer => ({ ...doer, atMs: clock.now() });

  /** Throws an AppError that says why nothing was done. */
  const refresh = (id: string, wish: RefreshRequest, doer: Doer, commit: Commit): Promise<RefreshAnswer> =>
    alone(id, ['refresh', doer.actor, wish], commit, (record) => {
      const finish = (asked: Known): RefreshAnswer =>
        commit((write) => {
          const { answer, touched } = refreshRecord(write, idOf(record), asked, wish, now(doer));
          if (wish.dryRun) return { ...answer, ...(asked.batch && { planId: asked.batch.id }) };
          if (answer.stepId !== null)
            tellChanged([getEntity(write, idOf(record)), ...touched], answer.stepId);
          tellEnd(idOf(record), answer);
          return answer;
        });
      const ask = (): Promise<Known> => gather(record, wish, doer);
      // Of a plan nobody is told: nothing is refreshed by it.
      return wish.dryRun ? ask().then(finish) : run(record, ask, finish);
    });

  /** What is said is kept, and nothing else. */
  const enrich = (id: string, wish: EnrichRequest, doer: Doer, commit: Commit): Promise<RefreshAnswer> =>
    alone(id, ['enrich', doer.actor, wish], commit, (record) =>
      run(
        record,
        async () => ({ ...(await asking.ask(aboutOf(record), wish, doer)), walk: null, depth: 0 }),
        (asked) =>
          commit((write) => {
            const answer = keep(write, getEntity(write, idOf(record)), asked);
            tellEnd(idOf(record), answer);
            return answer;
          }),
      ),
    );

  /** The company of a tax id: the one that is here, or one that is made. */
  const automatic = (wish: AutomaticRequest, doer: Doer, commit: Commit<Automatic>): Promise<Automatic> => {
    const taxId = bareTaxId(wish);
    const key = JSON.stringify([taxId, wish.countryCode]);
    const telling: Commit<Automatic> = (effect) =>
      commit((write) => {
        const made = effect(write);
        const { stepId } = made.answer;
        if (stepId !== null) tellChanged(made.touched, stepId);
        return made;
      });
    return inTurn(key, ['automatic', doer.actor, { ...wish, taxId }], commit, () =>
      createAutomatic(source, asking, plans, wish, doer, telling),
    );
  };

  const alone = (
    id: string,
    wish: unknown,
    commit: Commit,
    work: (record: ReviewRecord) => Promise<RefreshAnswer>,
  ): Promise<RefreshAnswer> => {
    const record = getEntity(db, id);
    return inTurn(idOf(record), wish, commit, () => work(record));
  };

  /** One at a time of each key. */
  function inTurn<R>(key: string, wish: unknown, commit: Commit<R>, work: () => Promise<R>): Promise<R> {
    const body = JSON.stringify(wish);
    const running = open.get(key);
    if (running && running.body !== body) throw busy();
    if (running) return running.answer.then((answer) => commit(() => answer as R));
    const answer = work();
    open.set(key, { body, answer });
    return answer.finally(() => open.delete(key));
  }

  async function run(
    record: ReviewRecord,
    ask: () => Promise<Known>,
    finish: (asked: Known) => RefreshAnswer,
  ): Promise<RefreshAnswer> {
    const id = idOf(record);
    events.publish('entity:refresh-started', id);
    try {
      return finish(await ask());
    } catch (error) {
      const message = error instanceof AppError ? error.message : unfinished();
      events.publish('entity:refresh-failed', id, { message });
      throw error;
    }
  }

  /** It failed where nobody who was asked knew anything. */
  function tellEnd(id: string, answer: RefreshAnswer): void {
    const { success, enrichments, nameUpdated, entityDataUpdated } = answer;
    const changes = answer.changes.filter(({ kept }) => kept === undefined).length;
    if (success) events.publish('entity:refreshed', id, { nameUpdated, entityDataUpdated, changes });
    else
      events.publish('entity:refresh-failed', id, {
        message: enrichments.flatMap(({ error }) => error ?? [])[0]?.message ?? unfinished(),
      });
  }

  function tellChanged(records: readonly ReviewRecord[], stepId: string): void {
    const ids = records.filter(({ entity }) => entity === 'company').map(idOf);
    const [first] = ids;
    if (first !== undefined) events.publish('company:changed', first, { ids });
    for (const record of records)
      if (record.entity === 'person') events.publish('person:changed', idOf(record));
    for (const id of relatedBy(db, stepId)) events.publish('relation:changed', id);
    events.publish('rules:changed', stepId);
    events.publish('step:changed', stepId);
  }

  async function gather(record: ReviewRecord, wish: RefreshRequest, doer: Doer): Promise<Known> {
    refuseDepth(record.entity, wish);
    const isRoot = record.entity === 'person' || wish.refreshScope === 'basic_data';
    const depth = isRoot ? 0 : (wish.depth ?? 1);
    const codes = depth === 0 ? null : await asking.codesOfShareholders(wish);
    const { planId } = wish;
    const asked = await (planId === undefined
      ? asking.ask(aboutOf(record), wish, doer)
      : ofPlan(record, wish, planId));
    const { batch, said } = asked;
    if (record.entity === 'person' || !codes || !batch || said.told.length === 0)
      return { ...asked, walk: null, depth };
    const root = { party: partyOf(record.stored), record: record.stored, said };
    return { ...asked, walk: await plans.goUp(batch, root, { ...wish, depth, codes }, doer), depth };
  }

  async function ofPlan(record: ReviewRecord, wish: RefreshRequest, planId: string): Promise<Asked> {
    const batch = findBatch(db, planId);
    const item = batch?.purpose === 'refresh' ? findItemBySeq(db, batch.no, 1) : null;
    // What is said of one of many, and above it, is not told apart from the others'.
    if (!batch || batch.total !== 1 || !item?.recordUuid?.equals(record.stored.uuid))
      throw new AppError('not_found', {
        message: t('There is no plan {planId} of this entity. Ask for a dry run first.', { planId }),
      });
    plans.refuseOld(batch.createdAtMs);
    await plans.refuseOthers(batch, aboutOf(record), wish);
    return { batch, said: asking.saidIn(batch, 0) };
  }

  return { refresh, enrich, automatic };
}

export type Refresher = ReturnType<typeof createRefresher>;

const aboutOf = (record: ReviewRecord): About => ({
  entity: record.entity,
  countryCode: record.entity === 'company' ? record.stored.values.countryCode : null,
  item: wishOfRecord(record.entity, record.stored.uuid),
});

function keep(db: WriteDb, record: ReviewRecord, asked: Known): RefreshAnswer {
  linkAnswers(db, record.stored.uuid, asked.said);
  return answerOf(db, record, asked);
}

const unfinished = (): string => t('The refresh could not be finished.');

const busy = (): AppError =>
  new AppError('job_conflict', {
    message: t('This entity is being refreshed in another way just now. Try again when that has ended.'),
  });

export function refuseDepth(entity: EntityType, { depth }: Pick<RefreshRequest, 'depth'>): void {
  if (entity === 'company' || depth === undefined) return;
  const message = t('People have no shareholders. Leave depth out.');
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'depth', code: 'wrong_entity', message }],
  });
}
