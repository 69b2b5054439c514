import { expect, it, onTestFinished } from 'vitest';
import type { Permission } from '../../../shared/permissions.ts';
import type { EnrichBatch } from '../../../shared/schema/enrichment.ts';
import type { Schedule } from '../../../shared/schema/schedule.ts';
import { createScheduler } from '../../jobs/enrichment/scheduler.ts';
import type { RunSource } from '../../jobs/enrichment/start-run.ts';
import { must } from '../../lib/assert.ts';
import { transact } from '../../store/database.ts';
import { findSchedule, saveSchedule, type StoredSchedule } from '../../store/enrichment/schedules.ts';
import { chosenRecords } from '../chosen-records.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

const path = '/v1/enrichment/schedules';
const dayMs = 24 * 60 * 60 * 1000;

async function opened(): Promise<TestApp> {
  const test = openApp();
  onTestFinished(() => test.close());
  for (const name of ['Acme', 'Bolt'])
    await test.send('POST', '/v1/companies', {
      body: { name, domain: `${name}.example`, industry: 'Steel' },
    });
  return test;
}

async function data<T>(test: TestApp, method: string, to: string, body?: unknown): Promise<T> {
  const response = await test.send(method, to, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data?: T };
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data;
}

const steel = { filter: { field: 'industry', operator: 'eq', value: 'Steel' } };
const daily = { every: 'day', time: '06:00' };
const wish = {
  name: 'Every morning',
  entity: 'company',
  query: steel,
  providers: ['domain-facts'],
  rhythm: daily,
};

const made = (test: TestApp, rest: object = {}) => data<Schedule>(test, 'POST', path, { ...wish, ...rest });
const listed = async (test: TestApp) => (await data<{ items: Schedule[] }>(test, 'GET', path)).items;
const batches = async (test: TestApp) =>
  (await data<{ items: EnrichBatch[] }>(test, 'GET', '/v1/enrichment/batches')).items;

/** Moves the clock to `ms` after `at` and lets the scheduler look. */
async function lookAt(test: TestApp, at: string | null, ms = 0): Promise<void> {
  test.wait(Date.parse(at ?? '') + ms - test.services.clock.now());
  await test.services.scheduler.look();
}

const ended = (test: TestApp, count: number) =>
  expect
    .poll(async () => (await batches(test)).map(({ finishedAt }) => finishedAt !== null), { timeout: 20_000 })
    .toEqual(Array.from({ length: count }, () => true));

it('starts nothing before its time, then one batch over what its query finds then, which names it', async () => {
  const test = await opened();
  const schedule = await made(test);
  expect(schedule).toMatchObject({
    isPaused: false,
    lastRun: null,
    query: steel,
    records: null,
    budget: null,
  });
  await test.services.scheduler.look();
  expect(await batches(test)).toEqual([]);
  await test.send('POST', '/v1/companies', {
    body: { name: 'Cask', domain: 'cask.example', industry: 'Steel' },
  });
  await lookAt(test, schedule.nextRunAt);
  const [batch] = await batches(test);
  expect(batch).toMatchObject({
    total: 3,
    name: 'Every morning',
    schedule: { id: schedule.id, name: 'Every morning' },
  });
  const [after] = await listed(test);
  expect(after?.lastRun).toEqual({ at: schedule.nextRunAt, batchId: batch?.id, problem: null });
  expect(Date.parse(after?.nextRunAt ?? '')).toBe(Date.parse(schedule.nextRunAt ?? '') + dayMs);
});

it('makes up for one run, not for all that were missed while the program was closed', async () => {
  const test = await opened();
  const { nextRunAt } = await made(test);
  test.wait(10 * dayMs);
  await test.restart();
  await test.services.scheduler.look();
  await ended(test, 1);
  const [after] = await listed(test);
  const next = Date.parse(after?.nextRunAt ?? '');
  expect(next).toBeGreaterThan(test.services.clock.now());
  expect((next - Date.parse(nextRunAt ?? '')) % dayMs).toBe(0);
});

it('never runs beside an open run of its own: one that is due waits for it, and says so', async () => {
  const test = await opened();
  const first = await made(test);
  const batch = await data<EnrichBatch>(test, 'POST', `${path}/${first.id}/run`);
  await ended(test, 1);
  const { db } = test.services.store;
  db.sql("UPDATE enrich_batch SET finished_at_ms = NULL, status = 'paused', paused_by = 'person'").run();
  await lookAt(test, first.nextRunAt, dayMs);
  expect(await batches(test)).toHaveLength(1);
  expect((await listed(test))[0]?.lastRun).toMatchObject({ batchId: batch.id, problem: /waits/ as never });
  const again = await test.send('POST', `${path}/${first.id}/run`);
  expect([again.status, await again.json()]).toMatchObject([409, { error: { code: 'job_conflict' } }]);
  db.sql("UPDATE enrich_batch SET finished_at_ms = 1, status = 'completed'").run();
  await test.services.scheduler.look();
  expect(await batches(test)).toHaveLength(2);
});

it('rests while it is paused, makes up for nothing of it, and runs no more once it is deleted', async () => {
  const test = await opened();
  const { id, nextRunAt } = await made(test);
  expect(await data<Schedule>(test, 'PATCH', `${path}/${id}`, { isPaused: true })).toMatchObject({
    nextRunAt: null,
  });
  await lookAt(test, nextRunAt, dayMs / 2);
  const on = await data<Schedule>(test, 'PATCH', `${path}/${id}`, { isPaused: false, name: 'Mornings' });
  expect(on).toMatchObject({ name: 'Mornings', lastRun: null });
  expect(Date.parse(on.nextRunAt ?? '')).toBeGreaterThan(test.services.clock.now());
  expect(await batches(test)).toEqual([]);
  const batch = await data<EnrichBatch>(test, 'POST', `${path}/${id}/run`);
  expect(await data<{ id: string }>(test, 'DELETE', `${path}/${id}`)).toEqual({ id });
  await lookAt(test, on.nextRunAt, dayMs);
  expect([await listed(test), (await batches(test)).map(({ id: one }) => one)]).toEqual([[], [batch.id]]);
  expect((await batches(test))[0]?.schedule).toEqual({ id, name: 'Mornings' });
});

it('says why a run could not be started, and tries again at its next time only', async () => {
  const test = await opened();
  const { nextRunAt } = await made(test);
  await data(test, 'PATCH', '/v1/enrichment/providers/domain-facts', { isOn: false });
  await lookAt(test, nextRunAt);
  const [after] = await listed(test);
  expect(after?.lastRun).toMatchObject({ batchId: null, problem: /turned off/ as never });
  expect(Date.parse(after?.nextRunAt ?? '')).toBe(Date.parse(nextRunAt ?? '') + dayMs);
  expect(await batches(test)).toEqual([]);
});

it('runs once at a time that was named, and takes none that is past', async () => {
  const test = await opened();
  const at = new Date(test.services.clock.now() + dayMs).toISOString();
  await made(test, { rhythm: { every: 'once', at } });
  await lookAt(test, at);
  expect((await listed(test))[0]).toMatchObject({ nextRunAt: null, lastRun: { problem: null } });
  await ended(test, 1);
  await lookAt(test, at, 40 * dayMs);
  expect(await batches(test)).toHaveLength(1);
  const past = await test.send('POST', path, { body: { ...wish, rhythm: { every: 'once', at } } });
  expect(past.status).toBe(400);
});

it('does not wait for a clock that was set back to catch up', async () => {
  const test = await opened();
  const { nextRunAt } = await made(test);
  await lookAt(test, nextRunAt);
  test.wait(-30 * dayMs);
  await test.services.scheduler.look();
  const [after] = await listed(test);
  expect(Date.parse(after?.nextRunAt ?? '') - test.services.clock.now()).toBeLessThanOrEqual(dayMs);
});

it('never runs over more than was meant: where its query names what was deleted, it says so instead', async () => {
  const test = await opened();
  const group = await data<{ id: string }>(test, 'POST', '/v1/groups', { name: 'Coverage' });
  const fields = `/v1/groups/${group.id}/custom-fields/company`;
  const field = await data<{ id: string }>(test, 'POST', fields, { name: 'Tier', type: 'textField' });
  const query = { filter: { field: `custom:${group.id}:Tier`, operator: 'empty' } };
  const { id, nextRunAt } = await made(test, { query });
  expect((await data<Schedule>(test, 'PATCH', `${path}/${id}`, { name: 'Same' })).query).toEqual(query);
  await data(test, 'DELETE', `${fields}/${field.id}`);
  await lookAt(test, nextRunAt);
  expect(await batches(test)).toEqual([]);
  expect((await listed(test))[0]?.lastRun?.problem).toContain('Tier');
});

/** Looks while choosing the records of a run takes as long as `meanwhile`. */
async function lookWhile(test: TestApp, at: string | null, meanwhile: () => unknown): Promise<void> {
  const { services } = test;
  test.wait(Date.parse(at ?? '') - services.clock.now());
  const choose: RunSource['chosenRecords'] = async (choice) => {
    await meanwhile();
    return chosenRecords(services, choice);
  };
  await createScheduler({ ...services, chosenRecords: choose }).look();
}

/** As the API would, but for its own look at what is due. */
function patch(test: TestApp, id: string, over: Partial<StoredSchedule>): void {
  const { db } = test.services.store;
  const now = must(findSchedule(db, id), 'schedule');
  transact(db, () => saveSchedule(db, { ...now, ...over }));
}

it.each<[string, Partial<StoredSchedule>, string[]]>([
  ['paused', { isPaused: true }, []],
  ['changed', { apply: 'fill_empty' }, ['fill_empty']],
])(
  'starts no run of one that was %s while it was prepared, and says nothing of it',
  async (_, over, next) => {
    const test = await opened();
    const { id, nextRunAt } = await made(test);
    await lookWhile(test, nextRunAt, () => patch(test, id, over));
    expect(await batches(test)).toEqual([]);
    expect((await listed(test))[0]).toMatchObject({ lastRun: null });
    await test.services.scheduler.look();
    expect((await batches(test)).map(({ apply }) => apply)).toEqual(next);
  },
);

it('takes each as it stands when its turn comes', async () => {
  const test = await opened();
  const [first, second] = [await made(test), await made(test)];
  await lookWhile(test, first.nextRunAt, () => patch(test, second.id, { isPaused: true }));
  expect((await batches(test)).map(({ schedule }) => schedule?.id)).toEqual([first.id]);
});

it('leaves a run that was started by hand meanwhile as it is', async () => {
  const test = await opened();
  const { id, nextRunAt } = await made(test);
  await lookWhile(test, nextRunAt, () => data(test, 'POST', `${path}/${id}/run`));
  const [batch, ...others] = await batches(test);
  expect(others).toEqual([]);
  expect((await listed(test))[0]?.lastRun).toEqual({ at: nextRunAt, batchId: batch?.id, problem: null });
});

it('goes on to the others where one cannot be looked at', async () => {
  const test = await opened();
  const first = await made(test);
  await made(test);
  let times = 0;
  await lookWhile(test, first.nextRunAt, () =>
    (times += 1) === 1 ? Promise.reject(new TypeError('bad')) : Promise.resolve(),
  );
  expect(await batches(test)).toHaveLength(1);
  expect(test.logged.filter(({ event }) => event === 'schedule_failed')).toHaveLength(1);
});

it('is made and set going only by whoever may write what it writes by itself', async () => {
  const test = await opened();
  const send = (to: string, method: string, body: object, permissions: Permission[]) =>
    test.send(method, to, { key: test.makeKey(permissions), caller: { kind: 'network' }, body });
  const writing = { ...wish, apply: 'overwrite' };
  expect((await send(path, 'POST', writing, ['write:enrich'])).status).toBe(403);
  const { id } = await made(test, { apply: 'overwrite' });
  for (const [method, to] of [
    ['PATCH', `${path}/${id}`],
    ['POST', `${path}/${id}/run`],
  ] as const) {
    expect((await send(to, method, {}, ['write:enrich'])).status).toBe(403);
    expect((await send(to, method, {}, ['write:enrich', 'write:companies'])).status).toBeLessThan(300);
  }
  const plain = await made(test);
  const bold = await send(`${path}/${plain.id}`, 'PATCH', { apply: 'fill_empty' }, ['write:enrich']);
  expect(bold.status).toBe(403);
});
