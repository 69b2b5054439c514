import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { DryRow } from '../../../shared/schema/dry-run.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { fatesOf, openImports, type TestImports } from '../../testing/imports.ts';
import { dryRows, sendSource, tryOut } from '../../testing/sources.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const mapping = { name: 'name', domain: 'domain', industry: 'industry', year: 'foundationYear' };
const update = { mapping, update_existing: true };
const head = 'name,domain,industry,year';
const csvOf = (...lines: string[]): string => `${[head, ...lines].join('\n')}\n`;
const edit = (id: string, edits: object, more = {}) =>
  api.data<{ edits: object; total: number }>('PATCH', `/v1/import/sources/${id}/rows`, { edits, ...more });
const pageOf = (dry: DryRun, query: string) =>
  api.data<{ items: DryRow[]; total: number }>('GET', `/v1/import/dry-runs/${dry.dry_run_id}/rows?${query}`);
const runOf = async (id: string, options: object): Promise<ImportJob> => {
  const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${id}/run`, options);
  return api.ended(job_id);
};

const file = csvOf(
  'Acme,acme.com,Rockets,1949', // 2: updates
  'Bolt,bolt.dev,Steel,1990', // 3: creates
  'Bolt again,bolt.dev,Glass,', // 4: means row 3
  'Cog,cog wheel.de,,', // 5: no host name
  'Dyn,dyn.com,,19O5', // 6: no year
  ',,,', // 7: blank
  'Acme,,Rockets,', // 8: by name, nothing new
);
async function storeAcme(): Promise<void> {
  await api.data('POST', '/v1/companies', { name: 'Acme', domain: 'acme.com', industry: 'Anvils' });
}

describe('a dry run', () => {
  it('tells each row’s fate, and each cell before and after', async () => {
    await storeAcme();
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, update);
    expect(dry).toMatchObject({
      created_count: 1,
      updated_count: 2,
      unchanged_count: 1,
      failed_count: 2,
      blank_count: 1,
      changed_cells: 4,
      matched: { domain: 1, name: 1 },
      changed_fields: [
        { field: 'industry', rows: 2 },
        { field: 'name', rows: 1 },
        { field: 'foundationYear', rows: 1 },
      ],
      skipped_groups: [],
      row_edits: 0,
    });
    const rows = await dryRows(api, dry);
    expect(rows.map(({ fate }) => fate)).toEqual([
      'updated',
      'created',
      'updated',
      'failed',
      'failed',
      'blank',
      'unchanged',
    ]);
    expect(rows[0]).toMatchObject({
      row_number: 2,
      line: 2,
      met: { by: 'domain', row_number: null, company_id: expect.stringMatching(/^com_/) },
      cells: {
        name: { before: 'Acme', after: 'Acme' },
        industry: { before: 'Anvils', after: 'Rockets' },
        foundationYear: { before: null, after: '1949' },
      },
    });
    // As this row leaves it, not as the row after it does.
    expect(rows[1]?.cells).toMatchObject({
      name: { before: null, after: 'Bolt' },
      industry: { before: null, after: 'Steel' },
    });
    expect(rows[2]).toMatchObject({
      met: { by: 'domain', row_number: 3, company_id: null },
      cells: {
        name: { before: 'Bolt', after: 'Bolt again' },
        foundationYear: { before: '1990', after: '1990' },
      },
    });
    expect(rows[3]).toMatchObject({
      cells: { name: { before: 'Cog', after: 'Cog' }, domain: { before: 'cog wheel.de' } },
      errors: [{ code: 'invalid_domain', column: 'domain', suggestion: 'cog-wheel.de' }],
    });
    expect(rows[4]?.errors).toMatchObject([{ field: 'foundationYear', value: '19O5', suggestion: '1905' }]);
    expect(rows[5]?.cells).toEqual({});
  });

  it('says what rows that are skipped met, and which of them say something else', async () => {
    await storeAcme();
    const { id } = await sendSource(
      api,
      csvOf('Acme,acme.com,,', 'Bolt,bolt.dev,Steel,', 'Bolt,bolt.dev,Steel,', 'B,bolt.dev,Glass,'),
    );
    const dry = await tryOut(api, id, { mapping });
    expect(dry.skipped_groups).toMatchObject([
      { code: 'repeated_domain', rows: 2, differing: 1, row_numbers: [4, 5] },
      { code: 'stored_domain', rows: 1, differing: 0, row_numbers: [2] },
    ]);
    const rows = await dryRows(api, dry, '&code=repeated_domain');
    expect(rows.map(({ met }) => met?.row_number)).toEqual([3, 3]);
    expect(rows[1]?.cells['industry']).toEqual({ before: 'Glass', after: 'Glass' });
  });

  it('finds rows by fate, changed field, cause, row number and text, at any place', async () => {
    await storeAcme();
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, update);
    const numbers = async (query: string) => (await pageOf(dry, query)).items.map(({ row_number: n }) => n);
    expect(await numbers('fate=failed')).toEqual([5, 6]);
    expect(await numbers('field=industry&fate=updated')).toEqual([2, 4]);
    expect(await numbers('code=invalid_year&field=foundationYear')).toEqual([6]);
    expect(await numbers('q=6')).toEqual([6]);
    expect(await numbers('q=BOLT')).toEqual([3, 4]);
    expect(await numbers('q=cog%20w')).toEqual([5]);
    expect(await numbers('offset=5&limit=1')).toEqual([7]);
    expect(await pageOf(dry, 'offset=900')).toEqual({ items: [], total: 7 });
  });

  it('offers what failing values of a group probably mean', async () => {
    const { id } = await sendSource(api, csvOf('A,a b.de,,', 'B,a b.de,,', 'C,nope,,', 'D,d.de,,l999'));
    const dry = await tryOut(api, id, { mapping });
    expect(dry.error_groups.map(({ code, suggestions }) => [code, suggestions])).toEqual([
      ['invalid_domain', [{ value: 'a b.de', suggestion: 'a-b.de', rows: 2 }]],
      ['invalid_year', [{ value: 'l999', suggestion: '1999', rows: 1 }]],
    ]);
  });

  it('is kept until the file is tried again, is read otherwise or is deleted', async () => {
    const scratch = join(api.dataDir, 'scratch');
    const { id } = await sendSource(api, file);
    const first = await tryOut(api, id, update);
    const second = await tryOut(api, id, update);
    const gone = (dry: DryRun) => api.refusal('GET', `/v1/import/dry-runs/${dry.dry_run_id}/rows`);
    expect(await gone(first)).toMatchObject({ code: 'not_found' });
    expect(await pageOf(second, '')).toMatchObject({ total: 7 });
    await api.data('PATCH', `/v1/import/sources/${id}`, { header_line: null });
    expect(await gone(second)).toMatchObject({ code: 'not_found' });
    await api.data('PATCH', `/v1/import/sources/${id}`, { header_line: 1 });
    const third = await tryOut(api, id, update);
    await api.data('DELETE', `/v1/import/sources/${id}`);
    expect(await gone(third)).toMatchObject({ code: 'not_found' });
    await expect.poll(() => (existsSync(scratch) ? readdirSync(scratch) : [])).toEqual([]);
  });

  it('is let go of when its import starts, not when the import is refused', async () => {
    const scratch = join(api.dataDir, 'scratch');
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, { mapping });
    await api.refusal('POST', `/v1/import/sources/${id}/run`, { mapping: { industry: 'industry' } });
    expect(await pageOf(dry, '')).toMatchObject({ total: 7 });
    await runOf(id, { mapping });
    const rows = `/v1/import/dry-runs/${dry.dry_run_id}/rows`;
    expect(await api.refusal('GET', rows)).toMatchObject({ code: 'not_found' });
    await expect.poll(() => readdirSync(scratch)).toEqual([]);
  });

  it('can be stopped, and says that nothing was written', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `Firm ${at},f${at}.example,,`);
    const { id } = await sendSource(api, csvOf(...lines));
    const asked = api.refusal('POST', `/v1/import/sources/${id}/dry-run`, { mapping });
    const stop = () => api.data<{ stopped: boolean }>('DELETE', `/v1/import/sources/${id}/dry-run`);
    await expect.poll(async () => (await stop()).stopped).toBe(true);
    expect(await asked).toMatchObject({
      code: 'job_conflict',
      message: expect.stringContaining('Nothing was written'),
    });
    expect(await stop()).toEqual({ stopped: false });
    expect(await api.companies()).toEqual([]);
  });

  it('tells how far it has come', async () => {
    const heard: unknown[] = [];
    const { id } = await sendSource(api, csvOf('A,a.de,,'));
    api.backend.events.subscribe((event) => event.topic === 'source:dry-run' && heard.push(event));
    await tryOut(api, id, { mapping });
    expect(heard[0]).toMatchObject({ id, payload: { rows_done: 1 } });
  });

  it('comes as a file with every row, safe to open in a spreadsheet', async () => {
    await storeAcme();
    const { id } = await sendSource(api, csvOf('Acme,acme.com,=1+1,', 'Bolt,b olt.dev,,'));
    const { dry_run_id } = await tryOut(api, id, update);
    const url = `http://127.0.0.1/v1/import/dry-runs/${dry_run_id}/diff.csv`;
    const answer = await api.backend.fetch(new Request(url), { kind: 'local' });
    const [heads, first, second] = (await answer.text()).split('\r\n');
    expect(heads).toBe(
      '_row,_line,_fate,_why,name_before,name,domain_before,domain,industry_before,industry,foundationYear_before,foundationYear',
    );
    expect(first).toMatch(/^2,2,updated,domain of com_\S+,Acme,Acme,acme.com,acme.com,Anvils,'=1\+1,,$/);
    expect(second).toMatch(/^3,3,failed,.*host name.*,Bolt,Bolt,b olt.dev,b olt.dev,,,,$/);
  });
});

describe('row edits', () => {
  it('mend cells and leave rows out, in the dry run and in the import alike', async () => {
    await storeAcme();
    const { id } = await sendSource(api, file);
    await edit(id, {
      5: { cells: { domain: 'cog-wheel.de' } },
      3: { leave_out: true },
      7: { cells: { name: 'Filled' } },
    });
    const dry = await tryOut(api, id, update);
    expect(dry.row_edits).toBe(3);
    expect(dry.skipped_groups).toMatchObject([{ code: 'left_out', rows: 1, row_numbers: [3] }]);
    expect(await dryRows(api, dry, '&code=left_out')).toMatchObject([
      { row_number: 3, fate: 'skipped', cells: { name: { before: 'Bolt', after: 'Bolt' } } },
    ]);
    expect(fatesOf(await runOf(id, update))).toEqual({
      created: 3,
      updated: 1,
      unchanged: 1,
      skipped: 1,
      failed: 1,
    });
    expect(await api.company('Cog')).toMatchObject({ domain: 'cog-wheel.de' });
    expect(await api.company('Bolt again')).toMatchObject({ domain: 'bolt.dev', industry: 'Glass' });
  });

  it('add up, can be taken back one by one or all, and survive a restart', async () => {
    const { id } = await sendSource(api, file);
    await edit(id, { 5: { cells: { domain: 'cog.de' } } });
    await edit(id, { 5: { cells: { name: 'Cogs' } }, 6: { leave_out: true } });
    await api.close();
    api = openImports((await import('../../testing/backend.ts')).openBackend(api.dataDir));
    expect(await api.data('GET', `/v1/import/sources/${id}/rows`)).toEqual({
      edits: { 5: { cells: { domain: 'cog.de', name: 'Cogs' } }, 6: { leave_out: true } },
      total: 2,
    });
    expect(await edit(id, { 6: null })).toMatchObject({ total: 1 });
    expect(await edit(id, {}, { clear: true })).toEqual({ edits: {}, total: 0 });
  });

  it('are dropped with a word when the file is read otherwise, and kept when it is not', async () => {
    const { id } = await sendSource(api, file);
    await edit(id, { 5: { leave_out: true } });
    const same = await api.data<Source>('PATCH', `/v1/import/sources/${id}`, { header_line: 1 });
    expect(same.issues.map(({ code }) => code)).not.toContain('edits_dropped');
    const other = await api.data<Source>('PATCH', `/v1/import/sources/${id}`, { delimiter: ';' });
    expect(other.issues[0]).toMatchObject({
      code: 'edits_dropped',
      message: expect.stringContaining('as in the file again'),
    });
    expect(await edit(id, {})).toMatchObject({ total: 0 });
  });

  it.each([
    ['a column that is not there', { 5: { cells: { nope: 'x' } } }, /no column .*nope/],
    ['a row above the first', { 1: { leave_out: true } }, /no row 1\b/],
    ['a row number that is none', { x: { leave_out: true } }, /no row x/],
  ])('are refused for %s, and nothing is kept', async (_, edits, message) => {
    const { id } = await sendSource(api, file);
    const error = await api.refusal('PATCH', `/v1/import/sources/${id}/rows`, {
      edits: { ...edits, 2: { leave_out: true } },
    });
    expect(error).toMatchObject({ code: 'validation_error' });
    expect(JSON.stringify(error)).toMatch(message);
    expect(await edit(id, {})).toMatchObject({ total: 0 });
  });
});
