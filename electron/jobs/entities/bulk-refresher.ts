// Refreshes of many: one batch asks about all of them, then comes the plan in numbers, and a job applies it. The answers stand in the
// store; only the way up to shareholders is kept here, and is found again among kept answers where the program was started anew.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { EntityType } from '../../../shared/schema/enrichment.ts';
import type { BulkRefresh, BulkRefreshRequest } from '../../../shared/schema/entity.ts';
import { showBulkJob } from '../../domain/bulk/start-bulk.ts';
import { planMany } from '../../domain/entities/bulk/plan-many.ts';
import { startRefresh } from '../../domain/entities/bulk/start-refresh.ts';
import { anyCountry } from '../../domain/entities/refresh/choose-providers.ts';
import { flagsOf } from '../../domain/entities/refresh/refresh-record.ts';
import type { ItemTold } from '../../domain/entities/refresh/told-by.ts';
import { readWalk, storeWalk, type StoredWalk } from '../../domain/entities/shareholders/stored-walk.ts';
import type { Walk } from '../../domain/entities/shareholders/walk.ts';
import { cancelBatch } from '../../domain/enrichment/control-batch.ts';
import { wishOfRecord, wishOfRecordBy } from '../../domain/enrichment/item-wishes.ts';
import { startBatch, type ItemWish } from '../../domain/enrichment/start-batch.ts';
import type { Doer } from '../../domain/steps/in-step.ts';
import { must } from '../../lib/assert.ts';
import { remember } from '../../lib/remember.ts';
import { findCompanyByUuid } from '../../store/companies.ts';
import { transact } from '../../store/database.ts';
import { findBatch, findBatchByNo, type StoredBatch } from '../../store/enrichment/batches.ts';
import { countItems, listItems } from '../../store/enrichment/items.ts';
import { inPieces, inTurns } from '../enrichment/in-pieces.ts';
import { providerInfos } from '../enrichment/provider-infos.ts';
import { batchOf } from './ask-providers.ts';
import { askShareholders, partyOf, type Root } from './ask-shareholders.ts';
import { createAsking } from './asking.ts';
import type { Commit, RefreshSource } from './refresher.ts';

/** After all have answered. */
const planMs = 3_600_000;
const mostWalks = 20;
/** Nobody waits for the answer to a request meanwhile. */
const walkMs = 600_000;

type Walking = { depth: number; done: StoredWalk | null; error: unknown };

export function createBulkRefresher(source: RefreshSource) {
  const { store, clock, enricher } = source;
  const { db } = store;
  const asking = createAsking(source);
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
      return { codes, item: wishOfRecordBy(entity, uuid, codes) };
    });
    return { codes: [...new Set(each.flatMap(({ codes }) => codes))], items: each.map(({ item }) => item) };
  }

  const saidAt = ({ batchNo, seq }: NonNullable<ItemTold['item']>): ItemTold =>
    asking.saidIn(must(findBatchByNo(db, batchNo), 'batch'), seq - 1);

  const countryOf = (entity: EntityType, uuid: Buffer): string =>
    (entity === 'company' ? findCompanyByUuid(db, uuid)?.values.countryCode : null) ?? '';

  /** How far it is, and, once all have answered, what would change under these flags. */
  async function look(wish: BulkRefreshRequest, planId: string, doer: Doer): Promise<BulkRefresh> {
    const told = readyFor(wish, getPlan(wish, planId), doer);
    if (!told.isReady) return asked(told.batch);
    const walk = told.walk && readWalk(told.walk, saidAt);
    const work = planMany(db, { ...told, walk }, flagsOf(wish), doer);
    return shown(told.batch, { status: 'planned', plan: await inTurns(() => work.next()) });
  }

  /** As one job and one step; wake the runner afterwards. */
  function apply(
    wish: BulkRefreshRequest,
    planId: string,
    doer: Doer,
    commit: Commit<BulkRefresh>,
  ): BulkRefresh {
    const { batch, walk, depth, isReady } = readyFor(wish, getPlan(wish, planId), doer);
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

  type Ready = { batch: StoredBatch; walk: StoredWalk | null; depth: number; isReady: boolean };

  function readyFor(wish: BulkRefreshRequest, batch: StoredBatch, doer: Doer): Ready {
    const depth = depthOf(wish);
    if (batch.pausedBy === 'provider') return readyFor(wish, giveUp(batch), doer);
    const none = { batch, walk: null, depth, isReady: batch.finishedAtMs !== null };
    if (!none.isReady || depth === 0) return none;
    const walking = walks.get(batch.id);
    if (walking?.error !== undefined && walking.error !== null) {
      walks.delete(batch.id);
      throw walking.error;
    }
    if (walking && walking.depth >= depth)
      return { ...none, walk: walking.done, isReady: walking.done !== null };
    goUp(batch, wish, depth, doer);
    return { ...none, isReady: false };
  }

  /** Nobody can be asked any more before a person did something: what was said counts. */
  const giveUp = (batch: StoredBatch): StoredBatch => transact(db, () => cancelBatch(db, batch, clock.now()));

  /** In the background; `readyFor` looks whether it has come to its end. */
  function goUp(batch: StoredBatch, wish: BulkRefreshRequest, depth: number, doer: Doer): void {
    const walking: Walking = { depth, done: null, error: null };
    walks.delete(batch.id);
    walks.set(batch.id, walking);
    const [oldest] = walks.keys();
    if (walks.size > mostWalks && oldest !== undefined) walks.delete(oldest);
    void walkUp(batch, wish, depth, doer).then(
      (walk) => (walking.done = storeWalk(walk)),
      (error: unknown) => (walking.error = error),
    );
  }

  async function walkUp(
    batch: StoredBatch,
    wish: BulkRefreshRequest,
    depth: number,
    doer: Doer,
  ): Promise<Walk> {
    const codes = await asking.codesOfShareholders(wish);
    const how = {
      depth,
      codes,
      forceRefresh: wish.forceRefresh,
      sinceMs: batch.createdAtMs,
      createdBy: doer.actor,
      mostMs: walkMs,
      saidIn: asking.saidIn,
    };
    return askShareholders(source, rootsOf(batch), how);
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
    if (clock.now() - (batch.finishedAtMs ?? clock.now()) > planMs)
      throw new AppError('job_conflict', {
        message: t('This plan is older than an hour. Ask for a new dry run.'),
      });
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

  return { ask, look, apply };
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
