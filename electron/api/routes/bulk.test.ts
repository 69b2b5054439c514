import { describe, expect, it } from 'vitest';
import type { BulkJob, CellsResult } from '../../../shared/schema/bulk.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { StepResult } from '../../../shared/schema/step.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

const create = (test: TestBackend, name: string, rest: object = {}) =>
  test.data<Company>('POST', '/v1/companies', { name, ...rest });
const get = (test: TestBackend, id: string) => test.data<Company>('GET', `/v1/companies/${id}`);
const industries = async (test: TestBackend): Promise<(string | null)[]> =>
  (await test.data<{ items: Company[] }>('GET', '/v1/companies?limit=100')).items.map(
    ({ industry }) => industry,
  );

/** Waits for a bulk job to end. */
async function settled(test: TestBackend, id: string): Promise<BulkJob> {
  const look = () => test.data<BulkJob>('GET', `/v1/companies/bulk/${id}`);
  await expect.poll(async () => (await look()).status, { timeout: 20_000 }).not.toMatch(/queued|running/);
  return look();
}

async function bulk(test: TestBackend, body: object): Promise<BulkJob> {
  return settled(test, (await test.data<BulkJob>('POST', '/v1/companies/bulk', body)).id);
}

async function importMany(test: TestBackend, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, at) => ({ name: `Company ${at}`, industry: `I${at % 3}` }));
  const { job_id: id } = await test.data<{ job_id: string }>('POST', '/v1/import/companies', { rows });
  await test.ended(id);
}

describe('cells of many companies', () => {
  it('are written as one step, which one undo takes back', async () => {
    const test = openBackend();
    const [one, two] = [await create(test, 'A'), await create(test, 'B')];
    const edits = [one, two].map(({ id }) => ({ companyId: id, patch: { industry: 'Steel', tags: ['x'] } }));
    const done = await test.data<CellsResult>('POST', '/v1/companies/cells', { action: 'paste', edits });
    expect(done.step?.label).toEqual({ action: 'paste', companies: 2, fields: ['industry', 'tags'] });
    expect(await industries(test)).toEqual(['Steel', 'Steel']);
    const undone = await test.data<StepResult>('POST', '/v1/steps/undo');
    expect(undone).toMatchObject({ cells: 4, keptCount: 0 });
    expect(await industries(test)).toEqual([null, null]);
  });

  it('are all refused where one is wrong, with its place', async () => {
    const test = openBackend();
    const { id } = await create(test, 'A');
    const edits = [
      { companyId: id, patch: { industry: 'Steel' } },
      { companyId: id, patch: { domain: 'no host' } },
    ];
    const refused = await test.refusal('POST', '/v1/companies/cells', { edits });
    expect(refused).toMatchObject({ status: 400, details: { issues: [{ path: 'edits.1.patch.domain' }] } });
    expect(await get(test, id)).toMatchObject({ industry: null, version: 1 });
  });

  it('that can be written are, where only part of it is asked for; the others are listed', async () => {
    const test = openBackend();
    const [one, two] = [await create(test, 'A'), await create(test, 'B')];
    const edits = [
      { companyId: one.id, patch: { industry: 'Steel', foundationYear: '99', name: 'b' } },
      { companyId: two.id, version: 7, patch: { industry: 'Steel' } },
    ];
    const done = await test.data<CellsResult>('POST', '/v1/companies/cells', { edits, partly: true });
    expect(await get(test, one.id)).toMatchObject({ name: 'A', industry: 'Steel', foundationYear: null });
    expect(await get(test, two.id)).toMatchObject({ industry: null });
    expect(done.issues.map(({ edit, path, code }) => [edit, path, code])).toEqual([
      [0, 'foundationYear', expect.any(String)],
      [0, 'name', 'name_taken'],
      [1, '', 'version_conflict'],
    ]);
  });
});

describe('cells that take more than one request', () => {
  const part = (id: string, industry: string) => ({ edits: [{ companyId: id, patch: { industry } }] });

  it('are one step, which one undo takes back', async () => {
    const test = openBackend();
    const [one, two] = [await create(test, 'A'), await create(test, 'B')];
    const first = await test.data<CellsResult>('POST', '/v1/companies/cells', {
      action: 'paste',
      ...part(one.id, 'Steel'),
    });
    const body = { action: 'paste', step: first.step?.id, ...part(two.id, 'Cloth') };
    const second = await test.data<CellsResult>('POST', '/v1/companies/cells', body);
    expect(second.step).toMatchObject({
      id: first.step?.id,
      label: { action: 'paste', companies: 2, fields: ['industry'] },
    });
    await test.data('POST', '/v1/steps/undo');
    expect(await industries(test)).toEqual([null, null]);
    await test.data('POST', '/v1/steps/redo');
    expect(await industries(test)).toEqual(['Steel', 'Cloth']);
  });

  it('are refused once something else was done, or the step was undone and done again', async () => {
    const test = openBackend();
    const { id } = await create(test, 'A');
    const first = await test.data<CellsResult>('POST', '/v1/companies/cells', part(id, 'Steel'));
    const more = { step: first.step?.id, ...part(id, 'Cloth') };
    await test.data('POST', '/v1/steps/undo');
    expect((await test.refusal('POST', '/v1/companies/cells', more)).code).toBe('job_conflict');
    await test.data('POST', '/v1/steps/redo');
    expect((await test.refusal('POST', '/v1/companies/cells', more)).code).toBe('job_conflict');
    await create(test, 'B');
    expect((await test.refusal('POST', '/v1/companies/cells', more)).code).toBe('job_conflict');
    expect(await get(test, id)).toMatchObject({ industry: 'Steel' });
  });
});

describe('a bulk edit', () => {
  it('counts first, changes every company of a query, and is one step', async () => {
    const test = openBackend();
    await importMany(test, 90);
    const query = { filter: { field: 'industry', operator: 'eq', value: 'I1' } };
    const change = { set: { industry: 'Steel' }, add: { tags: ['bulk'] } };
    const count = await test.data('POST', '/v1/companies/bulk', { query, change, dryRun: true });
    expect(count).toEqual({ matching: 30 });
    expect(await bulk(test, { query, change })).toMatchObject({
      status: 'completed',
      changed: 30,
      unchanged: 0,
      failed: 0,
      step: { label: { action: 'bulk_edit', companies: 30 }, state: 'done' },
    });
    expect((await industries(test)).filter((industry) => industry === 'Steel')).toHaveLength(30);
    await test.data('POST', '/v1/steps/undo');
    expect((await industries(test)).filter((industry) => industry === 'I1')).toHaveLength(30);
  });

  it('says which companies could not take it, and changes the others', async () => {
    const test = openBackend();
    const [one, two] = [await create(test, 'A'), await create(test, 'B')];
    await bulk(test, { companyIds: [one.id], change: { lock: ['industry'] } });
    const job = await bulk(test, { query: {}, change: { set: { industry: 'Steel' } } });
    expect(job).toMatchObject({
      changed: 1,
      failed: 1,
      problems: [{ companyId: one.id, companyName: 'A', code: 'locked' }],
    });
    expect(await get(test, two.id)).toMatchObject({ industry: 'Steel' });
    await bulk(test, { query: {}, change: { unlock: ['industry'], set: { industry: 'Cloth' } } });
    expect(await industries(test)).toEqual(['Cloth', 'Cloth']);
  });

  it('leaves no step where nothing changed', async () => {
    const test = openBackend();
    await create(test, 'A', { industry: 'Steel' });
    const job = await bulk(test, { query: {}, change: { set: { industry: 'Steel' } } });
    expect(job).toMatchObject({ changed: 0, unchanged: 1, step: null });
  });

  it('is refused before it is queued where no company could take it', async () => {
    const test = openBackend();
    const bad = { query: {}, change: { set: { employeeRange: null, foundationYear: '99' } } };
    expect((await test.refusal('POST', '/v1/companies/bulk', bad)).status).toBe(400);
    const unknown = { query: {}, change: { lock: ['nothing'] } };
    expect(await test.refusal('POST', '/v1/companies/bulk', unknown)).toMatchObject({
      details: { issues: [{ path: 'change.lock.0', code: 'unknown_field' }] },
    });
    expect((await test.refusal('POST', '/v1/companies/bulk', { change: { delete: true } })).status).toBe(400);
  });
});

describe('find and replace over many companies', () => {
  const replace = { fields: ['industry', 'tags'], find: 'steel', with: 'Iron' };

  it('changes texts and entries of lists as one step, and one undo takes it back', async () => {
    const test = openBackend();
    const { id } = await create(test, 'A', { industry: 'Steel works', tags: ['steel', 'x'] });
    await create(test, 'B', { industry: 'Cloth' });
    expect(await bulk(test, { query: {}, change: { replace } })).toMatchObject({
      changed: 1,
      unchanged: 1,
      failed: 0,
      step: { label: { action: 'replace', companies: 1, fields: ['industry', 'tags'] } },
    });
    expect(await get(test, id)).toMatchObject({ industry: 'Iron works', tags: ['Iron', 'x'] });
    await test.data('POST', '/v1/steps/undo');
    expect(await get(test, id)).toMatchObject({ industry: 'Steel works', tags: ['steel', 'x'] });
  });

  it('goes through custom fields, and lists what a field does not take', async () => {
    const test = openBackend();
    const group = await test.data<{ id: string }>('POST', '/v1/groups', { name: 'Coverage' });
    const field = { name: 'Note', type: 'textField' };
    await test.data('POST', `/v1/groups/${group.id}/custom-fields/company`, field);
    const note = (text: string) => ({
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Note: text } },
    });
    const one = await create(test, 'Alpha', note('call Alpha'));
    await create(test, 'Beta');
    const fields = ['name', `custom:${group.id}:Note`];
    await bulk(test, { query: {}, change: { replace: { fields, find: 'alpha', with: 'Gamma' } } });
    expect(await get(test, one.id)).toMatchObject({
      name: 'Gamma',
      customFieldValues: { [group.id]: { Note: 'call Gamma' } },
    });
    const all = { fields: ['name'], find: '.+', with: '', regex: true };
    const job = await bulk(test, { query: {}, change: { replace: all } });
    expect(job).toMatchObject({ changed: 0, failed: 2, step: null });
  });

  it('is refused for a field that is not there, and for a pattern that could take forever', async () => {
    const test = openBackend();
    const send = (more: object) =>
      test.refusal('POST', '/v1/companies/bulk', { query: {}, change: { replace: { ...replace, ...more } } });
    expect(await send({ fields: ['industry', 'nothing'] })).toMatchObject({
      status: 400,
      details: { issues: [{ path: 'change.replace.fields.1' }] },
    });
    expect(await send({ find: '(a+)+$', regex: true })).toMatchObject({ status: 400 });
  });
});

describe('a big step', () => {
  it('deletes thousands as a job, and its undo and redo are jobs too', async () => {
    const test = openBackend();
    await importMany(test, 2600);
    const before = await test.data<{ items: Company[] }>('GET', '/v1/companies?limit=100&sort=name');
    const job = await bulk(test, { query: {}, change: { delete: true } });
    expect(job).toMatchObject({ changed: 2600, step: { label: { action: 'delete', companies: 2600 } } });
    expect(await industries(test)).toEqual([]);
    const told: [topic: string, id: string][] = [];
    test.backend.events.subscribe(({ topic, id }) => void told.push([topic, id]));
    const undo = await test.data<BulkJob>('POST', '/v1/steps/undo');
    expect(await settled(test, undo.id)).toMatchObject({ kind: 'undo', status: 'completed', keptCount: 0 });
    expect(await test.data('GET', '/v1/companies?limit=100&sort=name')).toEqual(before);
    const redo = await test.data<BulkJob>('POST', '/v1/steps/redo');
    expect(await settled(test, redo.id)).toMatchObject({ kind: 'redo', status: 'completed' });
    expect(await industries(test)).toEqual([]);
    const topicsOf = (isOf: (id: string) => boolean) =>
      told.flatMap(([topic, id]) => (isOf(id) ? [topic] : []));
    // Before the job has done anything there is nothing else to tell of.
    expect(topicsOf((id) => !id.startsWith('blk_'))).toEqual(['step:changed', 'step:changed']);
    const changed = ['relation', 'person', 'user', 'object'].map((name) => `${name}:changed`);
    expect(topicsOf((id) => id === undo.id)).toEqual(expect.arrayContaining(changed));
  });

  it('is taken up where it was when the backend starts again', async () => {
    const first = openBackend();
    await importMany(first, 3000);
    const change = { set: { description: 'x' } };
    const job = await first.data<BulkJob>('POST', '/v1/companies/bulk', { query: {}, change });
    await first.close();
    const second = openBackend(first.dataDir);
    expect(await settled(second, job.id)).toMatchObject({ status: 'completed', changed: 3000, total: 3000 });
  });
});
