import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RepairedRow } from '../../../shared/contract/repairs.ts';
import type { ImportJob, RowError, Source } from '../../../shared/schema/import.ts';
import type { SourceRow } from '../../../shared/contract/recipes.ts';
import { fatesOf } from '../../testing/imports.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

const dayMs = 86_400_000;
let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

async function data<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data: T; error?: { message: string } };
  expect(answer.error).toBe(undefined);
  return answer.data;
}

async function importFile(text: string, name: string, edits: object = {}): Promise<ImportJob> {
  const path = join(tempDir(), name);
  writeFileSync(path, text);
  const source = await data<Source>('POST', '/v1/import/sources', { path });
  await data('PATCH', `/v1/import/sources/${source.id}/rows`, { edits });
  const job = await data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, {});
  await test.services.jobs.waitFor(job.job_id);
  return data('GET', `/v1/import/jobs/${job.job_id}`);
}

type Page = { items: RepairedRow[]; columns: string[]; total: number; pagination: { nextLink?: string } };
const repaired = ({ job_id: id }: ImportJob, query = ''): Promise<Page> =>
  data('GET', `/v1/import/jobs/${id}/repaired-rows${query}`);
const errorsOf = ({ job_id: id }: ImportJob) =>
  data<{ items: (RowError & { cells: string[]; original?: string })[] }>(
    'GET',
    `/v1/import/jobs/${id}/errors`,
  );
const errorCsv = async ({ job_id: id }: ImportJob): Promise<string> =>
  (await test.send('GET', `/v1/import/jobs/${id}/errors?format=csv`)).text();

const mendable = [
  'name,domain,industry',
  '"Acme, Inc",acme.com,Tools',
  '"Bolt "B" Ltd",bolt.dev,Bolts',
  '"Cord,cord.io,Rope',
  'Dune,dune.org,Sand',
  '"Elm "E" Co",no host,Wood',
  ...Array.from({ length: 20 }, (_, at) => `"Firm, ${at}",f${at}.example.com,Tools`),
  '',
].join('\n');

it('keeps the line as it stood with each row that was mended', async () => {
  const job = await importFile(mendable, 'firms.csv');
  expect(fatesOf(job)).toEqual({ created: 24, failed: 1 });
  expect(job.repaired_count).toBe(3);
  expect(await repaired(job)).toEqual({
    columns: ['name', 'domain', 'industry'],
    total: 3,
    pagination: {},
    items: [
      {
        row_number: 3,
        line: 3,
        code: 'unescaped_quote',
        message: expect.stringContaining('not doubled'),
        original: '"Bolt "B" Ltd",bolt.dev,Bolts',
        cells: ['Bolt "B" Ltd', 'bolt.dev', 'Bolts'],
      },
      {
        row_number: 4,
        line: 4,
        code: 'unclosed_quote',
        message: expect.stringContaining('does not close'),
        original: '"Cord,cord.io,Rope',
        cells: ['"Cord', 'cord.io', 'Rope'],
      },
      expect.objectContaining({ row_number: 6, original: '"Elm "E" Co",no host,Wood' }),
    ],
  });
});

it('shows it beside the rows of the file, and beside a row that failed', async () => {
  const job = await importFile(mendable, 'firms.csv');
  const { items } = await data<{ items: SourceRow[] }>('GET', `/v1/import/jobs/${job.job_id}/rows?limit=5`);
  expect(items.map(({ original }) => original)).toEqual([
    undefined,
    '"Bolt "B" Ltd",bolt.dev,Bolts',
    '"Cord,cord.io,Rope',
    undefined,
    '"Elm "E" Co",no host,Wood',
  ]);
  const errors = await errorsOf(job);
  expect(errors.items).toMatchObject([{ row_number: 6, original: '"Elm "E" Co",no host,Wood' }]);
  expect(await errorCsv(job)).toContain('As it stood in the file: ""Elm ""E"" Co"",no host,Wood"');
});

it('pages through them', async () => {
  const lines = Array.from({ length: 40 }, (_, at) =>
    at < 7 ? `"F "${at}" x",f${at}.example.com,Tools` : `"Firm, ${at}",f${at}.example.com,Tools`,
  );
  const job = await importFile(`${['name,domain,industry', ...lines].join('\n')}\n`, 'many.csv');
  const first = await repaired(job, '?limit=4');
  expect(first.items.map(({ row_number: row }) => row)).toEqual([2, 3, 4, 5]);
  const next = await data<Page>('GET', first.pagination.nextLink?.replace(/^.*\/v1/, '/v1') ?? '');
  expect(next.items.map(({ row_number: row }) => row)).toEqual([6, 7, 8]);
  expect(next).toMatchObject({ total: 7, pagination: {} });
});

it('keeps it of rows that came in a request, and nothing where nothing was mended', async () => {
  const job = await data<ImportJob>('POST', '/v1/import/companies', { csv: mendable });
  expect(job).toMatchObject({ status: 'completed', repaired_count: 3 });
  expect((await repaired(job)).items[0]).toMatchObject({ original: '"Bolt "B" Ltd",bolt.dev,Bolts' });
  const plain = await data<ImportJob>('POST', '/v1/import/companies', { csv: 'name\nFjord\n' });
  expect(await repaired(plain)).toMatchObject({ items: [], total: 0 });
});

it('keeps it through an undo and a redo, and as long as files are kept', async () => {
  const job = await importFile(mendable, 'firms.csv');
  const { items } = await repaired(job);
  for (const step of ['undo', 'redo']) {
    await data('POST', `/v1/import/jobs/${job.job_id}/${step}`, {});
    const state = async () => (await data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`)).undo.state;
    await expect.poll(state, { timeout: 20_000, interval: 5 }).toBe(step === 'undo' ? 'undone' : 'redone');
    expect((await repaired(job)).items).toEqual(items);
  }
  const goTo = (days: number): void =>
    test.wait(Date.parse(job.finished_at ?? '') + days * dayMs - test.services.clock.now());
  goTo(89);
  await test.restart();
  expect((await repaired(job)).total).toBe(3);
  goTo(91);
  await test.restart();
  expect(await repaired(job)).toMatchObject({ items: [], total: 0 });
});

const records =
  '{"name":"Acme","domain":"acme.com"}\n{"name":"Bolt",\n{"name":"Cord"}\n[1,2]\n{"name":"Dune"}\n';

it('fails a JSON record that cannot be read, with what stood there', async () => {
  const job = await importFile(records, 'firms.jsonl');
  expect(fatesOf(job)).toEqual({ created: 3, failed: 2 });
  const { items } = await errorsOf(job);
  expect(items).toMatchObject([
    {
      row_number: 2,
      line: 2,
      code: 'bad_json',
      message: expect.stringContaining('no whole JSON'),
      value: '{"name":"Bolt",',
      original: '{"name":"Bolt",',
      cells: ['', ''],
    },
    { row_number: 4, line: 4, code: 'bad_json', original: '[1,2]' },
  ]);
  expect(await errorCsv(job)).toContain('{""name"":""Bolt"",');
  expect(job.repaired_count).toBe(2);
});

it('fails the records of a JSON list that are none', async () => {
  const job = await importFile('[{"name":"Acme"}, 7, {"name":"Bolt"}, "two\\nlines"]', 'firms.json');
  expect(fatesOf(job)).toEqual({ created: 2, failed: 2 });
  expect((await errorsOf(job)).items.map(({ row_number, original }) => [row_number, original])).toEqual([
    [2, '7'],
    [4, '"two\\nlines"'],
  ]);
});

it('takes such a row once its cells were filled in before the import', async () => {
  const job = await importFile(records, 'firms.jsonl', {
    2: { cells: { name: 'Bolt', domain: 'bolt.dev' } },
    4: { leave_out: true },
  });
  expect(fatesOf(job)).toEqual({ created: 4, skipped: 1 });
});
