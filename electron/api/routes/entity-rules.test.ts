// Rules by the API: what is kept and refused, a test of conditions, runs over one record and over many, and what undo makes of them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { RecordRules, Rule, RuleTestAnswer } from '../../../shared/schema/rule.ts';
import type { ErrorBody } from '../../../shared/errors.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterEach(() => test.close());

type Sent<T> = { status: number; body: T & Partial<ErrorBody> };

async function send<T>(
  method: string,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Sent<T>> {
  const response = await test.send(method, path, { ...(body === undefined ? {} : { body }), ...options });
  return { status: response.status, body: (await response.json()) as Sent<T>['body'] };
}

const steel = { path: 'industry', operator: 'eq', value: 'Steel' };
const input = {
  name: 'Steel',
  entity: 'company',
  conditions: steel,
  outcomes: [{ kind: 'tag', tag: 'steel' }],
};
const save = (more: object = {}) => send<Rule>('POST', '/rules', { ...input, ...more });
const issuesOf = ({ body }: { body: Partial<ErrorBody> }) =>
  body.error?.details?.issues?.map(({ path, code }) => `${path} ${code}`) ?? [];

async function company(body: object): Promise<string> {
  const made = await send<{ data: { id: string } }>('POST', '/v1/companies', body);
  return made.body.data.id;
}
const tagsOf = async (id: string): Promise<string[]> =>
  (await send<{ data: { tags: string[] } }>('GET', `/v1/companies/${id}`)).body.data.tags;
const undo = () => send('POST', '/v1/steps/undo', {});

/** The job of a run, at its end. */
async function ended({ id }: BulkJob): Promise<BulkJob> {
  for (;;) {
    const { data } = (await send<{ data: BulkJob }>('GET', `/v1/companies/bulk/${id}`)).body;
    if (data.status !== 'queued' && data.status !== 'running') return data;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('/rules', () => {
  it('keeps a rule, changes it as a new version, deletes it, and brings it back', async () => {
    const made = await save({ priority: 5 });
    expect(made).toMatchObject({ status: 200, body: { ...input, enabled: true, version: 1, problem: null } });
    const { id } = made.body;
    const changed = await send<Rule>('PATCH', `/rules/${id}`, { outcomes: [{ kind: 'risk', points: 3 }] });
    expect(changed.body).toMatchObject({ version: 2, conditions: steel });
    expect((await send<Rule>('PATCH', `/rules/${id}`, { enabled: false })).body).toMatchObject({
      version: 2,
    });
    const versions = await send<{ items: { version: number }[] }>('GET', `/rules/${id}/versions`);
    expect(versions.body.items.map(({ version }) => version)).toEqual([2, 1]);
    await send('DELETE', `/rules/${id}`);
    expect((await send('GET', `/rules/${id}`)).status).toBe(404);
    await undo();
    expect((await send<Rule>('GET', `/rules/${id}`)).body).toMatchObject({ enabled: false, version: 2 });
    expect((await send<{ items: Rule[] }>('GET', '/rules?entity=person')).body.items).toEqual([]);
    expect((await send<{ items: Rule[] }>('GET', '/rules')).body.items).toHaveLength(1);
  });

  it('says what is wrong, with its place', async () => {
    await save();
    expect(await save()).toMatchObject({ status: 409, body: { error: { code: 'name_taken' } } });
    expect(issuesOf(await save({ name: 'A', conditions: { path: 'nothing', operator: 'empty' } }))).toEqual([
      'conditions.path unknown_field',
    ]);
    expect(
      issuesOf(await save({ name: 'A', conditions: { all: [{ path: 'name', operator: 'like' }] } })),
    ).toEqual(['conditions.all.0.operator custom']);
    expect(issuesOf(await save({ name: 'A', outcomes: [] }))).toEqual(['outcomes too_small']);
    expect((await save({ name: 'A', outcomes: [{ kind: 'mail', to: 'x' }] })).status).toBe(400);
  });

  it('lets nobody write by a rule what he may not write', async () => {
    const key = test.makeKey(['write:enrich', 'read:enrichment']);
    const made = await send('POST', '/rules', input, { key });
    expect(made).toMatchObject({
      status: 403,
      body: { error: { details: { required: 'write:companies' } } },
    });
    const tried = await send('POST', '/rules/test', { entity: 'company', conditions: steel }, { key });
    expect(tried.status).toBe(403);
  });
});

describe('POST /rules/test', () => {
  it('tells each condition with its value, and how many of a sample would match', async () => {
    const ids = [];
    for (let at = 0; at < 10; at += 1)
      ids.push(await company({ name: `C${at}`, industry: at < 3 ? 'Steel' : 'Cloth', tags: ['a', 'b'] }));
    const conditions = {
      all: [
        steel,
        { any: [{ path: 'tags', operator: 'eq', value: 'b' }] },
        { some: 'relations.officers', where: steel },
      ],
    };
    const wrong = await send('POST', '/rules/test', { entity: 'company', conditions });
    expect(issuesOf(wrong)).toEqual(['conditions.all.2.where.path unknown_field']);
    const some = { some: 'relations.officers', where: { path: 'role', operator: 'eq', value: 'director' } };
    const { body } = await send<RuleTestAnswer>('POST', '/rules/test', {
      entity: 'company',
      conditions: { all: [steel, { any: [{ path: 'tags', operator: 'eq', value: 'b' }] }, { none: [some] }] },
      entityId: ids[5],
      sample: { size: 5 },
    });
    expect(body.record).toMatchObject({
      matched: false,
      conditions: [
        { at: 'all.0', path: 'industry', wanted: 'Steel', value: 'Cloth', held: false },
        { at: 'all.1.any.0', value: ['a', 'b'], held: true },
        { at: 'all.2.none.0', operator: 'some', value: 0, held: false },
      ],
    });
    expect(body.sample).toMatchObject({ total: 10, looked: 5, matched: 2, failed: 0 });
    const named = { entity: 'company', conditions: steel, sample: { ids: [ids[0], ids[9]] } };
    expect((await send<RuleTestAnswer>('POST', '/rules/test', named)).body.sample).toMatchObject({
      total: 2,
      matched: 1,
    });
    expect(await tagsOf(ids[0] ?? '')).toEqual(['a', 'b']);
  });

  it('explains conditions for as much work as a run may take, and says of the rest that it was not looked at', async () => {
    const entityId = await company({ name: 'Acme', description: 'x'.repeat(5000) });
    const named = { path: 'name', operator: 'not_empty' };
    const value = Array.from({ length: 500 }, (_, at) => `${at}`);
    const long = Array.from({ length: 12 }, () => ({ path: 'description', operator: 'in', value }));
    const { body } = await send<RuleTestAnswer>('POST', '/rules/test', {
      entity: 'company',
      conditions: { any: [named, ...long] },
      entityId,
    });
    const [first, second] = body.record?.conditions ?? [];
    expect(body.record?.matched).toBe(true);
    expect([first?.held, second?.held]).toEqual([true, false]);
    expect(body.record?.conditions.at(-1)).toMatchObject({ at: 'any.12', value: null, held: null });
  });
});

describe('a run', () => {
  it('over one record is told, shown and undone', async () => {
    const id = await company({ name: 'Acme', industry: 'Steel' });
    await save({
      outcomes: [
        { kind: 'tag', tag: 'steel' },
        { kind: 'task', text: 'Look', field: 'industry' },
      ],
    });
    const run = await send<{ stepId: string | null }>('POST', `/entities/${id}/rules`, {});
    expect(run.body).toMatchObject({ summary: { evaluated: 1, matched: 1, errors: [] } });
    expect(await tagsOf(id)).toEqual(['steel']);
    const again = await send<{ stepId: string | null }>('POST', `/entities/${id}/rules`, {});
    expect(again.body.stepId).toBeNull();
    const { body } = await send<RecordRules>('GET', `/entities/${id}/rules`);
    const path = `/entities/${id}/rules/tasks/${body.tasks[0]?.id}`;
    expect((await send<RecordRules>('PATCH', path, { done: true })).body.tasks[0]?.doneAt).not.toBeNull();
    await undo();
    await undo();
    expect(await tagsOf(id)).toEqual([]);
    expect((await send<RecordRules>('GET', `/entities/${id}/rules`)).body).toMatchObject({ tasks: [] });
  });

  it('over a query is a job and one step, taken back as one', async () => {
    const ids = [];
    for (let at = 0; at < 5; at += 1)
      ids.push(await company({ name: `C${at}`, industry: at < 3 ? 'Steel' : 'Cloth' }));
    await save({
      outcomes: [
        { kind: 'tag', tag: 'steel' },
        { kind: 'risk', points: 2 },
      ],
    });
    const query = { filter: { field: 'industry', operator: 'not_empty' } };
    const started = await send<BulkJob>('POST', '/rules/run', { entity: 'company', query });
    expect(started).toMatchObject({ status: 202, body: { total: 5 } });
    const job = await ended(started.body);
    expect(job).toMatchObject({
      status: 'completed',
      changed: 3,
      unchanged: 2,
      step: { label: { action: 'run_rules', companies: 3 } },
    });
    expect(await tagsOf(ids[2] ?? '')).toEqual(['steel']);
    await undo();
    expect(await tagsOf(ids[2] ?? '')).toEqual([]);
    const { body } = await send<RecordRules>('GET', `/entities/${ids[2]}/rules`);
    expect(body).toMatchObject({ riskPoints: 0, lastRun: { summary: { matched: 1 } } });
  });

  it('of some rules leaves what the others found, and takes none that is off or of the other kind', async () => {
    const id = await company({ name: 'Acme', industry: 'Steel' });
    const risk = await save({ name: 'Risk', outcomes: [{ kind: 'risk', points: 2 }] });
    const task = await save({ name: 'Task', outcomes: [{ kind: 'task', text: 'Look' }] });
    const run = (more: object) =>
      send<BulkJob>('POST', '/rules/run', { entity: 'company', ids: [id], ...more });
    await ended((await run({ ruleIds: [risk.body.id] })).body);
    const found = async () => {
      const { riskPoints, tasks } = (await send<RecordRules>('GET', `/entities/${id}/rules`)).body;
      return [riskPoints, tasks.length];
    };
    expect(await found()).toEqual([2, 0]);
    await ended((await run({ ruleIds: [task.body.id] })).body);
    expect(await found()).toEqual([2, 1]);
    await send('PATCH', `/rules/${risk.body.id}`, { enabled: false });
    const person = await save({
      name: 'P',
      entity: 'person',
      conditions: { path: 'jobTitle', operator: 'empty' },
      outcomes: [{ kind: 'risk', points: 1 }],
    });
    expect(issuesOf(await run({ ruleIds: [risk.body.id] }))).toEqual(['ruleIds invalid']);
    expect(issuesOf(await run({ ruleIds: [person.body.id] }))).toEqual(['ruleIds invalid']);
    expect((await run({ ruleIds: [`rul_${crypto.randomUUID()}`] })).status).toBe(404);
  });

  it('over people goes by a search or by ids', async () => {
    const made = await send<{ data: { id: string } }>('POST', '/v1/people', {
      fullName: 'Mira Aldous',
      jobTitle: 'CEO',
    });
    await send('POST', '/v1/people', { fullName: 'Jon Berg' });
    await save({
      entity: 'person',
      conditions: { path: 'jobTitle', operator: 'eq', value: 'ceo' },
      outcomes: [{ kind: 'status', text: 'Key contact' }],
    });
    for (const which of [{ query: { q: 'mira' } }, { ids: [made.body.data.id] }]) {
      const started = await send<BulkJob>('POST', '/rules/run', { entity: 'person', ...which });
      expect(await ended(started.body)).toMatchObject({ status: 'completed', total: 1, failed: 0 });
    }
    const { body } = await send<RecordRules>('GET', `/entities/${made.body.data.id}/rules`);
    expect(body.status).toMatchObject({ text: 'Key contact' });
    const wrong = await send('POST', '/rules/run', { entity: 'person', query: { locked: true } });
    expect(wrong.status).toBe(400);
    expect((await send('POST', '/rules/run', { entity: 'person' })).status).toBe(400);
  });
});
