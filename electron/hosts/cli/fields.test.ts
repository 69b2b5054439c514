import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

const file = {
  rowbench_fields: 1,
  groups: [
    {
      name: 'Coverage',
      fields: [
        {
          name: 'Loud',
          entity_type: 'company',
          type: 'magicField',
          config: { template: '{{ Label | upper }}' },
        },
        {
          name: 'Label',
          entity_type: 'company',
          type: 'magicField',
          config: { template: '{{ name }} {{ Tier }}' },
        },
        {
          name: 'Tier',
          entity_type: 'company',
          type: 'singleSelect',
          options: [
            { label: 'A', color: 'green' },
            { label: 'B', color: 'gray' },
          ],
        },
        { name: 'ARR', entity_type: 'company', type: 'numericField' },
      ],
    },
  ],
};

const read = (name: string): string => readFileSync(join(bench.dir, name), 'utf8');

it('takes groups and fields from one workspace to another, whatever their order, and makes nothing twice', async () => {
  bench.file('fields.json', JSON.stringify(file));
  const first = await bench.run('fields', 'import', 'fields.json', '--json');
  expect(JSON.parse(first.stdout)).toMatchObject({ groups: 1, fields: 4 });
  expect((await bench.run('fields', 'export', 'out.json')).code).toBe(0);
  const names = (JSON.parse(read('out.json')) as typeof file).groups[0]?.fields.map(({ name }) => name);
  expect(names).toEqual(['Tier', 'ARR', 'Label', 'Loud']);

  const more = structuredClone(file);
  more.groups[0]?.fields[2]?.options?.push({ label: 'C', color: 'gray' });
  bench.file('more.json', JSON.stringify(more));
  const again = await bench.run('fields', 'import', 'more.json', '--json');
  expect(JSON.parse(again.stdout)).toEqual({ groups: 0, fields: 0, options: 1, kept: [] });
});

it('keeps a field of another type, and says so', async () => {
  bench.file('fields.json', JSON.stringify(file));
  await bench.run('fields', 'import', 'fields.json');
  const field = { name: 'ARR', type: 'textField' };
  bench.file(
    'other.json',
    JSON.stringify({ rowbench_fields: 1, groups: [{ name: 'coverage', fields: [field] }] }),
  );
  const { code, stderr } = await bench.run('fields', 'import', 'other.json');
  expect(code).toBe(0);
  expect(stderr).toContain('ARR is a numericField here and stays one');
});

it('refuses a file that is something else', async () => {
  bench.file('no.json', '{"rowbench_recipe": 1}');
  const { code, stderr } = await bench.run('fields', 'import', 'no.json');
  expect(code).toBe(2);
  expect(stderr).toContain('Choose one that "fields export" wrote');
});

it('brings an exported file back to its fields by itself', async () => {
  bench.file('fields.json', JSON.stringify(file));
  await bench.run('fields', 'import', 'fields.json');
  bench.file('in.csv', 'Company,Coverage / Tier,ARR\nNorrvik,A,1250\nTarnhelm,,7\n');
  expect((await bench.run('import', 'in.csv')).code).toBe(0);
  expect((await bench.run('export', 'companies', 'out.csv', '--columns', 'name')).code).toBe(0);
  expect((await bench.run('export', 'companies', 'all.csv')).code).toBe(0);
  const head = read('all.csv').split('\r\n')[0]?.split('\n')[0] ?? '';
  const again = await bench.run('import', 'all.csv', '--update-existing', '--json');
  expect(JSON.parse(again.stdout), `Its head: ${head}`).toMatchObject({
    unchanged_count: 2,
    failed_count: 0,
  });
});
