// The command line over a damaged store, as a person runs it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { close, openWritable } from '../../store/database.ts';
import { openInnerBench, type InnerBench } from './testing-inner.ts';

// Each command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let bench: InnerBench;
let store: string;
beforeEach(async () => {
  bench = openInnerBench();
  onTestFinished(() => bench.close());
  store = join(bench.dir, 'data', 'workspace.db');
  bench.file('a.csv', 'Name,Domain\nAcme,acme.com\nBolt,bolt.dev\n');
  await bench.run('import', 'a.csv');
});

const damage = (): Buffer => {
  const bytes = readFileSync(store).fill(0, 0, 8192);
  writeFileSync(store, bytes);
  return bytes;
};

describe('rowbench on a damaged store', () => {
  it('says what is damaged and what can be saved, and changes nothing', async () => {
    const bytes = damage();
    const refused = await bench.run('export', 'companies', 'out.csv');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('"rowbench recover"') });
    const doctor = await bench.run('doctor');
    expect(doctor).toMatchObject({ code: 1, stdout: expect.stringMatching(/DAMAGED[^]*rowbench recover/) });
    const { code, stdout } = await bench.run('recover');
    expect(code).toBe(0);
    expect(stdout).toMatch(/company +2 +0/);
    expect(stdout).toContain('there is none');
    expect(readFileSync(store).equals(bytes)).toBe(true);
  });

  it.each([
    ['at its start', 0],
    ['where only a look through it shows', 8192 * 30],
  ])('is not served for the import of a file: damage %s', async (_, at) => {
    const companies = Array.from({ length: 3000 }, (__, no) => `Firm ${no},f${no}.com`);
    bench.file('more.csv', ['Name,Domain', ...companies].join('\n'));
    await bench.run('import', 'more.csv');
    const bytes = readFileSync(store);
    const from = at === 0 ? 0 : bytes.length - at;
    writeFileSync(store, bytes.fill(0xff, from, from + 8000));
    const { code, stdout, stderr } = await bench.run('serve', '--open', 'a.csv');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('"rowbench recover"');
  });

  it('salvages every company and keeps the damaged file', async () => {
    const bytes = damage();
    const { code, stdout } = await bench.run('recover', '--salvage', '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout) as { companies: number; keptIn: string };
    expect(report.companies).toBe(2);
    expect(readFileSync(join(report.keptIn, 'workspace.db')).equals(bytes)).toBe(true);
    const again = await bench.run('import', 'a.csv', '--json');
    // The uniqueness keys were made anew: both rows meet their companies.
    expect(JSON.parse(again.stdout)).toMatchObject({ created_count: 0, skipped_count: 2 });
  });

  it('puts a backup of anywhere in its place', async () => {
    const made = await bench.run('backup', 'copy.db');
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining('checked') });
    damage();
    const { code, stdout } = await bench.run('recover', '--restore', join(bench.dir, 'copy.db'));
    expect(code).toBe(0);
    expect(stdout).toContain('2 companies in the store now');
    expect((await bench.run('doctor')).code).toBe(0);
  });

  it('opens what another program wrote only when told to, and keeps what it found', async () => {
    const db = openWritable(store);
    db.raw.exec("UPDATE company SET industry = 'Rockets' WHERE name = 'Acme'");
    close(db);
    const { stdout } = await bench.run('recover');
    expect(stdout).toMatch(/Changed outside Rowbench since [^]*--open-as-it-is[^\n]*2 companies/);
    expect((await bench.run('recover', '--open-as-it-is', '--salvage')).code).toBe(2);
    const opened = await bench.run('recover', '--open-as-it-is');
    expect(opened).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 companies in the store now'),
    });
    await bench.run('export', 'companies', 'out.csv');
    expect(readFileSync(join(bench.dir, 'out.csv'), 'utf8')).toContain('Rockets');
    expect(readdirSync(join(bench.dir, 'data', 'damaged'))).toHaveLength(1);
  });

  it('begins empty only when told to, and takes one way at a time', async () => {
    damage();
    expect((await bench.run('recover', '--salvage', '--empty')).code).toBe(2);
    expect((await bench.run('recover', '--empty')).code).toBe(0);
    expect(readdirSync(join(bench.dir, 'data', 'damaged'))).toHaveLength(1);
    expect((await bench.run('doctor')).stdout).toMatch(/Companies +0|no store yet/);
  });
});

describe('rowbench on a store that is whole', () => {
  it('has nothing to recover', async () => {
    expect(await bench.run('recover')).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('is whole'),
    });
    expect((await bench.run('recover', '--empty')).code).toBe(2);
    expect(existsSync(store)).toBe(true);
  });

  it('backs it up into its folder, and never over another file', async () => {
    const { stdout } = await bench.run('backup', '--json');
    const { file } = JSON.parse(stdout) as { file: string };
    expect(file).toMatch(/backups\/workspace-.*-manual\.bak$/);
    const second = await bench.run('backup', file);
    expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('is there already') });
  });
});
