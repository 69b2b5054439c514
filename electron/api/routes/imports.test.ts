import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { createBackend, type Backend } from '../../backend.ts';
import type { Caller } from '../services.ts';

let dir: string;
let backend: Backend;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-imports-'));
  backend = createBackend({ dataDir: join(dir, 'data'), version: 'test', rateLimit: 100_000 });
});
afterEach(async () => {
  await backend.close();
  rmSync(dir, { recursive: true, force: true });
});

type Sent = { body?: unknown; bytes?: Uint8Array; headers?: Record<string, string>; caller?: Caller['kind'] };

async function send(
  method: string,
  path: string,
  { body, bytes, headers = {}, caller = 'local' }: Sent = {},
) {
  const type = bytes ? 'application/octet-stream' : 'application/json';
  const request = new Request(`http://127.0.0.1:4000${path}`, {
    method,
    headers: { 'content-type': type, ...headers },
    ...(bytes
      ? { body: new Blob([Buffer.from(bytes)]) }
      : body === undefined
        ? {}
        : { body: JSON.stringify(body) }),
  });
  return backend.fetch(request, { kind: caller });
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names what it asks for
async function ask<T>(
  method: string,
  path: string,
  sent: Sent = {},
): Promise<{ status: number; data: T; error: ErrorBody['error'] }> {
  const response = await send(method, path, sent);
  const { data, error } = (await response.json()) as { data: T; error: ErrorBody['error'] };
  return { status: response.status, data, error };
}

const importRows = (body: unknown, headers: Record<string, string> = {}) =>
  ask<ImportJob>('POST', '/v1/import/companies', { body, headers });

async function finished(id: string): Promise<ImportJob> {
  for (;;) {
    const { data } = await ask<ImportJob>('GET', `/v1/import/jobs/${id}`);
    if (data.finished_at !== null) return data;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const file = (name: string, text: string): string => {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
};
const csv = 'Company Name,Website URL,# Employees\nAcme,https://www.acme.com,120\nBeta,,\n';

describe('POST /v1/import/companies', () => {
  it('imports CSV at once with the headers that a person would write', async () => {
    const { status, data } = await importRows({ csv, tags: ['fair'] });
    expect(status).toBe(200);
    expect(data).toMatchObject({ status: 'completed', created_count: 2, total_count: 2, errors: [] });
    const { data: list } = await ask<{ items: unknown[] }>('GET', '/v1/companies');
    expect(list.items).toMatchObject([
      { name: 'Acme', domain: 'acme.com', employeeRange: '51-200', tags: ['fair'] },
      { name: 'Beta', domain: null },
    ]);
  });

  it('counts rows as a spreadsheet does and balances the ledger', async () => {
    const text = `${csv},,\nAcme,acme.com,\nGamma,no host,many\n`;
    const { data } = await importRows({ csv: text });
    expect(data).toMatchObject({
      created_count: 2,
      blank_count: 1,
      skipped_count: 1,
      failed_count: 1,
      total_count: 5,
    });
    expect(data.errors).toMatchObject([
      {
        row_number: 6,
        line: 6,
        code: 'invalid_domain',
        field: 'domain',
        column: 'Website URL',
        value: 'no host',
      },
      { row_number: 6, line: 6, code: 'invalid_option', field: 'employeeRange', value: 'many' },
    ]);
  });

  it('takes column_N where there is no header', async () => {
    const mapping = { column_1: 'name', column_2: 'domain' };
    const { data } = await importRows({ csv: 'Acme,acme.com\nBeta,\n', has_header: false, mapping });
    expect(data).toMatchObject({ created_count: 2, errors: [] });
  });

  it('takes rows with their own types, and drops no key silently', async () => {
    const rows = [
      { name: 'Acme', emails: ['a@acme.com', 'b@acme.com'], fundingRaised: 18_900_000, foundationYear: 1974 },
      { name: 'Beta', 'Website URL': 'beta.com', groups: [] },
      { name: 'Gamma', nonsense: 1 },
      { name: 'Delta', customFieldValues: { grp_1: { Tier: 'A' } } },
      {},
    ];
    const { data } = await importRows({ rows });
    expect(data).toMatchObject({ created_count: 2, failed_count: 2, blank_count: 1, total_count: 5 });
    expect(data.errors).toMatchObject([
      { row_number: 3, code: 'unknown_field', field: 'nonsense' },
      { row_number: 4, code: 'unknown_group', field: 'custom:grp_1:Tier' },
    ]);
    const { data: list } = await ask<{ items: unknown[] }>('GET', '/v1/companies');
    expect(list.items).toMatchObject([
      { emails: ['a@acme.com', 'b@acme.com'], fundingRaised: '18900000', foundationYear: '1974' },
      { domain: 'beta.com' },
    ]);
  });

  it('queues more than 500 rows, of CSV and of JSON, and keeps nothing of the request afterwards', async () => {
    const names = Array.from({ length: 501 }, (_, at) => `Company ${at}`);
    const text = await importRows({ csv: `Name\n${names.join('\n')}\n` });
    expect(text).toMatchObject({ status: 202, data: { status: 'queued' } });
    expect(await finished(text.data.job_id)).toMatchObject({ status: 'completed', created_count: 501 });
    const json = await importRows({ rows: [...names.map((name) => ({ name })), { name: 'New', bad: 1 }] });
    expect(json.status).toBe(202);
    const done = await finished(json.data.job_id);
    expect(done).toMatchObject({ skipped_count: 501, failed_count: 1 });
    expect(done.errors).toMatchObject([{ row_number: 502, code: 'unknown_field' }]);
    await expect.poll(() => readdirSync(join(dir, 'data', 'sources'))).toEqual([]);
  });

  it('answers a repeated Idempotency-Key with the same job, done once', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const first = await importRows({ csv }, headers);
    const again = await importRows({ csv }, headers);
    expect(again.data).toEqual(first.data);
    expect((await importRows({ csv: `${csv}x,,\n` }, headers)).error.code).toBe('idempotency_conflict');
    const { data } = await ask<{ items: unknown[] }>('GET', '/v1/import/jobs');
    expect(data.items).toHaveLength(1);
  });

  it.each([
    [{}, 'validation_error'],
    [{ csv, rows: [] }, 'validation_error'],
    [{ csv, mapping: { Nope: 'name' } }, 'validation_error'],
    [
      { csv, mapping: { 'Company Name': 'custom:grp_00000000-0000-0000-0000-000000000000:Tier' } },
      'validation_error',
    ],
    [{ csv: 'Colour,Size\nred,1\n' }, 'validation_error'],
    [{ csv: '' }, 'unreadable_file'],
  ])('refuses %j as %s and keeps nothing of it', async (body, code) => {
    const { error } = await importRows(body);
    expect(error.code).toBe(code);
    const { data } = await ask<{ items: unknown[] }>('GET', '/v1/import/jobs');
    expect(data.items).toEqual([]);
  });
});

describe('the errors of a job', () => {
  it('come as the input’s own rows, to be fixed and sent again', async () => {
    const text =
      'Name,Website,Note\n"A, ""B""",bad host,=1+1\nOK,ok.com,\n,,only a note\nC,bad host,"x\ny"\n';
    const { data } = await importRows({ csv: text, mapping: { Name: 'name', Website: 'domain' } });
    const response = await send('GET', `/v1/import/jobs/${data.job_id}/errors?format=csv`);
    expect(response.headers.get('content-type')).toContain('text/csv');
    const out = await response.text();
    const [header, first, ...rest] = out.split('\r\n');
    expect(header).toBe('Name,Website,Note,_row,_field,_code,_message');
    expect(first).toMatch(/^"A, ""B""",bad host,=1\+1,2,domain,invalid_domain,/);
    expect(rest.join('\r\n')).toContain('C,bad host,"x\ny",5,domain,invalid_domain,');
  });

  it('come page by page and in groups', async () => {
    const text = `Name,Website\n${Array.from({ length: 7 }, (_, at) => `N${at},bad`).join('\n')}\n`;
    const { data } = await importRows({ csv: text, mapping: { Name: 'name', Website: 'domain' } });
    const path = `/v1/import/jobs/${data.job_id}`;
    type Page = { items: { row_number: number; cells: string[] }[]; pagination: { nextLink?: string } };
    const first = await ask<Page>('GET', `${path}/errors?limit=4`);
    expect(first.data.items.map((item) => item.row_number)).toEqual([2, 3, 4, 5]);
    expect(first.data.items[0]?.cells).toEqual(['N0', 'bad']);
    const link = new URL(first.data.pagination.nextLink ?? '', 'http://x');
    const second = await ask<Page>('GET', `${link.pathname}${link.search}`);
    expect(second.data.items.map((item) => item.row_number)).toEqual([6, 7, 8]);
    expect(second.data.pagination.nextLink).toBeUndefined();
    const groups = await ask<{ items: unknown[] }>('GET', `${path}/error-groups`);
    expect(groups.data.items).toMatchObject([
      {
        code: 'invalid_domain',
        field: 'domain',
        column: 'Website',
        rows: 7,
        values: [{ value: 'bad', rows: 7 }],
      },
    ]);
  });
});

describe('sources', () => {
  it('are read from a picked path, imported from a copy, and counted', async () => {
    const path = file('companies.csv', csv);
    const source = await ask<Source>('POST', '/v1/import/sources', { body: { path } });
    expect(source.data).toMatchObject({
      file_name: 'companies.csv',
      byte_size: csv.length,
      status: 'scanning',
    });
    const tried = await ask('POST', `/v1/import/sources/${source.data.id}/dry-run`, { body: {} });
    expect(tried.data).toMatchObject({ created_count: 2, total_count: 2 });
    const run = await ask<ImportJob>('POST', `/v1/import/sources/${source.data.id}/run`, { body: {} });
    expect(run.status).toBe(202);
    rmSync(path);
    expect(await finished(run.data.job_id)).toMatchObject({
      status: 'completed',
      created_count: 2,
      file_name: 'companies.csv',
      source_id: source.data.id,
    });
  });

  it('are uploaded by those who have no path here', async () => {
    const refused = await ask('POST', '/v1/import/sources', {
      body: { path: '/etc/passwd' },
      caller: 'session',
    });
    expect(refused.error).toMatchObject({ code: 'validation_error' });
    const headers = { 'x-file-name': encodeURIComponent('Käufer & Söhne.csv') };
    const source = await ask<Source>('POST', '/v1/import/sources', {
      bytes: Buffer.from(csv),
      headers,
      caller: 'session',
    });
    expect(source.data).toMatchObject({ file_name: 'Käufer & Söhne.csv', byte_size: csv.length });
    const run = await ask<ImportJob>('POST', `/v1/import/sources/${source.data.id}/run`, {
      body: {},
      caller: 'session',
    });
    expect(await finished(run.data.job_id)).toMatchObject({ created_count: 2 });
  });

  it('follow a change of how they are read', async () => {
    const path = file('semicolon.csv', 'Name;Website\nAcme;acme.com\n');
    const { data } = await ask<Source>('POST', '/v1/import/sources', { body: { path } });
    expect(data.dialect.delimiter).toBe(';');
    const changed = await ask<Source>('PATCH', `/v1/import/sources/${data.id}`, { body: { delimiter: ',' } });
    expect(changed.data.columns).toHaveLength(1);
    expect(changed.data.detected.delimiter).toBe(';');
  });

  it('are not imported after they changed or went away, and say so', async () => {
    const path = file('companies.csv', csv);
    const { data } = await ask<Source>('POST', '/v1/import/sources', { body: { path } });
    utimesSync(path, 1, 1);
    const changed = await ask('POST', `/v1/import/sources/${data.id}/run`, { body: {} });
    expect(changed.error).toMatchObject({ code: 'unreadable_file' });
    expect(changed.error.message).toContain('was changed');
    rmSync(path);
    const gone = await ask('POST', `/v1/import/sources/${data.id}/run`, { body: {} });
    expect(gone.error).toMatchObject({ code: 'unreadable_file' });
    expect(gone.error.message).toContain('no file');
    const { data: jobs } = await ask<{ items: unknown[] }>('GET', '/v1/import/jobs');
    expect(jobs.items).toEqual([]);
  });

  it.each([
    ['an empty file', ''],
    ['a picture', '\x89PNG\r\n\x1a\n0000'],
  ])('refuse %s and leave nothing behind', async (_, text) => {
    const bytes = Buffer.from(text, 'latin1');
    const { error } = await ask('POST', '/v1/import/sources', { bytes });
    expect(error.code).toBe('unreadable_file');
    expect(readdirSync(join(dir, 'data', 'sources'))).toEqual([]);
  });

  it('are forgotten with their files', async () => {
    const { data } = await ask<Source>('POST', '/v1/import/sources', { bytes: Buffer.from(csv) });
    expect(await ask('DELETE', `/v1/import/sources/${data.id}`)).toMatchObject({
      status: 200,
      data: { id: data.id },
    });
    expect((await ask('GET', `/v1/import/sources/${data.id}`)).error.code).toBe('not_found');
    expect(readdirSync(join(dir, 'data', 'sources'))).toEqual([]);
  });
});

it('lists imports newest first, page by page, and cancels only what has not ended', async () => {
  for (let n = 0; n < 3; n += 1) await importRows({ rows: [{ name: `N${n}` }] });
  type Page = { items: ImportJob[]; pagination: { nextLink?: string } };
  const first = await ask<Page>('GET', '/v1/import/jobs?limit=2');
  expect(first.data.items).toHaveLength(2);
  const link = new URL(first.data.pagination.nextLink ?? '', 'http://x');
  const second = await ask<Page>('GET', `${link.pathname}${link.search}`);
  expect(second.data.items).toHaveLength(1);
  const [last] = first.data.items;
  expect((await ask('POST', `/v1/import/jobs/${last?.job_id ?? ''}/cancel`)).error.code).toBe('job_conflict');
  expect((await ask('GET', '/v1/import/jobs/none')).error.code).toBe('not_found');
});
