import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../shared/schema/import.ts';
import type {
  ColumnClusters,
  ColumnProfile,
  ColumnValues,
  SourceProfile,
} from '../../../shared/schema/profile.ts';
import { openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';

const route = '/v1/import/sources';
let api: TestBackend;
beforeEach(() => {
  api = openBackend();
});

const profileOf = (id: string): Promise<SourceProfile> => api.data('GET', `${route}/${id}/profile`);
const query = (sent: Record<string, string | number>): string =>
  new URLSearchParams(
    Object.entries(sent).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
const valuesOf = (id: string, sent: Record<string, string | number>): Promise<ColumnValues> =>
  api.data('GET', `${route}/${id}/values?${query(sent)}`);
const clustersOf = (id: string, sent: Record<string, string | number>): Promise<ColumnClusters> =>
  api.data('GET', `${route}/${id}/clusters?${query(sent)}`);

async function profiled(path: string): Promise<{ source: Source; columns: Record<string, ColumnProfile> }> {
  const source = await api.data<Source>('POST', route, { path });
  const look = async () => (await profileOf(source.id)).status;
  await expect.poll(look, { timeout: 20_000 }).toBe('ready');
  const { columns } = await profileOf(source.id);
  return { source, columns: Object.fromEntries(columns.map((column) => [column.key, column])) };
}

const staff = ['51-200', '51 to 200', 'approx 120', '200+', 'many', '1-10', '51-200', '', 'many'];
const table = `Company;# Employees;Country;Branche\n${staff
  .map(
    (count, at) =>
      `Firma ${at};${count};${at % 2 ? 'Germany' : 'SE'};${at % 3 ? 'Machine Tools' : 'tools, machine'}`,
  )
  .join('\n')}\n`;

describe('the profile of a source', () => {
  it('tells of every column what stands in the whole file', async () => {
    const { columns } = await profiled(writeTestFile('firms.csv', table));
    expect(columns['# Employees']).toMatchObject({
      rows: 9,
      empty: 1,
      distinct: 6,
      approximate: false,
      types: [
        { type: 'range', rows: 6, values: 5 },
        { type: 'text', rows: 2, values: 1 },
      ],
      fit: { target: 'employeeRange', failing_rows: 3, failing_values: 2 },
    });
    expect(columns['# Employees']?.top.slice(0, 2)).toEqual([
      { value: '51-200', rows: 2 },
      { value: 'many', rows: 2 },
    ]);
    expect(columns['Country']?.types).toEqual([{ type: 'country', rows: 9, values: 2 }]);
    expect(columns['Company']).toMatchObject({ distinct: 9, lengths: { min: 7, max: 7 } });
  });

  it('follows when the file is read otherwise', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    await api.data('PATCH', `${route}/${source.id}`, { header_line: null });
    await expect.poll(async () => (await profileOf(source.id)).status, { timeout: 20_000 }).toBe('ready');
    const { columns } = await profileOf(source.id);
    expect(columns.map(({ key, rows }) => [key, rows])).toContainEqual(['column_1', 10]);
  });

  it('goes with the source', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    await api.data('DELETE', `${route}/${source.id}`);
    expect((await api.refusal('GET', `${route}/${source.id}/profile`)).status).toBe(404);
  });

  it('is announced', async () => {
    const heard: string[] = [];
    api.backend.events.subscribe(({ topic, id }) => void heard.push(`${topic} ${id}`));
    const { source } = await profiled(writeTestFile('firms.csv', table));
    expect(heard).toContain(`source:changed ${source.id}`);
  });
});

describe('the values of a column', () => {
  it('stand in the group of what the field makes of them, with a reason', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    const found = await valuesOf(source.id, { column: '# Employees', target: 'employeeRange' });
    expect(found.groups).toEqual({
      undecided: { values: 2, rows: 3 },
      suggested: { values: 2, rows: 2 },
      exact: { values: 2, rows: 3 },
    });
    expect(found.items.map(({ value, becomes, reason }) => [value, becomes, reason])).toEqual([
      ['many', null, 'not a number'],
      ['200+', null, '51-200 or more?'],
      ['51 to 200', '51-200', '“to” read as a dash'],
      ['approx 120', '51-200', '120 lies in 51-200'],
      ['51-200', '51-200', null],
      ['1-10', '1-10', null],
    ]);
    expect(found.options).toContain('10000+');
  });

  it('come page by page, and of one group', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    const sent = { column: '# Employees', target: 'employeeRange', limit: 1 };
    const page = await valuesOf(source.id, { ...sent, group: 'undecided', offset: 1 });
    expect(page.items.map(({ value }) => value)).toEqual(['200+']);
    expect((await valuesOf(source.id, { ...sent, limit: 0 })).items).toEqual([]);
  });

  it('of a field that takes any text are exact', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    const found = await valuesOf(source.id, { column: 'Branche', target: 'industry' });
    expect([found.groups.exact, found.options]).toEqual([{ values: 2, rows: 9 }, null]);
    const ignored = await valuesOf(source.id, { column: 'Branche', target: 'ignore' });
    expect(ignored.groups.exact.values).toBe(2);
  });

  it('are read as the column’s rule says', async () => {
    const file = writeTestFile('d.csv', 'Name;Last funding date\nA;3/4/2021\nB;5/6/2020\n');
    const { source } = await profiled(file);
    const sent = { column: 'Last funding date', target: 'lastFundingDate' };
    expect((await valuesOf(source.id, sent)).groups.undecided.values).toBe(2);
    const ruled = await valuesOf(source.id, { ...sent, rule: JSON.stringify({ date_order: 'mdy' }) });
    expect(ruled.items.map(({ becomes }) => becomes)).toEqual(['2021-03-04', '2020-05-06']);
  });

  it('are what the steps of the column’s rule leave of its cells', async () => {
    const { source } = await profiled(
      writeTestFile('s.csv', 'Name;Size\nA;DE-51 to 200\nB;AT-51 to 200\nC;CH-7\n'),
    );
    const rule = { steps: [{ kind: 'split', on: '-', part: 2 }] };
    const sent = { column: 'Size', target: 'employeeRange', rule: JSON.stringify(rule) };
    const { items, groups } = await valuesOf(source.id, sent);
    expect(items.map(({ value, rows, becomes }) => [value, rows, becomes])).toEqual([
      ['51 to 200', 2, '51-200'],
      ['7', 1, '1-10'],
    ]);
    expect(groups.undecided.rows).toBe(0);
  });

  it.each([
    [{ column: 'Nope', target: 'name' }, 'column'],
    [{ column: 'Company', target: 'nonsense' }, 'target'],
    [{ column: 'Company', target: 'name', rule: '{' }, 'rule'],
    [{ column: 'Company', target: 'name', limit: 501 }, 'limit'],
  ])('are refused for %j', async (sent, path) => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    const refused = await api.refusal('GET', `${route}/${source.id}/values?${query(sent)}`);
    expect(refused).toMatchObject({ status: 400, details: { issues: [{ path }] } });
  });
});

describe('near-equal values', () => {
  it('are gathered by the key of a cluster rule', async () => {
    const { source } = await profiled(writeTestFile('firms.csv', table));
    const { total, items } = await clustersOf(source.id, { column: 'Branche', method: 'fingerprint' });
    expect([total, items]).toEqual([
      1,
      [
        {
          method: 'fingerprint',
          key: 'machine tools',
          rows: 9,
          suggested: 'Machine Tools',
          values: [
            { value: 'Machine Tools', rows: 6 },
            { value: 'tools, machine', rows: 3 },
          ],
        },
      ],
    ]);
  });
});

const companies = new URL('../../../../shared/data/companies/', import.meta.url).pathname;
const real: [string, string, Partial<ColumnProfile>][] = [
  ['sp500.csv', 'Security', { rows: 503, approximate: false }],
  ['sp500.csv', 'Founded', { distinct: 194, fit: expect.objectContaining({ target: 'foundationYear' }) }],
  ['salesforce-accounts-cp1252.csv', 'NAME', { approximate: false }],
];

describe.skipIf(!existsSync(companies))('a real file', () => {
  it.each(real)('%s has its profile: %s', async (file, column, expected) => {
    const { columns } = await profiled(`${companies}${file}`);
    expect(columns[column]).toMatchObject(expected);
    for (const { rows, empty, types } of Object.values(columns))
      expect(types.reduce((sum, of) => sum + of.rows, 0)).toBe(rows - empty);
  });
});
