import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { ledgerOf, writeTestFile } from '../../testing/backend.ts';
import { companyLines, fatesOf, openImports, type TestImports } from '../../testing/imports.ts';

const route = '/v1/import/sources';
let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const register = (path: string): Promise<Source> => api.data('POST', route, { path });
const get = (id: string): Promise<Source> => api.data('GET', `${route}/${id}`);
const runOf = async (id: string, options = {}): Promise<ImportJob> => {
  const { job_id } = await api.data<ImportJob>('POST', `${route}/${id}/run`, options);
  return api.ended(job_id);
};
async function counted(id: string): Promise<Source> {
  await expect.poll(async () => (await get(id)).status, { timeout: 10_000 }).not.toBe('scanning');
  return get(id);
}

async function upload(bytes: string | Buffer, name?: string): Promise<Response> {
  const headers = {
    'content-type': 'application/octet-stream',
    ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) }),
  };
  const request = new Request(`http://127.0.0.1${route}`, { method: 'POST', headers, body: bytes });
  return api.backend.fetch(request, { kind: 'local' });
}

const table = 'Company;Website;Branche\nAcme;acme.com;Tools\nBolt;bolt.dev;Stöße\n;;\nBad;not a host;\n';

describe('a source by its path', () => {
  it('says how the file reads, and its exact number of rows once it is counted', async () => {
    const source = await register(writeTestFile('firms.csv', table));
    expect(source).toMatchObject({
      file_name: 'firms.csv',
      byte_size: Buffer.byteLength(table),
      dialect: { encoding: 'utf-8', delimiter: ';', header_line: 1 },
      columns: [{ key: 'Company' }, { key: 'Website' }, { key: 'Branche' }],
    });
    expect(source.id).toMatch(/^src_/);
    expect(await counted(source.id)).toMatchObject({ status: 'ready', row_count: 4 });
  });

  it.each(['network', 'session'] as const)('is refused to a %s caller', async (kind) => {
    const path = writeTestFile('firms.csv', table);
    const { key } = await api.data<{ key: string }>('POST', '/v1/keys', {
      name: 'test',
      permissions: ['write:companies'],
    });
    const request = new Request(`http://127.0.0.1${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify({ path }),
    });
    const answer = await api.backend.fetch(request, { kind });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { details: { issues: [{ path: 'path' }] } } });
  });

  it.each([
    ['that is not whole', 'firms.csv', 400],
    ['where nothing is', '/nowhere/firms.csv', 422],
    ['of a folder', '/', 422],
  ])('is refused for a path %s', async (_, path, status) => {
    const error = await api.refusal('POST', route, { path });
    expect(error.status).toBe(status);
  });

  it.skipIf(process.platform === 'win32')('is refused for a pipe, rather than waited for', async () => {
    const path = join(dirname(writeTestFile('firms.csv', table)), 'pipe.csv');
    execFileSync('mkfifo', [path]);
    const refusal = { status: 422, message: expect.stringContaining('a device or a pipe') as string };
    expect(await api.refusal('POST', route, { path })).toMatchObject(refusal);
    const job = await api.run({ csv: 'name,domain\nBad,not a host\n' });
    expect(await api.refusal('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { path })).toMatchObject(
      refusal,
    );
  });
});

describe('an uploaded source', () => {
  it('keeps its bytes and its name, whatever letters it has', async () => {
    const answer = await upload(table, '会社 & Söhne.csv');
    const { data } = (await answer.json()) as { data: Source };
    expect([answer.status, data.file_name]).toEqual([200, '会社 & Söhne.csv']);
    expect(fatesOf(await runOf(data.id))).toEqual({ created: 2, failed: 1, blank: 1 });
  });

  it('never lets its name lead out of a folder', async () => {
    const { data } = (await (await upload(table, '../../etc/passwd')).json()) as { data: Source };
    expect(data.file_name).toBe('passwd');
    const { data: nameless } = (await (await upload(table)).json()) as { data: Source };
    expect(nameless.file_name).toBe('upload.csv');
  });

  it('may be larger than any other body', async () => {
    const big =
      `name,domain,description\n${'x'.repeat(900)}\n`.repeat(1) +
      `A,a.com,${'y'.repeat(1000)}\n`.repeat(22_000);
    expect(Buffer.byteLength(big)).toBeGreaterThan(20 * 1024 * 1024);
    const { data } = (await (await upload(big, 'big.csv')).json()) as { data: Source };
    expect(data.byte_size).toBe(Buffer.byteLength(big));
  });

  it('leaves nothing behind when it is no table', async () => {
    const answer = await upload(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.csv');
    expect(answer.status).toBe(422);
    expect(readdirSync(join(api.dataDir, 'sources'))).toEqual([]);
  });
});

describe('PATCH', () => {
  it('overrides how the file reads; preview, columns and count follow', async () => {
    const file = writeTestFile('odd.csv', Buffer.from('name;site\nM\xFCller;m.de\nA;a.de\n', 'latin1'));
    const source = await register(file);
    const patched = await api.data<Source>('PATCH', `${route}/${source.id}`, {
      encoding: 'iso-8859-2',
      header_line: null,
    });
    expect(patched.dialect).toMatchObject({ encoding: 'iso-8859-2', header_line: null, delimiter: ';' });
    expect(patched.columns.map(({ key }) => key)).toEqual(['column_1', 'column_2']);
    expect((await counted(source.id)).row_count).toBe(3);
    const job = await runOf(source.id, { mapping: { column_1: 'name' } });
    expect(fatesOf(job)).toEqual({ created: 3 });
    expect((await api.company('Müller')).domain).toBe(null);
  });

  it.each([[{ encoding: 'ebcdic' }], [{ delimiter: '' }], [{ nonsense: 1 }], [{ header_line: 0 }]])(
    'refuses %j',
    async (patch) => {
      const { id } = await register(writeTestFile('a.csv', table));
      expect((await api.refusal('PATCH', `${route}/${id}`, patch)).status).toBe(400);
    },
  );
});

describe('DELETE', () => {
  it('forgets the source and the bytes that were uploaded, not a file of the person’s own', async () => {
    const file = writeTestFile('a.csv', table);
    const { id } = await register(file);
    const { data: sent } = (await (await upload(table)).json()) as { data: Source };
    for (const source of [id, sent.id]) {
      expect(await api.data('DELETE', `${route}/${source}`)).toEqual({ id: source });
      expect((await api.refusal('GET', `${route}/${source}`)).status).toBe(404);
      expect((await api.refusal('POST', `${route}/${source}/run`, {})).status).toBe(404);
    }
    expect(existsSync(file)).toBe(true);
    expect(readdirSync(join(api.dataDir, 'sources'))).toEqual([]);
  });

  it('waits for the import that reads it', async () => {
    const { id } = await register(
      writeTestFile('a.csv', `name,domain\n${companyLines(40_000).join('\n')}\n`),
    );
    const { job_id } = await api.data<ImportJob>('POST', `${route}/${id}/run`, {});
    expect(await api.refusal('DELETE', `${route}/${id}`)).toMatchObject({
      status: 409,
      code: 'job_conflict',
    });
    expect((await api.ended(job_id)).created_count).toBe(40_000);
    expect((await api.send('DELETE', `${route}/${id}`)).status).toBe(200);
  });
});

describe('a run', () => {
  it('imports the file with its name, its hash and the mapping of its columns', async () => {
    const { id } = await register(writeTestFile('firms.csv', table));
    const answer = await api.send('POST', `${route}/${id}/run`, { tags: ['fair'] });
    expect(answer).toMatchObject({ status: 202, body: { data: { source_id: id, file_name: 'firms.csv' } } });
    const job = await api.ended((answer.body as { data: ImportJob }).data.job_id);
    expect(fatesOf(job)).toEqual({ created: 2, failed: 1, blank: 1 });
    expect(job).toMatchObject({
      status: 'completed',
      file_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      options: { tags: ['fair'], mapping: { Company: 'name', Website: 'domain', Branche: 'industry' } },
      errors: [{ row_number: 5, line: 5, column: 'Website', value: 'not a host' }],
    });
    expect((await api.company('Bolt')).industry).toBe('Stöße');
  });

  it('shows the exact number of rows from its beginning where the source was counted', async () => {
    const rows = 20_000;
    // The first rows are long, so that an estimate from them would be wrong.
    const long = companyLines(300).map((line) => `${line},${'x'.repeat(4000)}`);
    const text = `name,domain,description\n${[...long, ...companyLines(rows - 300, 300)].join('\n')}\n`;
    const { id } = await register(writeTestFile('a.csv', text));
    await counted(id);
    const totals = new Set<number | null>();
    api.backend.events.subscribe(({ payload }) => {
      if (payload && 'job_id' in payload) totals.add(payload.progress.rows_total);
    });
    const job = await runOf(id);
    expect(job.progress.rows_total).toBe(rows);
    expect([...totals]).toEqual([rows]);
  });

  it('leaves its source counted, also where it was not before', async () => {
    const { id } = await register(writeTestFile('a.csv', `name,domain\n${companyLines(3000).join('\n')}\n`));
    await runOf(id);
    expect(await counted(id)).toMatchObject({ status: 'ready', row_count: 3000 });
  });

  it('that is cancelled leaves its source counted too', async () => {
    const text = `name,domain\n${companyLines(60_000).join('\n')}\n`;
    const { id } = await register(writeTestFile('a.csv', text));
    const { job_id } = await api.data<ImportJob>('POST', `${route}/${id}/run`, {});
    await api.data('POST', `/v1/import/jobs/${job_id}/cancel`);
    expect((await api.ended(job_id)).status).toBe('cancelled');
    expect(await counted(id)).toMatchObject({ status: 'ready', row_count: 60_000 });
  });

  it('that does not begin leaves it to be counted as before', async () => {
    const text = `name,domain\n${companyLines(60_000).join('\n')}\n`;
    const { id } = await register(writeTestFile('a.csv', text));
    const recipe = { id: 'rcp_0123456789abcdef01234567' };
    expect((await api.refusal('POST', `${route}/${id}/run`, { recipe })).status).toBe(404);
    expect(await counted(id)).toMatchObject({ status: 'ready', row_count: 60_000 });
  });

  it('refuses a mapping that does not fit, and queues nothing', async () => {
    const { id } = await register(writeTestFile('a.csv', table));
    const error = await api.refusal('POST', `${route}/${id}/run`, { mapping: { Nope: 'name' } });
    expect(error).toMatchObject({ status: 400, code: 'validation_error' });
    expect(await api.data('GET', '/v1/import/jobs')).toMatchObject({ items: [] });
  });

  it('of two sources: both complete, one after the other', async () => {
    const sources = await Promise.all(
      [0, 1].map((at) => {
        const lines = companyLines(20_000, at * 10_000);
        return register(writeTestFile(`${at}.csv`, `name,domain\n${lines.join('\n')}\n`));
      }),
    );
    const ran = await Promise.all(sources.map(({ id }) => runOf(id)));
    // Both are copied at once, so either may be the first in the queue.
    const jobs = ran.sort((a, b) => Date.parse(a.started_at ?? '') - Date.parse(b.started_at ?? ''));
    expect(jobs.map(fatesOf)).toEqual([{ created: 20_000 }, { created: 10_000, skipped: 10_000 }]);
    const [first, second] = jobs;
    expect(Date.parse(second?.started_at ?? '')).toBeGreaterThanOrEqual(Date.parse(first?.finished_at ?? ''));
    expect(await api.data('GET', '/v1/workspace')).toMatchObject({ companies: 30_000 });
  });

  it('repeats its first answer to the same Idempotency-Key', async () => {
    const { id } = await register(writeTestFile('a.csv', table));
    const send = () => api.send('POST', `${route}/${id}/run`, {}, { 'idempotency-key': 'once' });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    await api.ended((first.body as { data: ImportJob }).data.job_id);
    expect((await send()).body).toEqual(first.body);
    expect((await api.data<{ items: unknown[] }>('GET', '/v1/import/jobs')).items).toHaveLength(1);
  });
});

describe('a file that is no longer the one that was shown', () => {
  const change: [string, (file: string) => void, RegExp][] = [
    ['grown', (file) => writeFileSync(file, `${table}More;more.com;\n`), /changed/],
    ['touched', (file) => utimesSync(file, 1_600_000_000, 1_600_000_000), /changed/],
    ['gone', (file) => rmSync(file), /no file/],
  ];
  it.each(change)('is not imported when it is %s', async (_, alter, why) => {
    const file = writeTestFile('firms.csv', table);
    const { id } = await register(file);
    await counted(id);
    alter(file);
    for (const action of ['dry-run', 'run']) {
      const error = await api.refusal('POST', `${route}/${id}/${action}`, {});
      expect([error.status, error.code]).toEqual([422, 'unreadable_file']);
      expect(error.message).toMatch(why);
      expect(error.message).not.toContain(dirname(file));
    }
    expect(await api.companies()).toEqual([]);
  });

  it('is imported as it was when it changes after the run was accepted', async () => {
    const lines = companyLines(50_000);
    const file = writeTestFile('a.csv', `name,domain\n${lines.join('\n')}\n`);
    const { id } = await register(file);
    const { job_id } = await api.data<ImportJob>('POST', `${route}/${id}/run`, {});
    writeFileSync(file, 'name,domain\nIntruder,intruder.com\n');
    rmSync(file);
    const job = await api.ended(job_id);
    expect([job.status, fatesOf(job)]).toEqual(['completed', { created: 50_000 }]);
  });
});

describe('a dry run', () => {
  it('has the very ledger, errors and groups of the run that follows, and writes nothing', async () => {
    await api.runCsv(['name,domain,industry', 'Acme,acme.com,Tools', 'Bolt,bolt.dev,Steel', 'Lone,,Wood']);
    const text = [
      'name,domain,industry,foundationYear',
      'Acme,acme.com,Toys,',
      'Bolt,bolt.dev,Steel,',
      'Acme,other.com,,',
      'LONE,lone.com,,',
      'New,new.com,,1999',
      'New,new.com,Glass,',
      'Bad,x y,,19x9',
      ',,,',
      'Last,,,2001',
    ];
    const { id } = await register(writeTestFile('a.csv', `${text.join('\n')}\n`));
    const mapping = Object.fromEntries(
      ['name', 'domain', 'industry', 'foundationYear'].map((name) => [name, name]),
    );
    for (const update_existing of [false, true]) {
      const before = await api.companies();
      const options = { mapping, update_existing };
      const dry = await api.data<DryRun>('POST', `${route}/${id}/dry-run`, options);
      expect(await api.companies()).toEqual(before);
      const job = await runOf(id, options);
      const groups = await api.data<{ items: unknown[] }>(
        'GET',
        `/v1/import/jobs/${job.job_id}/error-groups`,
      );
      expect(ledgerOf(dry)).toEqual(ledgerOf(job));
      expect(dry.errors).toEqual(job.errors);
      // Only before an import are mends suggested.
      const told = dry.error_groups.map((group) => ({ ...group, suggestions: undefined }));
      expect([dry.error_count, told]).toEqual([job.error_count, groups.items]);
    }
    await api.data('DELETE', `${route}/${id}`);
    await expect.poll(() => readdirSync(join(api.dataDir, 'scratch'))).toEqual([]);
  });
});
