import * as fc from 'fast-check';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, beforeEach } from 'vitest';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import type { Recipe, RecipeFile } from '../../../shared/schema/recipe.ts';
import { inlineRows, xlsxOf, zipOf } from '../../domain/imports/formats/testing-formats.ts';
import { writeTestFile } from '../../testing/backend.ts';
import { fatesOf, openImports, type TestImports } from '../../testing/imports.ts';

const recipes = '/v1/import/recipes';
const sources = '/v1/import/sources';
let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const file: RecipeFile = {
  rowbench_recipe: 1,
  name: 'CRM accounts, monthly',
  columns: ['Account', 'Website', 'Staff', 'Notes'],
  dialect: {},
  mapping: { Account: 'name', Website: 'domain', Staff: 'employeeRange', Notes: 'ignore' },
  rules: { columns: { Staff: { values: { many: '10000+' } } }, blank: 'clear' },
  update_existing: true,
  tags: ['crm'],
};

const create = (changes: Partial<RecipeFile> = {}): Promise<Recipe> =>
  api.data('POST', recipes, { ...file, ...changes });
const register = (text: string | Buffer, name = 'crm-2026-11.csv'): Promise<Source> =>
  api.data('POST', sources, { path: writeTestFile(name, text) });
const run = async (sourceId: string, options: object = {}): Promise<ImportJob> => {
  const { job_id } = await api.data<ImportJob>('POST', `${sources}/${sourceId}/run`, options);
  return api.ended(job_id);
};

const october = 'Account,Website,Staff,Notes\nAcme,acme.com,11-50,x\nBolt,bolt.dev,51-200,y\n';

describe('stored recipes', () => {
  it('come back as the file that was stored', async () => {
    const { id } = await create();
    expect(await api.data<Recipe>('GET', `${recipes}/${id}`)).toMatchObject({ ...without(file), version: 1 });
    expect((await api.send('GET', `${recipes}/${id}/file`)).body).toEqual(file);
  });

  it('have names that are theirs alone, whatever the case', async () => {
    const { id } = await create();
    const refused = await api.refusal('POST', recipes, { ...file, name: 'crm ACCOUNTS, monthly ' });
    expect(refused).toMatchObject({ status: 409, code: 'name_taken', details: { recipeId: id } });
  });

  it('are renamed and changed in parts, unless somebody was quicker', async () => {
    const { id } = await create();
    const path = `${recipes}/${id}`;
    const renamed = await api.send('PATCH', path, { name: 'Monthly' }, { 'if-match': '"1"' });
    expect(renamed.headers.get('etag')).toBe('"2"');
    expect((await api.send('PATCH', path, { tags: [] }, { 'if-match': '"1"' })).status).toBe(409);
    const { data } = (await api.send('PATCH', path, { tags: ['b'] })).body as { data: Recipe };
    expect(data).toMatchObject({ name: 'Monthly', tags: ['b'], version: 3, mapping: file.mapping });
  });

  it('stay whole: a change that names an unknown column is refused and changes nothing', async () => {
    const { id } = await create();
    const refused = await api.refusal('PATCH', `${recipes}/${id}`, { mapping: { Nowhere: 'name' } });
    expect(refused.message).toContain('"Nowhere" is none of the recipe');
    expect(await api.data('GET', `${recipes}/${id}`)).toMatchObject({ version: 1, mapping: file.mapping });
  });

  it.each([
    [{ rowbench_recipe: 2 }, 'Update Rowbench'],
    [{ rowbench_recipe: undefined }, 'no Rowbench recipe'],
    [{ mapping: { Account: 'nickname' } }, 'Map to one of name'],
    [{ columns: ['Account', 'Account', 'Website', 'Staff', 'Notes'] }, 'listed twice'],
    [{ extra: 1 }, 'check its spelling'],
  ])('are refused with a reason where a file is bad: %j', async (change, reason) => {
    const refused = await api.refusal('POST', recipes, { ...file, ...change });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused)).toContain(reason);
  });

  it('are forgotten, and listed page by page', async () => {
    for (const name of ['a', 'b', 'c']) await create({ name });
    const page = await api.data<{ items: Recipe[]; pagination: { nextLink: string } }>(
      'GET',
      `${recipes}?limit=2`,
    );
    expect(page.items.map(({ name }) => name)).toEqual(['a', 'b']);
    await api.data('DELETE', `${recipes}/${page.items[0]?.id}`);
    const named = await api.data<{ items: Recipe[] }>('GET', `${recipes}?name=A`);
    expect(named.items).toEqual([]);
    expect((await api.refusal('DELETE', `${recipes}/${page.items[0]?.id}`)).status).toBe(404);
  });
});

const without = ({ rowbench_recipe: _version, ...rest }: RecipeFile) => rest;

describe('a file that a recipe knows', () => {
  it('is read by it: the same columns, however written and in whatever order', async () => {
    const { id } = await create();
    const source = await register('NOTES,account,Website,staff\nx,Acme,acme.com,many\n');
    expect(source.recipe).toMatchObject({
      id,
      match: 'same_columns',
      fits: true,
      drift: { missing: [], new: [], renamed: [] },
      options: {
        mapping: { NOTES: 'ignore', account: 'name', Website: 'domain', staff: 'employeeRange' },
        rules: { columns: { staff: file.rules.columns?.['Staff'] }, blank: 'clear' },
        update_existing: true,
        tags: ['crm'],
      },
    });
  });

  it('tells what is renamed, new and missing, and keeps a new column out', async () => {
    await create();
    const source = await register('Account,Web site URL,Staff,Notes,Industry\nAcme,acme.com,11-50,x,Tools\n');
    expect(source.recipe).toMatchObject({ match: 'similar_columns', fits: true });
    expect(source.recipe?.drift).toEqual({
      missing: [],
      new: [{ column: 'Industry', suggestion: 'industry' }],
      renamed: [{ from: 'Website', to: 'Web site URL', confidence: expect.any(Number) }],
      new_values: [],
      entry: null,
    });
    expect(source.recipe?.options.mapping).toMatchObject({ 'Web site URL': 'domain', Industry: 'ignore' });
  });

  it('does not fit where a column is missing that the recipe imports', async () => {
    await create();
    const source = await register('Account,Website,Notes\nAcme,acme.com,x\n');
    expect(source.recipe).toMatchObject({ fits: false });
    expect(source.recipe?.drift.missing).toEqual([{ column: 'Staff', target: 'employeeRange' }]);
  });

  it('tells of values that neither the recipe nor the field knows, once the file was read whole', async () => {
    await create();
    const source = await register(
      'Account,Website,Staff,Notes\nA,a.com,many,\nB,b.com,11-50,\nC,c.com,200+,\n',
    );
    const look = () => api.data<Source>('GET', `${sources}/${source.id}`);
    await expect
      .poll(async () => (await look()).recipe?.drift.new_values, { timeout: 10_000 })
      .toEqual([{ column: 'Staff', target: 'employeeRange', values: ['200+'] }]);
  });

  it('takes along the columns that rules make of others', async () => {
    const rules = { columns: { Host: { from: 'Website', steps: [{ kind: 'domain' as const }] } } };
    await create({ rules, mapping: { Account: 'name', Host: 'domain' } });
    const { recipe } = await register('Account,Staff,Notes\nAcme,11-50,\n');
    expect(recipe).toMatchObject({ fits: false, drift: { missing: [{ column: 'Website' }] } });
    const same = await register('account,website,Staff,Notes\nAcme,https://acme.com/x,11-50,\n');
    expect(same.recipe?.options).toMatchObject({
      mapping: { account: 'name', website: 'ignore', Host: 'domain' },
      rules: { columns: { Host: { from: 'website' } } },
    });
    const job = await run(same.id, { ...same.recipe?.options, recipe: { remember: true } });
    expect(await api.company('Acme')).toMatchObject({ domain: 'acme.com' });
    expect((await api.send('GET', `/v1/import/jobs/${job.job_id}/recipe`)).body).toMatchObject({
      mapping: { Host: 'domain' },
      rules: { columns: { Host: { from: 'website' } } },
    });
  });

  it('is read on the sheet that was chosen last time', async () => {
    const workbook = (company: string) =>
      xlsxOf({
        sheets: [
          { name: 'Cover', rows: inlineRows([['Report'], ['2026']]) },
          {
            name: 'Accounts',
            rows: inlineRows([
              ['Account', 'Website'],
              [company, `${company}.com`],
            ]),
          },
        ],
      });
    const october = await register(workbook('acme'), 'crm-10.xlsx');
    expect(october.sheet).toBe('Cover');
    const accounts = await api.data<Source>('PATCH', `${sources}/${october.id}`, { sheet: 'Accounts' });
    const mapping = { Account: 'name', Website: 'domain' };
    const job = await run(accounts.id, { mapping, recipe: { remember: true } });
    expect((await api.send('GET', `/v1/import/jobs/${job.job_id}/recipe`)).body).toMatchObject({
      sheet: 'Accounts',
    });
    const november = await register(workbook('bolt'), 'crm-11.xlsx');
    expect(november).toMatchObject({ sheet: 'Accounts', recipe: { fits: true, options: { mapping } } });
    expect(readdirSync(join(api.dataDir, 'sources'))).toHaveLength(3);
    const plain = await register('Account,Website\nA,a.com\n');
    expect(plain.recipe?.fits).toBe(true);
  });

  it('is read in the archive’s file that was chosen last time, and says so when that is gone', async () => {
    const table = (company: string) => `Account,Website\n${company},${company}.com\n`;
    const cover = 'Report,Year\nX,2026\n';
    const archive = (company: string, name = 'data/accounts.csv') =>
      zipOf({ 'a-cover.csv': cover, [name]: table(company), 'z-old.csv': table('old') });
    const october = await register(archive('acme'), 'crm-10.zip');
    expect(october.entry).toBe('a-cover.csv');
    const body = { entry: 'data/accounts.csv' };
    const accounts = await api.data<Source>('PATCH', `${sources}/${october.id}`, body);
    const mapping = { Account: 'name', Website: 'domain' };
    const job = await run(accounts.id, { mapping, recipe: { remember: true } });
    expect((await api.send('GET', `/v1/import/jobs/${job.job_id}/recipe`)).body).toMatchObject(body);
    const november = await register(archive('bolt'), 'crm-11.zip');
    expect(november).toMatchObject({ ...body, recipe: { fits: true, drift: { entry: null } } });
    // The first file fits by its columns; it is not the one.
    const sorted = zipOf({ 'a-old.csv': table('old'), 'data/accounts.csv': table('cato') });
    expect(await register(sorted, 'crm-12.zip')).toMatchObject({
      ...body,
      recipe: { drift: { entry: null } },
    });
    const gone = zipOf({ 'b-new.csv': table('dell'), 'z-old.csv': table('old') });
    expect(await register(gone, 'crm-13.zip')).toMatchObject({
      entry: 'b-new.csv',
      recipe: {
        fits: true,
        drift: {
          entry: {
            wanted: 'data/accounts.csv',
            read: 'b-new.csv',
            there: false,
            others: ['b-new.csv', 'z-old.csv'],
          },
        },
      },
    });
    expect((await register(table('plain'))).recipe).toMatchObject({ drift: { entry: null } });
  });

  it('is not taken for another kind of file', async () => {
    await create();
    expect((await register('Account,City,Country,Phone\nAcme,Oslo,NO,1\n')).recipe).toBe(null);
    expect((await register('Acme,acme.com\nBolt,bolt.dev\n')).recipe).toBe(null);
  });

  it('is read in the recipe’s dialect, also where its header is only found so', async () => {
    const odd = { ...file, columns: ['a1', 'b2'], mapping: { a1: 'name', b2: 'domain' } } as const;
    await create({ ...odd, columns: [...odd.columns], rules: {}, dialect: { header_line: 1 } });
    const source = await register('a1,b2\nc3,d4.com\n');
    expect(source.columns.map(({ key }) => key)).toEqual(['a1', 'b2']);
    expect(source.recipe?.options.mapping).toEqual({ a1: 'name', b2: 'domain' });
  });

  it('is read without the recipe when a person declines it, and stays so', async () => {
    const { id } = await create();
    const source = await register(october);
    expect(source.recipe?.id).toBe(id);
    const path = `${sources}/${source.id}`;
    expect((await api.data<Source>('PATCH', `${path}/recipe`, { id: null })).recipe).toBe(null);
    expect((await api.data<Source>('PATCH', path, { encoding: 'windows-1252' })).recipe).toBe(null);
    expect((await api.data<Source>('PATCH', `${path}/recipe`, { id })).recipe).toMatchObject({
      id,
      match: 'chosen',
    });
    expect(await api.data<Source>('PATCH', `${path}/recipe`, { file })).toMatchObject({
      recipe: { id: null, name: file.name, fits: true },
    });
  });
});

it('keeps choices as a recipe without a run', async () => {
  const source = await register(october);
  const body = { mapping: { Account: 'name' }, recipe: { save: 'Draft' } };
  const saved = await api.data<Source>('POST', `${sources}/${source.id}/recipe`, body);
  expect(saved.recipe).toMatchObject({ name: 'Draft', fits: true, last_used_at: null });
  expect(saved.recipe?.options.mapping).toMatchObject({ Account: 'name', Website: 'ignore' });
  const id = saved.recipe?.id ?? '';
  await api.data('POST', `${sources}/${source.id}/recipe`, {
    ...body,
    tags: ['t'],
    recipe: { id, update: true },
  });
  expect(await api.data('GET', `${recipes}/${id}`)).toMatchObject({ version: 2, tags: ['t'] });
});

describe('a run', () => {
  const options = { mapping: { Account: 'name', Website: 'domain', Staff: 'ignore' } };

  it('keeps nothing unless it is told to', async () => {
    const job = await run((await register(october)).id, options);
    expect(job.recipe).toBe(null);
    expect((await api.data<{ items: [] }>('GET', recipes)).items).toEqual([]);
  });

  it('saves its choices under a name, and the next file opens with them', async () => {
    const source = await register(october);
    const job = await run(source.id, { ...options, tags: ['x'], recipe: { save: 'Monthly' } });
    expect(job.recipe).toMatchObject({ name: 'Monthly' });
    const next = await register(october);
    expect(next.recipe).toMatchObject({ name: 'Monthly', automatic: false, fits: true });
    expect(next.recipe?.options).toMatchObject({ mapping: options.mapping, tags: ['x'] });
    expect(next.recipe?.last_used_at).not.toBe(null);
    expect((await api.send('GET', `/v1/import/jobs/${job.job_id}/recipe`)).body).toMatchObject({
      rowbench_recipe: 1,
      name: 'Monthly',
      columns: ['Account', 'Website', 'Staff', 'Notes'],
      mapping: options.mapping,
    });
  });

  it('remembers automatically once for each kind of columns, and the next one replaces that', async () => {
    await run((await register(october)).id, { ...options, recipe: { remember: true } });
    await run((await register(october)).id, { ...options, tags: ['y'], recipe: { remember: true } });
    const { items } = await api.data<{ items: Recipe[] }>('GET', recipes);
    expect(items).toMatchObject([{ name: 'crm', automatic: true, tags: ['y'], version: 2 }]);
  });

  it('keeps no value that counts for one import only, and goes on saying what it said of it', async () => {
    const staff = (rule: object) => ({ ...options, rules: { columns: { Staff: rule } } });
    const remember = { recipe: { remember: true } };
    const kept = async () => (await api.data<{ items: Recipe[] }>('GET', recipes)).items[0]?.rules.columns;
    const once = staff({ values: { a: '1-10', many: null }, once: ['many'] });
    await run((await register(october)).id, { ...once, ...remember });
    expect(await kept()).toEqual({ Staff: { values: { a: '1-10' } } });
    const again = staff({ values: { a: null, b: '11-50' }, once: ['a'] });
    await run((await register(october)).id, { ...again, ...remember });
    expect(await kept()).toEqual({ Staff: { values: { a: '1-10', b: '11-50' } } });
  });

  it('never changes a recipe that a person named, unless it says so', async () => {
    const { id } = await create();
    const source = await register(october);
    const job = await run(source.id, { ...options, recipe: { id } });
    expect(job.recipe).toEqual({ id, name: file.name });
    expect(await api.data('GET', `${recipes}/${id}`)).toMatchObject({ version: 1, mapping: file.mapping });
    await run(source.id, { ...options, recipe: { remember: true } });
    expect(await api.data('GET', `${recipes}/${id}`)).toMatchObject({ version: 1 });
    await run(source.id, { ...options, recipe: { id, update: true } });
    expect(await api.data('GET', `${recipes}/${id}`)).toMatchObject({ version: 2, mapping: options.mapping });
  });

  it('is refused whole where the name is taken', async () => {
    await create();
    const source = await register(october);
    const refused = await api.refusal('POST', `${sources}/${source.id}/run`, {
      ...options,
      recipe: { save: file.name },
    });
    expect(refused.code).toBe('name_taken');
    expect((await api.data<{ items: [] }>('GET', '/v1/import/jobs')).items).toEqual([]);
  });

  it('by a renamed column gives what the recipe gave', async () => {
    await create({ rules: {} });
    const source = await register(october.replace('Website', 'Web site'));
    const job = await run(source.id, source.recipe?.options);
    expect(fatesOf(job)).toEqual({ created: 2 });
    expect(await api.company('Acme')).toMatchObject({ domain: 'acme.com', tags: ['crm'] });
  });
});

it('put on its own file gives the same mapping, rules and ledger', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        Website: fc.constantFrom('domain', 'urls', 'ignore'),
        Staff: fc.constantFrom('employeeRange', 'industry', 'ignore'),
        many: fc.option(fc.constantFrom('10000+', '1-10')),
        update_existing: fc.boolean(),
      }),
      async ({ Website, Staff, many, update_existing }) => {
        const text = `${october}Cora,cora.net,many,\nAcme,acme.com,200+,\nBad,not a host,1-10,\n`;
        const options = {
          mapping: { Account: 'name', Website, Staff, Notes: 'ignore' },
          rules: many === null ? {} : { columns: { Staff: { values: { many } } } },
          update_existing,
          tags: ['t'],
        };
        const source = await register(text);
        await api.data('POST', `${sources}/${source.id}/recipe`, { ...options, recipe: { remember: true } });
        const next = await register(text);
        expect(next.recipe?.options).toEqual(options);
        const ledger = async (id: string, body: unknown) =>
          fatesOf(await api.data<ImportJob>('POST', `${sources}/${id}/dry-run`, body));
        expect(await ledger(next.id, next.recipe?.options)).toEqual(await ledger(source.id, options));
      },
    ),
    { numRuns: 5 },
  );
});
