// Refreshes of many: one batch asks about all of them, then somebody goes up to their shareholders, then comes the plan in numbers, and
// a job applies it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { BulkRefresh, BulkRefreshRequest } from '../../../shared/schema/entity.ts';
import { showBulkJob } from '../../domain/bulk/start-bulk.ts';
import { planMany } from '../../domain/entities/bulk/plan-many.ts';
import { startRefresh } from '../../domain/entities/bulk/start-refresh.ts';
import { anyCountry } from '../../domain/entities/refresh/choose-providers.ts';
import { flagsOf } from '../../domain/entities/refresh/refresh-record.ts';
import { readWalk, type StoredWalk } from '../../domain/entities/shareholders/stored-walk.ts';
import type { Walk } from '../../domain/entities/shareholders/walk.ts';
import { cancelBatch } from '../../domain/enrichment/control-batch.ts';
import { wishBy, wishOfRecord } from '../../domain/enrichment/item-wishes.ts';
import { startBatch, type ItemWish } from '../../domain/enrichment/start-batch.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import { remember } from '../../lib/remember.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { findBatch, type StoredBatch } from '../../store/enrichment/batches.ts';
import { countItems, listItems } from '../../store/enrichment/items.ts';
import { inPieces, inTurns } from '../enrichment/in-pieces.ts';
import { providerInfos } from '../enrichment/provider-infos.ts';
import { batchOf } from './ask-providers.ts';
import { askShareholders, partyOf, type Root } from './ask-shareholders.ts';
import { createAsking } from './asking.ts';
import { createPlans, refuseOtherShareholders, type Codes } from './plans.ts';
import type { Commit, RefreshSource } from './refresher.ts';

/** Nobody waits for the answer to a request meanwhile. */
const walkMs = 600_000;

/** Under way. */
type Walking = { depth: number; codes: Codes; stop: AbortController; error: unknown };

export function createBulkRefresher(source: RefreshSource) {
  const { store, clock, enricher } = source;
  const { db } = store;
  const asking = createAsking(source);
  const plans = createPlans(source, asking);
  const walks = new Map<string, Walking>();

  /** Asks about all of them. Throws an AppError that says why nobody is asked. */
  async function ask(
    records: readonly Buffer[],
    wish: BulkRefreshRequest,
    doer: Doer,
    commit: Commit<BulkRefresh>,
  ): Promise<BulkRefresh> {
    if (depthOf(wish) > 0) await asking.codesOfShareholders(wish);
    const { codes, items } = await itemsOf(records, wish);
    if (codes.length === 0) throw nobodyChosen();
    const forceRefresh = wish.refreshScope === 'basic_data' || wish.forceRefresh;
    const batch = batchOf(source, { entity: wish.entity, items, codes, forceRefresh, createdBy: doer.actor });
    const reply = await inPieces(db, batch, { total: items.length, each: items }, (no) =>
      commit((write) => asked(startBatch(write, no, clock.now()))),
    );
    enricher.wake();
    return reply;
  }

  /** Of basic data, each record by the registry of its country. */
  async function itemsOf(
    records: readonly Buffer[],
    wish: BulkRefreshRequest,
  ): Promise<{ codes: string[]; items: ItemWish[] }> {
    const infos = await providerInfos(source);
    const { entity } = wish;
    const choose = remember((country: string) =>
      asking.choose(infos, entity, country === '' ? null : country, wish),
    );
    if (wish.refreshScope !== 'basic_data')
      return { codes: choose(anyCountry).codes, items: records.map((uuid) => wishOfRecord(entity, uuid)) };
    const each = records.map((uuid) => {
      const { codes } = choose(countryOf(entity, uuid));
      return { codes, item: wishBy(wishOfRecord(entity, uuid), codes) };
    });
    return { codes: [...new Set(each.flatMap(({ codes }) => codes))], items: each.map(({ item }) => item) };
  }

  const countryOf = (entity: EntityType, uuid: Buffer): string =>
    (entity === 'company' ? findCompanyByUuid(db, uuid)?.values.countryCode : null) ?? '';

  /** How far it is, and, once all have answered, what would change under these flags. */
  async function look(wish: BulkRefreshRequest, planId: string, doer: Doer): Promise<BulkRefresh> {
    const told = await readyFor(wish, planId);
    if (told.above) goUp(told.batch, wish, told.above, doer);
    if (!told.isReady) return asked(told.batch);
    const walk = told.walk && readWalk(told.walk, asking.saidAt);
    const work = planMany(db, { ...told, walk }, flagsOf(wish), doer);
    return shown(told.batch, { status: 'planned', plan: await inTurns(() => work.next()) });
  }

  /** As one job and one step; wake the runner afterwards. */
  async function apply(
    wish: BulkRefreshRequest,
    planId: string,
    doer: Doer,
    commit: Commit<BulkRefresh>,
  ): Promise<BulkRefresh> {
    const { batch, walk, depth, isReady } = await readyFor(wish, planId);
    if (!isReady)
      throw new AppError('job_conflict', {
        message: t('Not all have answered yet. Ask for the plan again with dryRun, and apply it then.'),
      });
    const job = {
      batchNo: batch.no,
      entity: batch.entity,
      flags: flagsOf(wish),
      depth,
      skipRules: wish.skipRulesEngine,
      walk,
    };
    return commit((write) => {
      const started = startRefresh(write, doer, job, batch.total);
      return shown(batch, { status: 'applying', job: showBulkJob(write, started) });
    });
  }

  /** `above`: what is left to go up to. */
  type Ready = {
    batch: StoredBatch;
    walk: StoredWalk | null;
    depth: number;
    isReady: boolean;
    above: Pick<Walking, 'depth' | 'codes'> | null;
  };

  async function readyFor(wish: BulkRefreshRequest, planId: string): Promise<Ready> {
    const depth = depthOf(wish);
    await plans.refuseOthers(getPlan(wish, planId), { entity: wish.entity, countryCode: anyCountry }, wish);
    const codes = depth === 0 ? null : await asking.codesOfShareholders(wish);
    const plan = getPlan(wish, planId);
    const batch = plan.pausedBy === 'provider' ? giveUp(plan) : plan;
    const none = { batch, walk: null, depth, isReady: batch.finishedAtMs !== null, above: null };
    if (!none.isReady || !codes) return none;
    const walk = walkOf(batch, codes, depth);
    return { ...none, walk, isReady: walk !== null, above: walk ? null : { depth, codes } };
  }

  /** Nobody can be asked any more before a person did something: what was said counts. */
  const giveUp = (batch: StoredBatch): StoredBatch => transact(db, () => cancelBatch(db, batch, clock.now()));

  /** Throws what it met on the way; then the next look goes up again. */
  function walkOf(batch: StoredBatch, codes: Codes, depth: number): StoredWalk | null {
    const { error } = walks.get(batch.id) ?? {};
    if (error === undefined) return plans.findWalk(batch, codes, depth);
    walks.delete(batch.id);
    throw error;
  }

  /** In the background, once; what it found is the plan's. */
  function goUp(
    batch: StoredBatch,
    wish: BulkRefreshRequest,
    { depth, codes }: Pick<Walking, 'depth' | 'codes'>,
    doer: Doer,
  ): void {
    const under = walks.get(batch.id);
    if (under) refuseOtherShareholders(under.codes, codes);
    if (under && under.depth >= depth) return;
    under?.stop.abort();
    const walking: Walking = { depth, codes, stop: new AbortController(), error: undefined };
    walks.set(batch.id, walking);
    // Whoever stopped the asking wants nobody asked here either.
    if (batch.status === 'cancelled') walking.stop.abort();
    const how = {
      depth,
      codes,
      forceRefresh: wish.forceRefresh,
      sinceMs: batch.createdAtMs,
      createdBy: doer.actor,
      mostMs: walkMs,
      signal: walking.stop.signal,
      saidIn: asking.saidIn,
    };
    const keep = (walk: Walk): void => {
      if (walks.get(batch.id) !== walking) return;
      plans.keepWalk(batch, codes, depth, walk);
      walks.delete(batch.id);
    };
    void askShareholders(source, rootsOf(batch), how).then(keep).catch(fail);

    function fail(error: unknown): void {
      walking.error = error;
    }
  }

  /** Nobody more is asked, about shareholders neither: what was said by then is the plan. Of other batches it is the end. */
  function stop(write: WriteDb, batch: StoredBatch): StoredBatch {
    const walking = walks.get(batch.id);
    walking?.stop.abort();
    // What it met on its way keeps nobody from the plan.
    if (walking?.error !== undefined) walks.delete(batch.id);
    return cancelBatch(write, batch, clock.now());
  }

  function rootsOf(batch: StoredBatch): Root[] {
    return listItems(db, batch.no, { after: 0, limit: batch.total, status: null }).flatMap((item) => {
      const record = item.recordUuid && findCompanyByUuid(db, item.recordUuid);
      const said = asking.saidIn(batch, item.seq - 1);
      return record && said.told.length > 0 ? [{ party: partyOf(record), record, said }] : [];
    });
  }

  function getPlan({ entity }: BulkRefreshRequest, planId: string): StoredBatch {
    const batch = findBatch(db, planId);
    if (batch?.purpose !== 'refresh' || batch.entity !== entity)
      throw new AppError('not_found', {
        message: t('There is no plan {planId}. Ask for a dry run first.', { planId }),
      });
    plans.refuseOld(batch.finishedAtMs ?? clock.now());
    return batch;
  }

  const asked = (batch: StoredBatch): BulkRefresh => shown(batch, { status: 'asking' });

  const shown = (
    batch: StoredBatch,
    {
      status,
      plan = null,
      job = null,
    }: Pick<BulkRefresh, 'status'> & Partial<Pick<BulkRefresh, 'plan' | 'job'>>,
  ): BulkRefresh => {
    const { queued = 0, running = 0 } = batch.counts ?? countItems(db, batch.no);
    const done = batch.total - queued - running;
    return {
      planId: batch.id,
      status,
      done,
      total: batch.total,
      pausedReason: batch.pausedReason,
      plan,
      job,
    };
  };

  return { ask, look, apply, stop };
}

export type BulkRefresher = ReturnType<typeof createBulkRefresher>;

/** How far up it goes. */
const depthOf = ({ entity, refreshScope, depth }: BulkRefreshRequest): number =>
  entity === 'person' || refreshScope === 'basic_data' ? 0 : (depth ?? 1);

function nobodyChosen(): AppError {
  const message = t('Nobody is asked by this. Choose a scope, or name providers.');
  return new AppError('validation_error', {
    message,
    issues: [{ path: 'refreshScope', code: 'no_provider', message }],
  });
}
