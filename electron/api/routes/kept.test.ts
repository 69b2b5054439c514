import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SourceRow } from '../../../shared/contract/recipes.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { transact } from '../../store/database.ts';
import { endImport, insertImport } from '../../store/imports.ts';
import { keepFile, listExpiredFiles } from '../../store/kept-files.ts';
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

const file = (text: string | Buffer, name = 'firms.csv'): string => {
  const path = join(tempDir(), name);
  writeFileSync(path, text);
  return path;
};

async function importFile(path: string): Promise<ImportJob> {
  const source = await data<Source>('POST', '/v1/import/sources', { path });
  const job = await data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, {});
  await test.services.jobs.waitFor(job.job_id);
  return data('GET', `/v1/import/jobs/${job.job_id}`);
}

type Rows = { items: SourceRow[]; columns: string[]; total: number | null; offset: number };
const rowsOf = ({ job_id: id }: ImportJob, query = ''): Promise<Rows> =>
  data('GET', `/v1/import/jobs/${id}/rows${query}`);
/** The threads of an import have the machine's own time: moves the clock to so many days after its end. */
function goTo({ finished_at: end }: ImportJob, days: number): void {
  test.wait(Date.parse(end ?? '') + days * dayMs - test.services.clock.now());
}
const dayAfter = ({ finished_at: end }: ImportJob, days: number): string =>
  new Date(Date.parse(end ?? '') + days * dayMs).toISOString();
const kept = (): string[] => readdirSync(join(test.services.store.dataDir, 'sources'));

const table = 'name,domain,notes\nAcme,acme.com,"two\nlines"\nBad,not a host,\n,,\nBolt,bolt.dev,x\n';

it('shows the rows of the file as they were, with their lines and what became of the bad ones', async () => {
  const path = file(table);
  const job = await importFile(path);
  rmSync(path);
  expect(await rowsOf(job)).toEqual({
    columns: ['name', 'domain', 'notes'],
    offset: 0,
    total: 4,
    items: [
      { row_number: 2, line: 2, cells: ['Acme', 'acme.com', 'two\nlines'], fate: null, error: null },
      {
        row_number: 3,
        line: 4,
        cells: ['Bad', 'not a host', ''],
        fate: 'failed',
        error: expect.objectContaining({ column: 'domain' }),
      },
      { row_number: 4, line: 5, cells: ['', '', ''], fate: 'blank', error: null },
      { row_number: 5, line: 6, cells: ['Bolt', 'bolt.dev', 'x'], fate: null, error: null },
    ],
  });
});

it('finds a row far down, and past the end none', async () => {
  const lines = Array.from({ length: 9000 }, (_, at) => `Firma ${at} €,f${at}.example.com`);
  const job = await importFile(file(`name,domain\n${lines.join('\n')}\n`));
  for (const offset of [0, 255, 256, 2500, 5119, 8990]) {
    const { items, total } = await rowsOf(job, `?offset=${offset}&limit=20`);
    expect(total).toBe(9000);
    expect(items.map(({ cells }) => cells.join(','))).toEqual(lines.slice(offset, offset + 20));
    expect(items[0]).toMatchObject({ row_number: offset + 2, line: offset + 2 });
  }
  expect((await rowsOf(job, '?offset=9000')).items).toEqual([]);
});

it('gives the file back byte for byte, and its hash is the one shown', async () => {
  const bytes = Buffer.from('name;ort\r\nM\xFCller & S\xF6hne;K\xF6ln\r\n', 'latin1');
  const job = await importFile(file(bytes, 'Größe.csv'));
  const response = await test.send('GET', `/v1/import/jobs/${job.job_id}/file`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe.csv");
  expect(response.headers.get('content-length')).toBe(String(bytes.length));
  expect(job.file_sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
});

function targetOf(handle: string): string {
  try {
    return readlinkSync(handle);
  } catch {
    // Closed meanwhile.
    return '';
  }
}

it('holds no file open for whoever asks for its head alone', async ({ skip }) => {
  const handles = '/proc/self/fd';
  if (!existsSync(handles)) {
    skip('what is open cannot be seen here');
    return;
  }
  const lines = Array.from({ length: 4000 }, (_, at) => `Firma ${at},f${at}.example.com`);
  const job = await importFile(file(`name,domain\n${lines.join('\n')}\n`));
  const path = `/v1/import/jobs/${job.job_id}/file`;
  const head = await test.send('HEAD', path);
  expect(head.body).toBe(null);
  // Behind whatever the head opened.
  const whole = await (await test.send('GET', path)).text();
  expect(head.headers.get('content-length')).toBe(String(whole.length));
  const sources = join(test.services.store.dataDir, 'sources');
  const openFiles = () => readdirSync(handles).map((at) => targetOf(join(handles, at)));
  await expect.poll(() => openFiles().filter((name) => name.startsWith(sources))).toEqual([]);
});

it('keeps the file for 90 days, and then says when it was removed', async () => {
  const job = await importFile(file(table));
  expect(job.source_file).toEqual({
    state: 'kept',
    byte_size: Buffer.byteLength(table),
    until: dayAfter(job, 90),
  });
  goTo(job, 89);
  await test.restart();
  expect(kept()).toHaveLength(1);
  goTo(job, 91);
  await test.restart();
  expect(kept()).toEqual([]);
  const now = await data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`);
  expect(now.source_file).toEqual({ state: 'removed', removed_at: dayAfter(job, 91) });
  const refused = await test.send('GET', `/v1/import/jobs/${job.job_id}/rows`);
  expect(refused.status).toBe(404);
  expect(await refused.text()).toContain(`firms.csv was removed on ${dayAfter(job, 91).slice(0, 10)}`);
});

it('follows the setting: not at all, for good, and at once when it is shortened', async () => {
  expect(await data('GET', '/v1/settings/imports')).toEqual({ keep_source_days: 90 });
  await data('PATCH', '/v1/settings/imports', { keep_source_days: null });
  const job = await importFile(file(table));
  expect(job.source_file).toMatchObject({ state: 'kept', until: null });
  goTo(job, 4000);
  await test.restart();
  expect(kept()).toHaveLength(1);
  await data('PATCH', '/v1/settings/imports', { keep_source_days: 30 });
  expect(kept()).toEqual([]);
  await data('PATCH', '/v1/settings/imports', { keep_source_days: 0 });
  const next = await importFile(file(table));
  goTo(next, 1);
  await test.restart();
  expect(await data('GET', `/v1/import/jobs/${next.job_id}`)).toMatchObject({
    source_file: { state: 'removed' },
  });
  expect(kept()).toEqual([]);
});

const emptyRequest = {
  sourceId: null,
  fileName: 'a.csv',
  dialect: null,
  columns: [],
  mapping: {},
  updateExisting: false,
  tags: [],
  rules: {},
  createdBy: 'usr_1',
  createdAtMs: 0,
};

it('keeps what an import has read when its source is deleted', async () => {
  const job = await importFile(file(table));
  await data('DELETE', `/v1/import/sources/${job.source_id}`);
  await test.restart();
  expect((await rowsOf(job)).items).toHaveLength(4);
});

it('keeps a file as long as one of its imports is young', () => {
  const { db } = test.services.store;
  const add = (id: string, finished: number): void => {
    transact(db, () => {
      insertImport(db, { ...emptyRequest, id });
      keepFile(db, id, { file: 'src_1', original: null, byteSize: 1 });
      endImport(db, id, { status: 'completed', sha256: null }, finished);
    });
  };
  add('imp_co_1', 1000);
  add('imp_co_2', 2000);
  expect(listExpiredFiles(db, 1500)).toEqual([]);
  expect(listExpiredFiles(db, 2000)).toEqual(['src_1']);
});

it('has no file of rows that came in a request, and says so', async () => {
  const job = await data<ImportJob>('POST', '/v1/import/companies', { csv: 'name\nAcme\n' });
  expect(job.source_file).toEqual({ state: 'none' });
  const refused = await test.send('GET', `/v1/import/jobs/${job.job_id}/file`);
  expect([refused.status, await refused.text()]).toEqual([404, expect.stringContaining('came in a request')]);
});

it('leaves no row cache behind', async () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `Firma ${at}`);
  const job = await importFile(file(`name\n${lines.join('\n')}\n`));
  await rowsOf(job, '?offset=2900');
  const cache = join(test.services.store.dataDir, 'sources', `${job.job_id}.rows`);
  expect(existsSync(cache)).toBe(true);
  await test.restart();
  expect(existsSync(cache)).toBe(false);
});

it('gives back a workbook, list or archive as it was, and shows the rows that were made of it', async () => {
  const text = '[{"name":"Acme","domain":"acme.com"},{"name":"Bolt"}]';
  const path = file(text, 'firms.json');
  const job = await importFile(path);
  rmSync(path);
  expect(job.file_sha256).toBe(createHash('sha256').update(text).digest('hex'));
  const response = await test.send('GET', `/v1/import/jobs/${job.job_id}/file`);
  expect(await response.text()).toBe(text);
  expect((await rowsOf(job)).items.map(({ cells }) => cells)).toEqual([
    ['Acme', 'acme.com'],
    ['Bolt', ''],
  ]);
  goTo(job, 91);
  await test.restart();
  expect(kept()).toEqual([]);
});
