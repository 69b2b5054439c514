import { beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import { importLimits, type ImportJob } from '../../../shared/schema/import.ts';
import { ledgerOf, openBackend } from '../../testing/backend.ts';
import { companyLines, fatesOf, importRoute, openImports, type TestImports } from '../../testing/imports.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

type Body = Record<string, unknown>;

const csvOf = (rows: number): string => `name,domain\n${companyLines(rows).join('\n')}\n`;
const rowsOf = (rows: number): Body[] => Array.from({ length: rows }, (_, at) => ({ name: `Firma ${at}` }));
const jobOf = ({ body }: { body: unknown }): ImportJob => (body as { data: ImportJob }).data;

describe('how many rows are done at once', () => {
  it.each<[string, Body]>([
    ['CSV', { csv: csvOf(500) }],
    ['JSON', { rows: rowsOf(500) }],
  ])('imports 500 rows of %s within the request', async (_, body) => {
    const answer = await api.send('POST', importRoute, body);
    expect([answer.status, jobOf(answer).status]).toEqual([200, 'completed']);
    expect(fatesOf(jobOf(answer))).toEqual({ created: 500 });
  });

  it.each<[string, Body]>([
    ['CSV', { csv: csvOf(501) }],
    ['JSON', { rows: rowsOf(501) }],
  ])('queues 501 rows of %s and completes them as a job', async (_, body) => {
    const answer = await api.send('POST', importRoute, body);
    expect([answer.status, jobOf(answer).status, jobOf(answer).total_count]).toEqual([202, 'queued', 0]);
    expect(jobOf(answer).job_id).toMatch(/^imp_co_/);
    const job = await api.ended(jobOf(answer).job_id);
    expect([job.status, fatesOf(job)]).toEqual(['completed', { created: 501 }]);
    expect(job.progress).toMatchObject({ phase: 'done', rows_done: 501, rows_total: 501, seconds_left: 0 });
  });

  it('reads a queued row whole where a value holds a line separator of Unicode', async () => {
    const description = 'one\u2028two\u2029three';
    const job = await api.run({ rows: [{ name: 'Acme', description }, ...rowsOf(500)] });
    expect(fatesOf(await api.ended(job.job_id))).toEqual({ created: 501 });
    expect(await api.company('Acme')).toMatchObject({ description });
  });

  it.each<[string, Body]>([
    ['lines', { csv: `${csvOf(500)},\n,\n` }],
    ['objects', { rows: [...rowsOf(500), {}, { name: ' ', domain: null }] }],
  ])('does not count blank %s towards the 500', async (_, body) => {
    const answer = await api.send('POST', importRoute, body);
    expect(answer).toMatchObject({ status: 200, body: { data: { created_count: 500, blank_count: 2 } } });
  });

  it.each<[string, Body]>([
    ['lines', { csv: `name,domain\nAcme,\n${',\n'.repeat(10_000)}` }],
    ['objects', { rows: [{ name: 'Acme' }, ...Array.from({ length: 10_000 }, () => ({}))] }],
  ])('leaves thousands of blank %s to a job', async (_, body) => {
    const answer = await api.send('POST', importRoute, body);
    expect(answer.status).toBe(202);
    expect(fatesOf(await api.ended(jobOf(answer).job_id))).toEqual({ created: 1, blank: 10_000 });
  });

  it('imports no rows as no rows', async () => {
    expect(fatesOf(await api.run({ rows: [] }))).toEqual({});
    expect(fatesOf(await api.runCsv(['name,domain']))).toEqual({});
  });
});

describe('what is refused', () => {
  const group = `grp_${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`;
  it.each<[string, Body]>([
    ['neither rows nor csv', {}],
    ['both rows and csv', { rows: [], csv: 'name\nA\n' }],
    ['an unknown property', { rows: [], nonsense: 1 }],
    ['a mapping to what is no field', { csv: 'a\nA\n', mapping: { a: 'nmae' } }],
    ['a mapping to a property of every object', { csv: 'a\nA\n', mapping: { a: 'constructor' } }],
    [
      'a mapping to a group that is not there',
      { csv: 'name,a\nA,1\n', mapping: { name: 'name', a: `custom:${group}:Tier` } },
    ],
    ['a mapping of a column that is not there', { csv: 'a\nA\n', mapping: { b: 'name' } }],
    ['a mapping without name and domain', { csv: 'a\nA\n', mapping: { a: 'industry' } }],
    ['two columns for one value', { csv: 'a,b\nA,B\n', mapping: { a: 'name', b: 'name' } }],
    ['rows that are no objects', { rows: ['Acme'] }],
    ['tags that are no texts', { rows: [], tags: [1] }],
    ['update_existing that is no boolean', { rows: [], update_existing: 'yes' }],
  ])('answers 400 for %s, says where, and stores nothing', async (_, body) => {
    const error = await api.refusal('POST', importRoute, body);
    expect(error).toMatchObject({ status: 400, code: 'validation_error' });
    expect(error.details?.issues?.length).toBeGreaterThan(0);
    expect(await api.data('GET', '/v1/import/jobs')).toMatchObject({ items: [] });
  });

  it('answers 413 above 20 MB', async () => {
    const csv = `name\n${'x'.repeat(importLimits.bodyBytes)}`;
    const error = await api.refusal('POST', importRoute, { csv });
    expect(error).toMatchObject({ status: 413, code: 'payload_too_large' });
  });

  it('answers 404 for a job that is not there', async () => {
    for (const path of ['', '/errors', '/errors?format=csv', '/error-groups'])
      expect((await api.refusal('GET', `/v1/import/jobs/imp_co_no${path}`)).status).toBe(404);
    expect((await api.refusal('POST', '/v1/import/jobs/imp_co_no/cancel')).status).toBe(404);
  });
});

const jobNow = (id: string): Promise<ImportJob> => api.data('GET', `/v1/import/jobs/${id}`);

async function startedImport(rows: number): Promise<string> {
  const { job_id } = await api.run({ csv: csvOf(rows) });
  const written = async () => (await jobNow(job_id)).created_count;
  await expect.poll(written, { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
  return job_id;
}

describe('while an import runs', () => {
  it('an edit is served, and both are in the store afterwards', async () => {
    const id = await startedImport(100_000);
    const [first] = (await api.data<{ items: Company[] }>('GET', '/v1/companies?limit=1')).items;
    const during: string[] = [];
    for (let edit = 0; edit < 5; edit += 1) {
      const path = `/v1/companies/${first?.id}`;
      await api.data('PATCH', path, { description: `Edited ${edit}` });
      during.push((await jobNow(id)).status);
    }
    expect(during[0]).toBe('running');
    const job = await api.ended(id);
    expect([job.status, fatesOf(job)]).toEqual(['completed', { created: 100_000 }]);
    expect(await api.data('GET', `/v1/companies/${first?.id}`)).toMatchObject({
      name: first?.name,
      domain: first?.domain,
      description: 'Edited 4',
      version: 6,
    });
    expect(await api.data('GET', '/v1/workspace')).toMatchObject({ companies: 100_000 });
  });

  it('a stop of the program puts it back, and the next start completes it to the row', async () => {
    const id = await startedImport(100_000);
    await api.close();
    api = openImports(openBackend(api.dataDir));
    const job = await api.ended(id);
    expect([job.status, fatesOf(job)]).toEqual(['completed', { created: 100_000 }]);
    expect(job.progress).toMatchObject({ rows_done: 100_000, rows_total: 100_000 });
    expect(await api.data('GET', '/v1/workspace')).toMatchObject({ companies: 100_000 });
    expect(fatesOf(await api.run({ csv: csvOf(500) }))).toEqual({ skipped: 500 });
  });

  it('a cancel stops it: what was written stays, and the ledger counts it', async () => {
    const id = await startedImport(200_000);
    expect((await api.send('POST', `/v1/import/jobs/${id}/cancel`)).status).toBe(200);
    const job = await api.ended(id);
    const { created } = ledgerOf(job);
    expect([job.status, created]).toEqual(['cancelled', job.total_count]);
    expect(created).toBeLessThan(200_000);
    expect(await api.data('GET', '/v1/workspace')).toMatchObject({ companies: created });
    expect(await api.refusal('POST', `/v1/import/jobs/${id}/cancel`)).toMatchObject({
      status: 409,
      code: 'job_conflict',
    });
  });

  it('one that waits behind it is cancelled on the spot', async () => {
    const first = await api.run({ csv: csvOf(20_000) });
    const second = await api.run({ csv: csvOf(600) });
    const answer = await api.send('POST', `/v1/import/jobs/${second.job_id}/cancel`);
    expect(jobOf(answer)).toMatchObject({ status: 'cancelled', total_count: 0 });
    expect((await api.ended(first.job_id)).created_count).toBe(20_000);
    expect((await jobNow(second.job_id)).status).toBe('cancelled');
  });
});

describe('Idempotency-Key', () => {
  const sendWith = (key: string, body: Body) =>
    api.send('POST', importRoute, body, { 'idempotency-key': key });
  const jobs = async () => (await api.data<{ items: ImportJob[] }>('GET', '/v1/import/jobs')).items;

  it.each([
    ['within the request', 3],
    ['as a job', 600],
  ])('repeats the first answer, job and all, of an import %s', async (_, rows) => {
    const body = { csv: csvOf(rows) };
    const first = await sendWith('k', body);
    const second = await sendWith('k', body);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    await api.ended(jobOf(first).job_id);
    expect((await sendWith('k', body)).body).toEqual(first.body);
    expect((await jobs()).map(({ created_count: created }) => created)).toEqual([rows]);
    expect((await sendWith('k', { csv: 'name\nOther\n' })).status).toBe(409);
  });

  it('has one effect when many send it at once', async () => {
    const send = () => sendWith('k', { csv: csvOf(600) });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    for (const { status } of answers) expect([202, 409]).toContain(status);
    expect(await jobs()).toHaveLength(1);
  });

  it('stores nothing of a request that was refused', async () => {
    expect((await sendWith('k', { rows: [], nonsense: 1 })).status).toBe(400);
    expect((await sendWith('k', { rows: [{ name: 'Acme' }] })).status).toBe(200);
  });

  it('repeats the first answer also after a restart', async () => {
    const body = { rows: [{ name: 'Acme' }] };
    const first = await sendWith('k', body);
    await api.close();
    api = openImports(openBackend(api.dataDir));
    expect((await sendWith('k', body)).body).toEqual(first.body);
    expect(await jobs()).toHaveLength(1);
  });
});
