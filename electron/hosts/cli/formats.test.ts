import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inlineRows, xlsxOf, zipOf } from '../../domain/imports/formats/testing-formats.ts';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

const firms = [
  ['name', 'domain', 'note'],
  ['Acme', 'acme.com', 'two\nlines'],
];
const workbook = xlsxOf({
  sheets: [
    { name: 'Firms', rows: inlineRows(firms) },
    { name: 'More', rows: inlineRows([...firms, ['Bolt', 'bolt.dev', '']]) },
  ],
});

describe('rowbench convert', () => {
  it('writes a sheet as CSV and names the others', async () => {
    bench.file('a.xlsx', workbook);
    const { code, stdout, stderr } = await bench.run('convert', 'a.xlsx');
    expect([code, stdout]).toEqual([0, 'name,domain,note\r\nAcme,acme.com,"two\nlines"\r\n']);
    expect(stderr).toMatch(/sheet +Firms\. Others: More/);
    expect(stderr).not.toContain('encoding');
    const other = await bench.run('convert', 'a.xlsx', '--sheet', 'More', '--to', 'out.csv');
    expect([other.code, readFileSync(join(bench.dir, 'out.csv'), 'utf8').split('\r\n')[2]]).toEqual([
      0,
      'Bolt,bolt.dev,',
    ]);
  });

  it('says which file of an archive it needs to know, and leaves nothing behind', async () => {
    bench.file('a.zip', zipOf({ 'a.csv': 'name\nAcme\n', 'b.json': '[{"name":"Bolt","id":7000012050002}]' }));
    const { code, stderr } = await bench.run('convert', 'a.zip', '--to', 'out.csv');
    expect([code, stderr]).toEqual([1, expect.stringContaining('a.csv, b.json')]);
    expect(readdirSync(bench.dir)).toEqual(['a.zip']);
    const { stdout } = await bench.run('convert', 'a.zip', '--entry', 'b.json');
    expect(stdout).toBe('name,id\r\nBolt,7000012050002\r\n');
  });
});

describe.skipIf(process.platform === 'win32')('rowbench convert --to', () => {
  it('refuses a pipe or a device, which a file would take the place of', async () => {
    bench.file('a.csv', 'name\nAcme\n');
    execFileSync('mkfifo', ['pipe.csv']);
    const { code, stderr } = await bench.run('convert', 'a.csv', '--to', 'pipe.csv');
    expect([code, stderr]).toEqual([1, expect.stringContaining('a device or a pipe')]);
    expect(lstatSync('pipe.csv').isFIFO()).toBe(true);
    expect(readdirSync(bench.dir)).toEqual(['a.csv', 'pipe.csv']);
  });

  it('writes to the file that a link leads to', async () => {
    bench.file('a.csv', 'name\nAcme\n');
    symlinkSync(bench.file('real.csv', 'before'), 'link.csv');
    expect((await bench.run('convert', 'a.csv', '--to', 'link.csv')).code).toBe(0);
    expect(lstatSync('link.csv').isSymbolicLink()).toBe(true);
    expect(readFileSync('real.csv', 'utf8')).toBe('name\r\nAcme\r\n');
  });
});

describe('rowbench import', () => {
  it('imports the sheet that it is told', async () => {
    bench.file('a.xlsx', workbook);
    const { code, stdout } = await bench.run('import', 'a.xlsx', '--sheet', 'More', '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { created_count: 2, file_name: 'a.xlsx' }]);
  });

  it('refuses a sheet that is not there and an archive of several files, and keeps no source of them', async () => {
    bench.file('a.xlsx', workbook);
    const sheet = await bench.run('import', 'a.xlsx', '--sheet', 'None');
    expect([sheet.code, sheet.stderr]).toEqual([1, expect.stringContaining('It has Firms, More')]);
    bench.file('a.zip', zipOf({ 'a.csv': 'name\nAcme\n', 'b.csv': 'name\nBolt\n' }));
    const several = await bench.run('import', 'a.zip');
    expect([several.code, several.stderr]).toEqual([1, expect.stringContaining('--entry')]);
    expect(readdirSync(join(bench.dir, 'data', 'sources'))).toEqual([]);
  });
});
