import { createHash } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { inlineRows, odsOf, odsTable, xlsxOf, zipOf } from '../../domain/imports/formats/testing-formats.ts';
import { writeTestFile } from '../../testing/backend.ts';
import { fatesOf, openImports, placesOf, type TestImports } from '../../testing/imports.ts';

const route = '/v1/import/sources';
let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const register = (path: string, choice = {}): Promise<Source> => api.data('POST', route, { path, ...choice });
const patch = (id: string, body: object): Promise<Source> => api.data('PATCH', `${route}/${id}`, body);
const runOf = async (id: string): Promise<ImportJob> => {
  const { job_id } = await api.data<ImportJob>('POST', `${route}/${id}/run`, {});
  return api.ended(job_id);
};
async function counted(id: string): Promise<Source> {
  const get = () => api.data<Source>('GET', `${route}/${id}`);
  await expect.poll(async () => (await get()).status, { timeout: 10_000 }).not.toBe('scanning');
  return get();
}
const filesLeft = (): string[] => readdirSync(join(api.dataDir, 'sources'));

const firms = [
  ['Company', 'Website', 'Tax number'],
  ['Acme', 'acme.com', '0071'],
  ['Bolt', 'not a host', ''],
];
const others = [
  ['name', 'domain'],
  ['Cord', 'cord.io'],
];
const workbook = xlsxOf({
  sheets: [
    { name: 'Empty', rows: '' },
    { name: 'Firms', rows: inlineRows(firms) },
    { name: 'Others', rows: inlineRows(others), hidden: true },
  ],
});

describe('a workbook', () => {
  it('is a source with its sheets, of which the first visible one with rows is read', async () => {
    const source = await register(writeTestFile('firms.xlsx', workbook));
    expect(source).toMatchObject({
      file_name: 'firms.xlsx',
      byte_size: workbook.length,
      format: 'xlsx',
      compression: null,
      entry: null,
      sheet: 'Firms',
      sheets: [
        { name: 'Empty', rows: 0, hidden: false },
        { name: 'Firms', rows: 3, hidden: false },
        { name: 'Others', rows: 2, hidden: true },
      ],
      columns: [{ key: 'Company' }, { key: 'Website' }, { key: 'Tax number' }],
    });
    expect((await counted(source.id)).row_count).toBe(2);
  });

  it('is imported by its rows, with the hash of the file itself', async () => {
    const { id } = await register(writeTestFile('firms.xlsx', workbook));
    const job = await runOf(id);
    expect(fatesOf(job)).toEqual({ created: 1, failed: 1 });
    expect(placesOf(job)).toMatchObject([{ row: 3, line: 3 }]);
    expect(job.file_sha256).toBe(createHash('sha256').update(workbook).digest('hex'));
    expect(job.file_name).toBe('firms.xlsx');
    expect((await api.company('Acme')).taxId).toBe('0071');
  });

  it('changes to another sheet, and what was chosen for the one before goes', async () => {
    const { id } = await register(writeTestFile('firms.xlsx', workbook));
    await patch(id, { header_line: null });
    const source = await patch(id, { sheet: 'Others' });
    expect(source).toMatchObject({ sheet: 'Others', columns: [{ key: 'name' }, { key: 'domain' }] });
    expect(filesLeft()).toHaveLength(1);
    expect(fatesOf(await runOf(id))).toEqual({ created: 1 });
    expect((await patch(id, { header_line: null })).sheet).toBe('Others');
  });

  it('is read by the sheet that is asked for at once', async () => {
    const { sheet } = await register(writeTestFile('firms.xlsx', workbook), { sheet: 'Others' });
    expect(sheet).toBe('Others');
  });

  it('refuses a sheet that it does not have, and stays as it is', async () => {
    const { id } = await register(writeTestFile('firms.xlsx', workbook));
    const error = await api.refusal('PATCH', `${route}/${id}`, { sheet: 'None' });
    expect(error).toMatchObject({ status: 400, code: 'validation_error' });
    expect(error.message).toContain('Empty, Firms, Others');
    expect((await counted(id)).sheet).toBe('Firms');
    expect(filesLeft()).toHaveLength(1);
  });

  it('refuses a delimiter, which it has none of', async () => {
    const { id } = await register(writeTestFile('firms.xlsx', workbook));
    const error = await api.refusal('PATCH', `${route}/${id}`, { delimiter: ';' });
    expect([error.status, error.message]).toEqual([400, expect.stringContaining('delimiter')]);
  });

  it('goes through every step of the wizard like any other file', async () => {
    const { id } = await register(writeTestFile('firms.xlsx', workbook));
    const dry = await api.data<DryRun>('POST', `${route}/${id}/dry-run`, {});
    expect(fatesOf(dry)).toEqual({ created: 1, failed: 1 });
    await patch(id, { header_line: null });
    const mapping = { column_1: 'name', column_2: 'domain' };
    await api.data('POST', `${route}/${id}/recipe`, { recipe: { save: 'Firms' }, mapping });
    await api.data('PATCH', `${route}/${id}/recipe`, { id: null });
    const job = await runOf(id);
    expect(fatesOf(job)).toEqual({ created: 1, failed: 1 });
  });

  it('that is saved again meanwhile is not imported', async () => {
    const file = writeTestFile('firms.xlsx', workbook);
    const { id } = await register(file);
    utimesSync(file, 1_600_000_000, 1_600_000_000);
    expect((await api.refusal('POST', `${route}/${id}/run`, {})).message).toMatch(/changed/);
    expect((await patch(id, {})).sheet).toBe('Firms');
    expect(fatesOf(await runOf(id))).toEqual({ created: 1, failed: 1 });
  });

  it('goes with everything that was made of it', async () => {
    const file = writeTestFile('firms.xlsx', workbook);
    const { id } = await register(file);
    await api.data('DELETE', `${route}/${id}`);
    expect(filesLeft()).toEqual([]);
  });
});

describe('an upload', () => {
  async function upload(bytes: Buffer, name: string): Promise<Response> {
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': name };
    const request = new Request(`http://127.0.0.1${route}`, { method: 'POST', headers, body: bytes });
    return api.backend.fetch(request, { kind: 'local' });
  }

  it('may be a workbook, whose sheet can be changed and of which nothing stays', async () => {
    const answer = await upload(odsOf(odsTable('A', firms) + odsTable('B', others)), 'a.ods');
    const { data } = (await answer.json()) as { data: Source };
    expect(data).toMatchObject({ format: 'ods', sheet: 'A', sheets: [{ name: 'A' }, { name: 'B' }] });
    expect((await patch(data.id, { sheet: 'B' })).columns.map(({ key }) => key)).toEqual(others[0]);
    expect(filesLeft()).toHaveLength(2);
    await api.data('DELETE', `${route}/${data.id}`);
    expect(filesLeft()).toEqual([]);
  });

  it('that cannot be read leaves nothing behind', async () => {
    const answer = await upload(workbook.subarray(0, 900), 'a.xlsx');
    expect(answer.status).toBe(422);
    expect(filesLeft()).toEqual([]);
  });
});

describe('an archive', () => {
  const files = {
    'readme.md': '# hello',
    'data/firms.csv': 'name,domain\nAcme,acme.com\n',
    'b.xlsx': workbook,
  };

  it('of several files lists them; another one may be chosen', async () => {
    const source = await register(writeTestFile('export.zip', zipOf(files)));
    expect(source).toMatchObject({
      format: 'delimited',
      compression: 'zip',
      entry: 'data/firms.csv',
      entries: ['readme.md', 'data/firms.csv', 'b.xlsx'],
      sheet: null,
    });
    expect(await patch(source.id, { entry: 'b.xlsx' })).toMatchObject({ format: 'xlsx', sheet: 'Firms' });
    expect(await patch(source.id, { sheet: 'Others' })).toMatchObject({ entry: 'b.xlsx', sheet: 'Others' });
    expect(fatesOf(await runOf(source.id))).toEqual({ created: 1 });
  });

  it('that is gzip reads as it stands where it holds a delimited text', async () => {
    const source = await register(writeTestFile('a.csv.gz', gzipSync('name;domain\nAcme;acme.com\n')));
    expect(source).toMatchObject({ format: 'delimited', compression: 'gzip', dialect: { delimiter: ';' } });
    expect(readdirSync(api.dataDir)).not.toContain('sources');
    expect(fatesOf(await runOf(source.id))).toEqual({ created: 1 });
  });

  it('that is gzip is unpacked where it holds JSON', async () => {
    const source = await register(
      writeTestFile('a.jsonl.gz', gzipSync('{"name":"Acme"}\nno json\n{"name":"Bolt"}\n')),
    );
    expect(source).toMatchObject({
      format: 'jsonl',
      compression: 'gzip',
      columns: [{ key: 'name' }],
      issues: [{ line: 2, code: 'bad_json' }],
    });
    expect(fatesOf(await runOf(source.id))).toEqual({ created: 2, failed: 1 });
  });
});

describe('a JSON file', () => {
  it('is imported by the number of its records', async () => {
    const records = [
      { name: 'Acme', tags: ['a', 'b'] },
      { name: 'Bad', domain: 'not a host' },
    ];
    const source = await register(writeTestFile('a.json', JSON.stringify(records)));
    expect(source).toMatchObject({
      format: 'json',
      sheets: [],
      columns: [{ key: 'name' }, { key: 'tags' }, { key: 'domain' }],
    });
    expect(source.preview.map(({ line, kind }) => [line, kind])).toEqual([
      [0, 'header'],
      [1, 'data'],
      [2, 'data'],
    ]);
    const job = await runOf(source.id);
    expect(placesOf(job)).toMatchObject([{ row: 2, line: 2, field: 'domain' }]);
    expect((await api.company('Acme')).tags).toEqual(['a', 'b']);
  });

  it('that is none is refused with what to do, by a path too', async () => {
    const file = writeTestFile('a.json', '{"name": "Acme",\n "domain": "acme.com"}');
    const error = await api.refusal('POST', route, { path: file });
    expect([error.status, error.code, error.message]).toEqual([
      422,
      'unreadable_file',
      expect.stringContaining('one object'),
    ]);
    writeFileSync(file, '');
    expect((await api.refusal('POST', route, { path: file })).message).toContain('empty');
  });
});
