import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBench, type Bench } from './testing.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const rows = ['Name;Stadt;Umsatz', 'Müller & Söhne;Köln;1.234,50', '"Größe ""A"" GmbH";"Zürich; Nord";=1+1'];
const clean =
  'Name,Stadt,Umsatz\r\nMüller & Söhne,Köln,"1.234,50"\r\n"Größe ""A"" GmbH",Zürich; Nord,=1+1\r\n';

describe('rowbench convert', () => {
  it('writes clean CSV to standard output and what it found to standard error', async () => {
    bench.file('a.csv', Buffer.from(rows.join('\r\n'), 'latin1'));
    const { code, stdout, stderr } = await bench.run('convert', 'a.csv');
    expect([code, stdout]).toEqual([0, clean]);
    expect(stderr).toContain('a.csv: 2 rows, 3 columns');
    expect(stderr).toMatch(/encoding +windows-1252/);
    expect(stderr).toMatch(/delimiter +semicolon/);
  });

  it('writes whole files only, with a summary as JSON where asked', async () => {
    bench.file('a.csv.gz', gzipSync(Buffer.from(`\uFEFFReport of today\n\n${rows.join('\n')}\n;;\n`)));
    const { code, stdout, stderr } = await bench.run('convert', 'a.csv.gz', '--to', 'out.csv', '--json');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      file: 'a.csv.gz',
      rows: 2,
      blank_rows: 1,
      lines_above: 2,
      columns: ['Name', 'Stadt', 'Umsatz'],
      detected: { encoding: 'utf-8', delimiter: ';', header_line: 3, line_ending: 'lf' },
    });
    expect(readFileSync(join(bench.dir, 'out.csv'), 'utf8')).toBe(clean);
    expect(readdirSync(bench.dir).sort((a, b) => a.localeCompare(b))).toEqual(['a.csv.gz', 'out.csv']);
  });

  it('keeps every cell of rows that are longer than the header, and fills short ones', async () => {
    bench.file('a.csv', 'name,city\nAcme,Bern,extra\nBolt\nCord,Rome\nDice,Oslo\nEcho,Lima\n');
    const { stdout } = await bench.run('convert', 'a.csv');
    expect(stdout).toBe(
      'name,city,column_3\r\nAcme,Bern,extra\r\nBolt,,\r\nCord,Rome,\r\nDice,Oslo,\r\nEcho,Lima,\r\n',
    );
  });

  it('refuses to write over the file that it reads', async () => {
    bench.file('a.csv', 'name\nAcme\n');
    const { code, stderr } = await bench.run('convert', 'a.csv', '--to', './a.csv');
    expect([code, readFileSync(join(bench.dir, 'a.csv'), 'utf8')]).toEqual([2, 'name\nAcme\n']);
    expect(stderr).toContain('Choose another file to write');
  });

  it('leaves nothing behind where it cannot read or write', async () => {
    bench.file('bad.csv', Buffer.concat([Buffer.from('name\n'), Buffer.alloc(5000)]));
    expect((await bench.run('convert', 'bad.csv', '--to', 'out.csv')).code).toBe(1);
    bench.file('a.csv', 'name\nAcme\n');
    const missing = await bench.run('convert', 'a.csv', '--to', 'none/out.csv');
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('its folder does not exist');
    expect((await bench.run('convert', 'a.csv', '--to', '.')).stderr).toContain('is a folder');
    expect(existsSync(join(bench.dir, 'out.csv'))).toBe(false);
    expect(readdirSync(bench.dir)).toHaveLength(2);
  });
});
