import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zipOf } from '../../domain/imports/formats/testing-formats.ts';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

const october = 'Firm,Site,Staff,Note\nAcme,acme.com,11-50,a\nBolt,bolt.dev,51-200,b\n';
const mapping = '{"Firm": "name", "Site": "domain", "Staff": "employeeRange", "Note": "ignore"}';

async function saveOctober(): Promise<void> {
  bench.file('oct.csv', october);
  bench.file('m.json', mapping);
  const saved = await bench.run(
    'import',
    'oct.csv',
    '--mapping',
    'm.json',
    '--tags',
    'crm',
    '--save-recipe',
    'r.json',
  );
  expect(saved.code).toBe(0);
}

it('repeats an import on next month’s file by the recipe that it saved, and says what differs', async () => {
  await saveOctober();
  expect(JSON.parse(readFileSync(join(bench.dir, 'r.json'), 'utf8'))).toMatchObject({
    rowbench_recipe: 1,
    mapping: JSON.parse(mapping) as object,
    tags: ['crm'],
  });
  bench.file('nov.csv', 'Firm,Website,Staff,Note,Phone\nCora,cora.net,11-50,c,1\n');
  const { code, stdout, stderr } = await bench.run('import', 'nov.csv', '--recipe', 'r.json', '--json');
  expect([code, JSON.parse(stdout)]).toMatchObject([
    0,
    {
      created_count: 1,
      options: { tags: ['crm'], mapping: { Website: 'domain', Phone: 'ignore' } },
      drift: { renamed: [{ from: 'Site', to: 'Website' }], new: [{ column: 'Phone' }] },
    },
  ]);
  expect(stderr).toContain('Recipe "oct": 2 differences');
  expect(stderr).toMatch(/renamed {2}Site → Website, \d+ % alike/);
  expect(stderr).toContain('new      Phone, not imported');
});

it('does not import where a column is missing, unless that is allowed', async () => {
  await saveOctober();
  bench.file('nov.csv', 'Firm,Site,Note\nCora,cora.net,c\n');
  const refused = await bench.run('import', 'nov.csv', '--recipe', 'r.json');
  expect([refused.code, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toContain(
    'nov.csv lacks "Staff", which the recipe "oct" goes by. Nothing was imported.',
  );
  const allowed = await bench.run('import', 'nov.csv', '--recipe', 'r.json', '--allow-missing');
  expect([allowed.code, allowed.stdout]).toEqual([0, expect.stringMatching(/created +1/)]);
});

it('stores recipes from files, lists them, writes them out as they were, and imports by their name', async () => {
  await saveOctober();
  expect((await bench.run('recipes', 'list')).stderr).toContain('There are no recipes.');
  expect((await bench.run('recipes', 'import', 'r.json', '--name', 'Monthly')).stderr).toContain('"Monthly"');
  expect((await bench.run('recipes', 'list')).stdout).toMatch(
    /^NAME +COLUMNS.*\nMonthly +4 +named +never\n$/,
  );
  const { stdout } = await bench.run('recipes', 'export', 'monthly');
  expect(JSON.parse(stdout)).toEqual({
    ...(JSON.parse(readFileSync(join(bench.dir, 'r.json'), 'utf8')) as object),
    name: 'Monthly',
  });
  bench.file('nov.csv', october.replaceAll(/Acme|acme/g, 'Cora'));
  const again = await bench.run('import', 'nov.csv', '--recipe', 'Monthly', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    created_count: 1,
    skipped_count: 1,
    recipe: { name: 'Monthly' },
  });
  const plain = await bench.run('import', 'nov.csv', '--json');
  expect(plain.stderr).toContain('The recipe "Monthly" fits this file. Add --recipe "Monthly"');
  expect(JSON.parse(plain.stdout)).toMatchObject({ recipe: null, drift: null, options: { tags: [] } });
});

it.each([
  ['{"rowbench_recipe": 9, "name": "x"}', /version 9.*Update Rowbench/],
  ['{"name": "x"}', /no Rowbench recipe/],
  ['name: x', /is not JSON/],
])('refuses the file %s and says why', async (text, why) => {
  bench.file('r.json', text);
  bench.file('a.csv', october);
  const stored = await bench.run('recipes', 'import', 'r.json');
  expect(stored.code).not.toBe(0);
  expect(stored.stderr).toMatch(why);
  const imported = await bench.run('import', 'a.csv', '--recipe', 'r.json');
  expect(imported.code).not.toBe(0);
  expect(imported.stderr).toMatch(why);
});

it('names the recipes there are where one is not there', async () => {
  bench.file('a.csv', october);
  const { code, stderr } = await bench.run('import', 'a.csv', '--recipe', 'Nope');
  expect([code, stderr]).toEqual([
    1,
    expect.stringContaining('There is no recipe "Nope". There are none yet.'),
  ]);
});

it('reads the file of an archive that the recipe was made for, and stops where that is gone', async () => {
  const table = (name: string) => `Firm,Site\n${name},${name}.com\n`;
  const cover = 'Report\n2026\n';
  bench.file('oct.zip', zipOf({ 'a.csv': cover, 'firms.csv': table('acme') }));
  await bench.run('import', 'oct.zip', '--entry', 'firms.csv', '--save-recipe', 'r.json');
  expect(JSON.parse(readFileSync(join(bench.dir, 'r.json'), 'utf8'))).toMatchObject({ entry: 'firms.csv' });
  bench.file('nov.zip', zipOf({ 'a.csv': cover, 'firms.csv': table('bolt') }));
  const again = await bench.run('import', 'nov.zip', '--recipe', 'r.json', '--json');
  expect([again.code, JSON.parse(again.stdout)]).toMatchObject([
    0,
    { created_count: 1, drift: { entry: null } },
  ]);
  bench.file('dec.zip', zipOf({ 'a.csv': cover, 'b.csv': table('cora') }));
  const gone = await bench.run('import', 'dec.zip', '--recipe', 'r.json');
  expect([gone.code, gone.stdout]).toEqual([1, '']);
  expect(gone.stderr).toContain(
    'dec.zip has no file "firms.csv", which the recipe "oct" was made for. It has a.csv, b.csv.',
  );
  const chosen = await bench.run('import', 'dec.zip', '--recipe', 'r.json', '--entry', 'b.csv');
  expect([chosen.code, chosen.stderr]).toEqual([
    0,
    expect.stringContaining('other file  b.csv; the archive has no file firms.csv any more'),
  ]);
});
