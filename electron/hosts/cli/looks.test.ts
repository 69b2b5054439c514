// Commands that look at a file: profile, values, clusters, duplicates.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xlsxOf, inlineRows, zipOf } from '../../domain/imports/formats/testing-formats.ts';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

/** What is left of the files in the workspace. */
function kept(): string[] {
  const folder = join(bench.dir, 'data', 'sources');
  return existsSync(folder) ? readdirSync(folder) : [];
}

const firms = [
  'Name,Domain,Industry,Employees,Last funding date',
  'Acme Inc,acme.com,Fintech,11-50,25/4/2021',
  'ACME GmbH,acme.de,FinTech,12,3/4/2021',
  'Bolt,bolt.dev,Retail,many,',
  'Bolt,bolt.dev,fintech,51 to 200,4/5/2021',
  'Globex Corp,globex.com,Retail,,5/6/2021',
  'Globex Corporation,,,,',
].join('\n');

const parse = (text: string): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;

describe('rowbench profile', () => {
  it('says what stands in each column and keeps nothing of the file', async () => {
    bench.file('a.csv', firms);
    const { code, stdout, stderr } = await bench.run('profile', 'a.csv');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('a.csv: 6 rows, 5 columns');
    expect(stdout).toMatch(/Domain\n +cells +6, 1 empty, 4 distinct\n +types +domain 5/);
    expect(stdout).toMatch(/as +employeeRange: 1 row would fail, such as row 4: “many”/);
    expect(stdout).toMatch(/reading +3 cells could mean two things, date_order dmy: “25\/4\/2021”/);
    expect(kept()).toEqual([]);
  });

  it('shows one column in full, with its histogram', async () => {
    const years = Array.from({ length: 60 }, (_, at) => `Firm ${at},${1990 + (at % 20)}`);
    bench.file('a.csv', ['Name,Founded', ...years, 'Odd,15'].join('\n'));
    const { stdout } = await bench.run('profile', 'a.csv', '--column', 'Founded');
    expect(stdout).not.toContain('Firm 1');
    expect(stdout).toMatch(/numbers\n.*– .*█+ \d+/);
    expect(stdout).toMatch(/odd +"15" in row 62/);
    const asJson = parse((await bench.run('profile', 'a.csv', '--column', 'Founded', '--json')).stdout);
    expect(asJson).toMatchObject({ file_name: 'a.csv', row_count: 61, columns: [{ key: 'Founded' }] });
  });

  it('reads the sheet that it is told', async () => {
    const sheets = ['One', 'Two'].map((name) => ({
      name,
      rows: inlineRows([[`${name} name`], ['Acme']]),
    }));
    bench.file('a.xlsx', xlsxOf({ sheets }));
    expect((await bench.run('profile', 'a.xlsx', '--sheet', 'Two')).stdout).toContain('Two name\n');
  });

  it('answers 1 for what is not there, and keeps no source of it', async () => {
    bench.file('a.csv', firms);
    bench.file('a.zip', zipOf({ 'a.csv': 'name\nAcme\n', 'b.csv': 'name\nBolt\n' }));
    const column = await bench.run('profile', 'a.csv', '--column', 'Nope');
    expect(column).toMatchObject({ code: 1, stderr: expect.stringContaining('It has "Name", "Domain"') });
    const several = await bench.run('profile', 'a.zip');
    expect(several).toMatchObject({ code: 1, stderr: expect.stringContaining('--entry') });
    expect((await bench.run('profile', 'none.csv')).code).toBe(1);
    expect(kept()).toEqual([]);
  });
});

describe('rowbench values', () => {
  it('says what the suggested field makes of each value, or another one', async () => {
    bench.file('a.csv', firms);
    const { code, stdout } = await bench.run('values', 'a.csv', '--column', 'Employees');
    expect(code).toBe(0);
    expect(stdout).toContain('"Employees" as employeeRange: undecided 1 (1 row)');
    expect(stdout).toMatch(/1 +suggested +"12" +"11-50" +12 lies in 11-50/);
    const other = await bench.run(
      'values',
      'a.csv',
      '--column',
      'Employees',
      '--field',
      'industry',
      '--json',
    );
    expect(parse(other.stdout)).toMatchObject({
      target: 'industry',
      groups: { exact: { values: 4, rows: 4 }, undecided: { values: 0 } },
    });
  });

  it('keeps to its group and its limit', async () => {
    bench.file('a.csv', firms);
    const args = [
      'values',
      'a.csv',
      '--column',
      'Employees',
      '--group',
      'suggested',
      '--limit',
      '1',
      '--json',
    ];
    const { items } = parse((await bench.run(...args)).stdout) as { items: { group: string }[] };
    expect(items.map(({ group }) => group)).toEqual(['suggested']);
  });
});

describe('rowbench clusters', () => {
  it('groups values that are nearly equal', async () => {
    bench.file('a.csv', firms);
    const { code, stdout } = await bench.run('clusters', 'a.csv', '--column', 'Industry');
    expect(code).toBe(0);
    expect(stdout).toMatch(/3 rows +"Fintech" +← "Fintech" 1, "FinTech" 1, "fintech" 1/);
    const asJson = await bench.run('clusters', 'a.csv', '--column', 'Name', '--method', 'phonetic', '--json');
    expect(parse(asJson.stdout)).toMatchObject({ method: 'phonetic', column: 'Name', complete: true });
  });
});

describe('rowbench duplicates', () => {
  it('explains what is one in the file and with the store, and writes nothing', async () => {
    bench.file('store.csv', 'Name,Domain\nAcme,acme.com\n');
    await bench.run('import', 'store.csv');
    bench.file('a.csv', firms.replace('many', '7'));
    const { code, stdout } = await bench.run('duplicates', 'a.csv');
    expect(code).toBe(0);
    expect(stdout).toMatch(/1 row means a company in the store: 1 by its domain, 0 by its name\n.*Row 2/);
    expect(stdout).toMatch(/same domain: .*\n +row 4 .*Bolt.*\n +row 5 .*Bolt/);
    expect(stdout).toMatch(/name and country: .*\n +row 3 .*ACME GmbH.*\n +stored +Acme +acme\.com +com_/);
    expect((await bench.run('doctor')).stdout).toMatch(/Companies +1\b/);
  });

  it('gives the same as the API, of one kind where asked', async () => {
    bench.file('a.csv', firms.replace('many', '7'));
    const { stdout } = await bench.run('duplicates', 'a.csv', '--kind', 'domain', '--json');
    expect(parse(stdout)).toMatchObject({ total: 1, items: [{ kind: 'domain', size: 2 }] });
    bench.file('b.csv', 'name\nAcme\nBolt\n');
    expect((await bench.run('duplicates', 'b.csv')).stdout).toContain('No row is the same company');
  });
});

it.each([
  [['values', 'a.csv'], "required option '--column"],
  [['values', 'a.csv', '--column', 'x', '--limit', '0'], 'Give a number'],
  [['clusters', 'a.csv', '--column', 'x', '--method', 'soundex'], 'Allowed choices are fingerprint'],
  [['duplicates', 'a.csv', '--kind', 'same'], 'Allowed choices are domain'],
])('%j is wrong usage', async (args, message) => {
  const { code, stdout, stderr } = await bench.run(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});
