import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { ExportJob } from '../../../shared/schema/export.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

const create = (test: TestBackend, body: object) => test.data<Company>('POST', '/v1/companies', body);

async function ended(test: TestBackend, body: object): Promise<ExportJob> {
  const { id } = await test.data<ExportJob>('POST', '/v1/exports', body);
  const look = () => test.data<ExportJob>('GET', `/v1/exports/${id}`);
  await expect.poll(async () => (await look()).status).not.toBe('running');
  return look();
}

/** Where the desktop would let a person choose. */
function targetOf(test: TestBackend, name: string): string {
  const folder = join(test.dataDir, 'chosen');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

async function textOf(test: TestBackend, body: object): Promise<string> {
  const path = targetOf(test, `out.${(body as { format?: string }).format ?? 'csv'}`);
  expect(await ended(test, { ...body, path })).toMatchObject({ status: 'completed', path });
  return readFileSync(path, 'utf8');
}

describe('an export', () => {
  it('writes what a query finds, in its order, with the columns that are asked for', async () => {
    const test = openBackend();
    for (const [name, industry] of [
      ['Beta', 'Steel'],
      ['Acme', 'Steel'],
      ['Gamma', 'Cloth'],
    ])
      await create(test, { name, industry, tags: ['a', 'b'] });
    const filter = { field: 'industry', operator: 'eq', value: 'Steel' };
    const body = { query: { filter, sort: 'name' }, columns: ['name', 'tags', 'industry'] };
    expect(await textOf(test, body)).toBe('Name,Tags,Industry\r\nAcme,a; b,Steel\r\nBeta,a; b,Steel\r\n');
  });

  it('writes a selection, and names the columns as another program wants them', async () => {
    const test = openBackend();
    const { id } = await create(test, { name: 'Acme', domain: 'acme.com' });
    await create(test, { name: 'Beta' });
    const text = await textOf(test, { companyIds: [id], template: 'hubspot' });
    expect(text.split('\r\n')[0]).toMatch(/^Company name,Company Domain Name,/);
    expect(text.split('\r\n')).toHaveLength(3);
  });

  it('has groups and custom fields as columns', async () => {
    const test = openBackend();
    const group = await test.data<{ id: string }>('POST', '/v1/groups', { name: 'Coverage' });
    const fields = `/v1/groups/${group.id}/custom-fields/company`;
    await test.data('POST', fields, { name: 'Tier', type: 'singleSelect', options: [{ label: 'A' }] });
    await create(test, {
      name: 'Acme',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Tier: 'A' } },
    });
    const columns = ['name', 'groups', `custom:${group.id}:Tier`];
    expect(await textOf(test, { columns })).toBe('Name,Groups,Coverage / Tier\r\nAcme,Coverage,A\r\n');
  });

  it('guards cells that a spreadsheet would run, unless told not to', async () => {
    const test = openBackend();
    await create(test, { name: '=1+1' });
    expect(await textOf(test, { columns: ['name'] })).toContain("'=1+1");
    expect(await textOf(test, { columns: ['name'], guard: false })).not.toContain("'=1+1");
  });

  it('imports again as it was, whatever the companies hold', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((value) => value.replaceAll(/[;|\n\r\0]/g, ' ').trim())
      .filter((value) => value !== '' && value.isWellFormed());
    const company = fc.record(
      {
        name: text,
        description: text,
        industry: text,
        foundationYear: fc.integer({ min: 1000, max: 2100 }).map(String),
        tags: fc.uniqueArray(text, { maxLength: 3 }),
      },
      { requiredKeys: ['name'] },
    );
    const companies = fc.uniqueArray(company, {
      maxLength: 6,
      selector: ({ name }) => name.normalize().toLowerCase(),
    });
    await fc.assert(
      fc.asyncProperty(companies, fc.boolean(), async (list, guard) => {
        const [one, other] = [openBackend(), openBackend()];
        for (const body of list) await one.send('POST', '/v1/companies', body);
        const before = (await one.data<{ items: Company[] }>('GET', '/v1/companies?limit=100')).items;
        const csv = await textOf(one, { guard });
        if (before.length > 0) await other.data('POST', '/v1/import/companies', { csv });
        const after = (await other.data<{ items: Company[] }>('GET', '/v1/companies?limit=100')).items;
        const bare = ({ name, description, industry, foundationYear, tags }: Company) => ({
          name,
          description,
          industry,
          foundationYear,
          tags,
        });
        expect(after.map(bare)).toEqual(before.map(bare));
        await Promise.all([one.close(), other.close()]);
      }),
      { numRuns: 15, examples: [[[{ name: '+' }], false]] },
    );
  });

  it('writes a workbook with numbers and dates as such, and nothing as a formula', async () => {
    const test = openBackend();
    await create(test, {
      name: '=A1 & <b>',
      foundationYear: 1999,
      fundingRaised: '1234.5',
      lastFundingDate: '2024-02-29',
      description: 'one\u000Btwo _x0041_',
    });
    const path = targetOf(test, 'out.xlsx');
    const columns = ['name', 'foundationYear', 'fundingRaised', 'lastFundingDate', 'description'];
    await ended(test, { format: 'xlsx', columns, path });
    const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<t xml:space="preserve">=A1 &amp; &lt;b&gt;</t>');
    expect(sheet).toContain('<c r="B2"><v>1999</v></c><c r="C2"><v>1234.50</v></c>');
    expect(sheet).toContain('<c r="D2" s="2"><v>45351</v></c>');
    expect(sheet).not.toContain('<f>');
    const source = await test.data<{ preview: { rows: { cells: string[] }[] } }>(
      'POST',
      '/v1/import/sources',
      { path },
    );
    expect(JSON.stringify(source)).toContain('one\\u000btwo _x0041_');
    expect(JSON.stringify(source)).toContain('2024-02-29');
  });

  it('writes JSON lines with numbers as texts, so that none is rounded', async () => {
    const test = openBackend();
    await create(test, { name: 'Acme', fundingRaised: '12345678901234567.89', emails: ['a@a.com'] });
    const text = await textOf(test, { format: 'jsonl', columns: ['id', 'name', 'fundingRaised', 'emails'] });
    expect(JSON.parse(text)).toEqual({
      id: expect.stringMatching(/^com_/),
      name: 'Acme',
      fundingRaised: '12345678901234567.89',
      emails: ['a@a.com'],
    });
  });

  it('can be fetched where it has no path, and only once it is there', async () => {
    const test = openBackend();
    await create(test, { name: 'Acme' });
    const { id, fileName } = await ended(test, { columns: ['name'] });
    const answer = await test.backend.fetch(new Request(`http://127.0.0.1/v1/exports/${id}/file`), {
      kind: 'local',
    });
    expect(await answer.text()).toBe('Name\r\nAcme\r\n');
    expect(answer.headers.get('content-disposition')).toContain(fileName);
    await test.close();
    expect(existsSync(join(test.dataDir, 'exports'))).toBe(false);
  });

  it('leaves the file that is there as it was where it fails, and nothing beside it', async () => {
    const test = openBackend();
    await create(test, { name: 'Acme' });
    const path = targetOf(test, 'missing/out.csv');
    const failed = await ended(test, { path });
    expect(failed).toMatchObject({ status: 'failed', failure: { code: 'unreadable_file' } });
    expect(failed.failure?.message).toContain('Make the folder');
    const kept = targetOf(test, 'kept.csv');
    writeFileSync(kept, 'mine');
    const bad = { path: kept, columns: ['nothing'] };
    expect(await test.refusal('POST', '/v1/exports', bad)).toMatchObject({ status: 400 });
    expect(readFileSync(kept, 'utf8')).toBe('mine');
    expect(readdirSync(join(test.dataDir, 'chosen'))).toEqual(['kept.csv']);
  });

  it.skipIf(process.platform === 'win32')('never takes the place of a pipe or a device', async () => {
    const test = openBackend();
    const path = targetOf(test, 'pipe.csv');
    execFileSync('mkfifo', [path]);
    expect(await test.refusal('POST', '/v1/exports', { path })).toMatchObject({
      status: 422,
      message: expect.stringContaining('a device or a pipe') as string,
    });
    expect(lstatSync(path).isFIFO()).toBe(true);
  });

  it('is refused a file name that says another format', async () => {
    const test = openBackend();
    const other = await test.refusal('POST', '/v1/exports', {
      format: 'xlsx',
      path: targetOf(test, 'a.csv'),
    });
    expect(other.message).toContain('.xlsx');
  });
});
