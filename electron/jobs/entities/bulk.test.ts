// Refreshes of many over a real store, engine and queue: asked in one batch, told in numbers, applied as one step, also after a kill.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { bulkRefreshRequestSchema, type BulkRefreshRequest } from '../../../shared/schema/entity.ts';
import type { Shareholder } from '../../../shared/schema/normalized.ts';
import { startRefresh } from '../../domain/entities/bulk/start-refresh.ts';
import { toggleStep } from '../../domain/steps/toggle-step.ts';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { close, openReadable, transact } from '../../store/database.ts';
import { openStore, storeFileIn, type Store } from '../../store/open-store.ts';
import { changeRefreshSettings } from '../../domain/entities/refresh/refresh-settings.ts';
import { findBatch } from '../../store/enrichment/batches.ts';
import { findStepJob } from '../../store/step-jobs.ts';
import { findNextUndo } from '../../store/steps.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { openBench } from '../testing.ts';
import { createBulkRefresher } from './bulk-refresher.ts';
import { refresherOver, testDoer } from './testing.ts';

const holder: Shareholder = { entity: 'company', name: 'Holdco', countryCode: 'GB', share: 100 };

/** It renames companies with an even number, and knows nothing of the last. */
const registry = (
  most: number,
  asked: string[],
  rename: ReadonlyMap<string, string>,
  isHeld: { until: Promise<void> | null },
) =>
  scripted(
    async (lookups) => {
      if (lookups.some(({ input }) => input.name === holder.name)) await isHeld.until;
      return lookups.map(({ id, input: { name = '' } }) => {
        asked.push(name);
        const no = Number(/\d+/.exec(name)?.[0] ?? 0);
        if (no === most - 1) return { id, raw: null, status: 'no_match' };
        const usual = no % 2 === 0 && name.startsWith('C') ? `${name} Group` : name;
        const called = rename.get(name) ?? usual;
        const shareholders = name.startsWith('C') ? [holder] : [];
        return matched(id, { name: called, industry: 'Steel' }, { shareholders });
      });
    },
    { code: 'registry', inputs: [['name']], batchSize: 100, costCents: 2, billed: 'for a match' },
  );

function open(count: number) {
  const bench = openBench();
  const { store, jobs } = bench;
  let isClosed = false;
  const { db } = store;
  const asked: string[] = [];
  const rename = new Map<string, string>();
  const isHeld: { until: Promise<void> | null } = { until: null };
  const provider = registry(count, asked, rename, isHeld);
  const test = refresherOver(store, [provider]);
  onTestFinished(async () => {
    if (isClosed) return;
    await test.stop();
    await bench.close();
  });
  /** The files stay. */
  const leave = async (): Promise<void> => {
    isClosed = true;
    await Promise.all([test.stop(), jobs.stop()]);
    store.close();
    onTestFinished(() => rmSync(store.dataDir, { recursive: true, force: true }));
  };
  const uuids = addCompanies(
    store,
    Array.from({ length: count }, (_, at) => ({ name: `C${at}`, countryCode: 'GB' })),
  );
  transact(db, () =>
    changeRefreshSettings(db, { basicProviders: { GB: 'registry' } }, [
      provider,
      scripted(() => [], { code: 'gleif' }),
    ]),
  );
  const bulk = createBulkRefresher(test.source);
  /** As after another start of the program. */
  const restarted = () => createBulkRefresher(test.source);
  const commit = <R>(effect: (write: typeof db) => R): R => transact(db, () => effect(db));
  const wishOf = (wish: Partial<BulkRefreshRequest>) =>
    bulkRefreshRequestSchema.parse({ refreshScope: 'all_active', ...wish });
  const plan = async (wish: Partial<BulkRefreshRequest> = {}) => {
    const asking = await bulk.ask(uuids, wishOf(wish), testDoer(), commit);
    const look = () => bulk.look(wishOf(wish), asking.planId, testDoer());
    await expect.poll(async () => (await look()).status, { timeout: 20_000 }).toBe('planned');
    return look();
  };
  const apply = async (planId: string, wish: Partial<BulkRefreshRequest> = {}) => {
    const { job } = await bulk.apply(wishOf(wish), planId, testDoer(), commit);
    jobs.start();
    const { id } = must(job ?? undefined, 'job');
    await jobs.waitFor(id);
    return must(findStepJob(db, id), 'job');
  };
  const stop = (planId: string) => {
    const batch = must(findBatch(db, planId) ?? undefined, 'batch');
    return commit((write) => bulk.stop(write, batch));
  };
  const batches = (): number => db.sql('SELECT 1 FROM enrich_batch').all().length;
  const { refresh, source } = test;
  return {
    source,
    stop,
    batches,
    store,
    db,
    asked,
    rename,
    isHeld,
    bulk,
    restarted,
    uuids,
    wishOf,
    commit,
    plan,
    apply,
    leave,
    refresh,
  };
}

const namesIn = (store: Store): string[] =>
  store.db.sql<string>('SELECT name FROM company ORDER BY no').pluck().all();

describe('a refresh of many', () => {
  it('tells its plan in numbers without writing, and is applied as one step', async () => {
    const { store, db, plan, apply } = open(7);
    const before = namesIn(store);
    const { planId, total, plan: told } = await plan();
    expect(total).toBe(7);
    expect(told).toMatchObject({
      answered: 6,
      changed: 3,
      nameChanges: 3,
      entityDataChanges: 0,
      // Six companies, each of which costs, and the one that holds them.
      costCents: 14,
      shareholders: { created: 1, updated: 0, skipped: 0, maxDepthReached: 1 },
    });
    expect(told?.changes[1]).toMatchObject({ entityName: 'C2', path: 'name', after: 'C2 Group' });
    expect(namesIn(store)).toEqual(before);
    const known = (): number => db.sql('SELECT 1 FROM entity_enrichment').all().length;
    expect(known()).toBe(0);
    const job = await apply(planId);
    expect(job).toMatchObject({ status: 'completed', done: 7, total: 7, tally: { changed: 4, failed: 0 } });
    expect(namesIn(store)).toEqual(['C0 Group', 'C1', 'C2 Group', 'C3', 'C4 Group', 'C5', 'C6', 'Holdco']);
    expect(db.sql('SELECT 1 FROM relation').all()).toHaveLength(6);
    expect(known()).toBe(7);
    transact(db, () => toggleStep(db, must(findNextUndo(db, 'usr_1'), 'step'), 'undo', testDoer()));
    expect(namesIn(store)).toEqual(before);
  });

  it('asks anew about shareholders too, unless it is told not to', async () => {
    const { asked, plan } = open(2);
    const about = () => asked.filter((name) => name === 'Holdco').length;
    await plan();
    await plan();
    expect(about()).toBe(2);
    await plan({ forceRefresh: false });
    expect(about()).toBe(2);
  });

  it('tells of two that would take one name, and of one that takes what another gives up', async () => {
    const { store, plan, apply, rename } = open(6);
    rename
      .set('C0', 'C1')
      .set('C1', 'New')
      .set('C2', 'new')
      .set('C3', 'C1')
      .set('C4', 'Top')
      .set('Holdco', 'Top');
    const { planId, plan: told } = await plan();
    // C1 is still called so when C0 comes, and Holdco is called Top before C4.
    expect(told).toMatchObject({ changed: 2, nameChanges: 2, nameConflicts: 3 });
    expect(told?.changes.map(({ entityName, after }) => [entityName, after])).toEqual([
      ['C1', 'New'],
      ['C3', 'C1'],
    ]);
    await apply(planId);
    expect(namesIn(store)).toEqual(['C0', 'New', 'C2', 'C1', 'C4', 'C5', 'Top']);
  });

  it('tells of the same answers under other flags', async () => {
    const { bulk, wishOf, plan } = open(5);
    const { planId } = await plan({ refreshScope: 'basic_data' });
    const flags = { refreshScope: 'basic_data', preserveName: true, preserveEntityData: true } as const;
    const { plan: told } = await bulk.look(wishOf(flags), planId, testDoer());
    expect(told).toMatchObject({ nameChanges: 0, entityDataChanges: 4, kept: 2 });
  });

  it('asks of basic data each by the registry of its country', async () => {
    const { store, db, bulk, wishOf, commit } = open(3);
    const [german] = addCompanies(store, [{ name: 'C8', countryCode: 'DE' }]);
    const wish = wishOf({ refreshScope: 'basic_data' });
    const [first] = db.sql<Buffer>("SELECT uuid FROM company WHERE name = 'C0'").pluck().all();
    const asked = await bulk.ask([must(first), must(german)], wish, testDoer(), commit);
    await expect.poll(() => findBatch(db, asked.planId)?.finishedAtMs ?? null).not.toBeNull();
    // One of two asks what costs.
    expect(findBatch(db, asked.planId)?.budgetCents).toBe(2);
    const { plan: told } = await bulk.look(wish, asked.planId, testDoer());
    expect(told).toMatchObject({ answered: 1, nameChanges: 1 });
  });

  it('is refused before it is ready, for nobody who is asked, and for a plan that there is not', async () => {
    const { bulk, uuids, wishOf, commit } = open(3);
    const ask = (wish: object) => bulk.ask(uuids, wishOf(wish), testDoer(), commit);
    await expect(ask({ refreshScope: undefined })).rejects.toMatchObject({ code: 'validation_error' });
    const { planId } = await ask({});
    const apply = (id: string, wish = {}) => bulk.apply(wishOf(wish), id, testDoer(), commit);
    await expect(apply(planId)).rejects.toThrow(/answered yet/);
    await expect(apply('bat_none')).rejects.toThrow(/no plan/);
  });

  it('is applied after a restart as it was planned, shareholders too', async () => {
    const { bulk, restarted, wishOf, commit, plan, apply, asked } = open(3);
    const { planId, plan: told } = await plan();
    const calls = asked.length;
    const again = restarted();
    const look = (refresher: typeof bulk) => refresher.look(wishOf({}), planId, testDoer());
    expect((await look(again)).plan).toEqual(told);
    const { job } = await again.apply(wishOf({}), planId, testDoer(), commit);
    expect(job).toMatchObject({ total: 3 });
    expect((await apply(planId)).tally.failed).toBe(0);
    expect(asked).toHaveLength(calls);
  });

  it('asks about nobody above once it is stopped: who was named by then is the plan', async () => {
    const { db, bulk, uuids, wishOf, commit, stop, asked, isHeld } = open(2);
    const gate = Promise.withResolvers<void>();
    onTestFinished(() => gate.resolve());
    isHeld.until = gate.promise;
    const { planId } = await bulk.ask(uuids, wishOf({}), testDoer(), commit);
    const look = () => bulk.look(wishOf({}), planId, testDoer());
    await expect.poll(() => findBatch(db, planId)?.finishedAtMs ?? null).not.toBeNull();
    expect((await look()).status).toBe('asking');
    expect(stop(planId)).toMatchObject({ status: 'cancelled' });
    await expect.poll(async () => (await look()).status).toBe('planned');
    expect((await look()).plan?.shareholders).toMatchObject({ created: 1 });
    expect(asked).not.toContain(holder.name);
    const other = await bulk.ask(uuids, wishOf({}), testDoer(), commit);
    stop(other.planId);
    await expect
      .poll(async () => (await bulk.look(wishOf({}), other.planId, testDoer())).status)
      .toBe('planned');
    expect(asked).not.toContain(holder.name);
  });

  it('asks about nobody above where it is stopped before anybody looked, not after a restart either', async () => {
    const { db, bulk, restarted, uuids, wishOf, commit, stop, batches } = open(2);
    const { planId } = await bulk.ask(uuids, wishOf({}), testDoer(), commit);
    await expect.poll(() => findBatch(db, planId)?.finishedAtMs ?? null).not.toBeNull();
    expect(stop(planId)).toMatchObject({ status: 'cancelled' });
    const again = restarted();
    const look = () => again.look(wishOf({}), planId, testDoer());
    await expect.poll(async () => (await look()).status).toBe('planned');
    expect((await look()).plan?.shareholders).toMatchObject({ created: 1 });
    expect(batches()).toBe(1);
  });

  it('asks about nobody above once it is stopped after something broke on the way', async () => {
    const { db, bulk, source, uuids, wishOf, commit, stop, batches } = open(2);
    const { planId } = await bulk.ask(uuids, wishOf({}), testDoer(), commit);
    await expect.poll(() => findBatch(db, planId)?.finishedAtMs ?? null).not.toBeNull();
    const settled = vi
      .spyOn(source.enricher, 'settled')
      .mockImplementation(() => Promise.reject(new Error('Broken.')));
    const look = () => bulk.look(wishOf({}), planId, testDoer());
    await look();
    await expect.poll(() => settled.mock.calls.length).toBe(1);
    expect(stop(planId)).toMatchObject({ status: 'cancelled' });
    await expect.poll(async () => (await look()).status).toBe('planned');
    expect(batches()).toBe(2);
  });

  it('is not applied as a choice of others than were asked', async () => {
    const { bulk, wishOf, commit, plan, batches } = open(3);
    const { planId } = await plan();
    const apply = (wish: Partial<BulkRefreshRequest>) => bulk.apply(wishOf(wish), planId, testDoer(), commit);
    const others = [
      { refreshScope: undefined },
      { refreshScope: 'basic_data' as const },
      { autoExecuteIntegrationsShareholders: {} },
    ];
    for (const wish of others)
      await expect(apply(wish)).rejects.toMatchObject({
        code: 'job_conflict',
        message: expect.stringContaining('dry run'),
      });
    const same = { refreshScope: 'selected' as const, providerCodes: ['registry'], preserveName: true };
    const calls = batches();
    await expect(apply({ ...same, depth: 2 })).rejects.toMatchObject({ code: 'job_conflict' });
    expect(await apply(same)).toMatchObject({ status: 'applying' });
    expect(batches()).toBe(calls);
  });

  it('is no plan of one of them, who would be given the shareholders of another', async () => {
    const { store, db, bulk, uuids, wishOf, commit, refresh } = open(2);
    const [alpha] = addCompanies(store, [{ name: 'Alpha', countryCode: 'GB' }]);
    const all = [must(alpha), must(uuids[0])];
    const { planId } = await bulk.ask(all, wishOf({}), testDoer(), commit);
    const look = () => bulk.look(wishOf({}), planId, testDoer());
    await expect.poll(async () => (await look()).status).toBe('planned');
    const id = formatId('com', must(alpha));
    await expect(refresh(id, { refreshScope: 'all_active', planId })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(db.sql('SELECT 1 FROM relation').all()).toEqual([]);
  });

  it('goes on after a kill with what is left, and writes nothing twice', async () => {
    const { store, db, plan, leave } = open(400);
    const { planId } = await plan({ depth: 0 });
    const batch = must(findBatch(db, planId) ?? undefined, 'batch');
    const job = { batchNo: batch.no, entity: 'company', flags: { scope: 'all_active' }, depth: 0 } as const;
    const { id } = transact(db, () =>
      startRefresh(db, testDoer(), { ...job, skipRules: true, walk: null }, batch.total),
    );
    const dir = store.dataDir;
    await leave();
    for (const killAt of [150, null]) await workUntil(dir, id, killAt);
    const after = openStore(dir);
    onTestFinished(() => after.close());
    expect(findStepJob(after.db, id)).toMatchObject({
      status: 'completed',
      done: 400,
      tally: { changed: 200 },
    });
    expect(namesIn(after).filter((name) => name.endsWith('Group'))).toHaveLength(200);
    const versions = after.db.sql<number>('SELECT max(version) FROM company').pluck().get();
    expect(versions).toBe(2);
  }, 60_000);
});

const child = fileURLToPath(new URL('../kill.child.ts', import.meta.url));

/** Works off the queue in a process of its own and kills it once so many are written; null: lets it finish. */
async function workUntil(dir: string, id: string, killAt: number | null): Promise<void> {
  const running = spawn(process.execPath, [child, dir, id, 'busy'], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.stdout.resume();
  const db = openReadable(storeFileIn(dir));
  const watch = setInterval(() => {
    const job = findStepJob(db, id);
    if (killAt !== null && job && job.done >= killAt) running.kill('SIGKILL');
  }, 1);
  await new Promise((resolve) => running.on('exit', resolve));
  clearInterval(watch);
  close(db);
}
