import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { close, openReadable } from '../../store/database.ts';
import { storeFileIn } from '../../store/open-store.ts';
import { openInnerBench, type InnerBench } from './testing-inner.ts';
import { openBench } from './testing.ts';

let bench: InnerBench;
beforeEach(() => {
  bench = openInnerBench();
});
afterEach(() => bench.close());

type Ledger = Record<string, number> & { error_groups: { code: string }[]; errors: unknown[] };
const ledgerOf = (stdout: string): Ledger => JSON.parse(stdout) as Ledger;
const counts = (ledger: Ledger): number[] =>
  ['created', 'updated', 'unchanged', 'skipped', 'failed', 'blank', 'total'].map(
    (fate) => ledger[`${fate}_count`] ?? -1,
  );
const companies = async (of: InnerBench = bench): Promise<unknown> => {
  const { stdout } = await of.run('doctor', '--json');
  return (JSON.parse(stdout) as { store: { counts?: { companies: number } } }).store.counts?.companies;
};

const file =
  'Company Name,Website,Industry\nAcme,acme.com,Tools\nBolt,bolt.dev,\n,,\nBad,not a host,\nAcme,acme.com,Other\n';

/** Whether an import has committed rows, as another process sees it. */
function hasWritten(dir: string): boolean {
  const store = storeFileIn(join(dir, 'data'));
  if (!existsSync(store)) return false;
  const db = openReadable(store);
  try {
    return db.sql('SELECT 1 FROM import_job WHERE created > 0').get() !== undefined;
  } catch {
    return false;
  } finally {
    close(db);
  }
}

async function until(check: () => boolean): Promise<void> {
  while (!check()) await new Promise((done) => setTimeout(done, 5));
}

describe('rowbench import', () => {
  it('prints a ledger that balances and the errors by cause, and exits 0 with row errors', async () => {
    bench.file('a.csv', file);
    const { code, stdout } = await bench.run('import', 'a.csv');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Imported a\.csv in \d+\.\d s\n/);
    expect(stdout).toContain(
      [
        '  created    2',
        '  updated    0',
        '  unchanged  0',
        '  skipped    1',
        '  failed     1',
        '  blank      1',
      ].join('\n'),
    );
    expect(stdout).toMatch(/ {2}─+\n {2}total {6}5\n/);
    expect(stdout).toContain('"not a host"');
    expect(await companies()).toBe(2);
  });

  it('says of rows with taken names what is true of each, and names no company’s id', async () => {
    bench.file('a.csv', 'name,domain\nAcme,acme.com\nBolt,bolt.dev\n');
    await bench.run('import', 'a.csv');
    bench.file('b.csv', 'name,domain\nAcme,other.com\nBolt,another.com\n');
    const { stdout } = await bench.run('import', 'b.csv');
    expect(stdout).toContain('name: Another company has this name. Give the row that company’s domain');
    expect(stdout).toContain('Such as "Acme", "Bolt". Row 2, 3.');
    expect(stdout).not.toContain('com_');
  });

  it('prints one JSON document with the same numbers', async () => {
    bench.file('a.csv', file);
    const { code, stdout } = await bench.run('import', 'a.csv', '--json', '--tags', 'q1, fair');
    const ledger = ledgerOf(stdout);
    expect(code).toBe(0);
    expect(counts(ledger)).toEqual([2, 0, 0, 1, 1, 1, 5]);
    expect(ledger.errors).toHaveLength(1);
    expect(ledger.error_groups).toHaveLength(1);
    expect(ledger['options']).toMatchObject({ tags: ['q1', 'fair'], update_existing: false });
  });

  it('updates what is there where asked to', async () => {
    bench.file('a.csv', 'name,domain,industry\nAcme,acme.com,Tools\nBolt,bolt.dev,Steel\n');
    await bench.run('import', 'a.csv');
    bench.file('b.csv', 'name,domain,industry\nAcme,acme.com,Toys\nBolt,bolt.dev,Steel\n');
    expect(counts(ledgerOf((await bench.run('import', 'b.csv', '--json')).stdout))).toEqual([
      0, 0, 0, 2, 0, 0, 2,
    ]);
    const updated = await bench.run('import', 'b.csv', '--update-existing', '--json');
    expect(counts(ledgerOf(updated.stdout))).toEqual([0, 1, 1, 0, 0, 0, 2]);
  });

  it('with --dry-run prints the very ledger and writes nothing', async () => {
    bench.file('a.csv', file);
    const { code, stdout } = await bench.run('import', 'a.csv', '--dry-run', '--json');
    expect(code).toBe(0);
    expect(counts(ledgerOf(stdout))).toEqual([2, 0, 0, 1, 1, 1, 5]);
    expect(JSON.parse(stdout)).toMatchObject({
      dry_run: true,
      seconds: expect.any(Number),
      changed_cells: 0,
      matched: { domain: 0, name: 0 },
      skipped_groups: [{ code: 'repeated_domain', rows: 1, differing: 1, row_numbers: [6] }],
    });
    expect((await bench.run('import', 'a.csv', '--dry-run')).stdout).toContain('Nothing was written.');
    expect(await companies()).toBe(0);
    expect(counts(ledgerOf((await bench.run('import', 'a.csv', '--json')).stdout))).toEqual([
      2, 0, 0, 1, 1, 1, 5,
    ]);
  });

  it('takes a mapping from a file and refuses one that makes no sense', async () => {
    bench.file('a.csv', 'x,y\nAcme,acme.com\n');
    bench.file('m.json', '{"x": "name", "y": "domain"}');
    const { stdout } = await bench.run('import', 'a.csv', '--mapping', 'm.json', '--json');
    expect(counts(ledgerOf(stdout))).toEqual([1, 0, 0, 0, 0, 0, 1]);
    bench.file('bad.json', '{"x": "nonsense"}');
    const bad = await bench.run('import', 'a.csv', '--mapping', 'bad.json');
    expect(bad.code).toBe(2);
    expect(bad.stderr).toContain('Map to one of name');
    bench.file('no.json', '{x: name}');
    expect((await bench.run('import', 'a.csv', '--mapping', 'no.json')).code).toBe(2);
    bench.file('other.json', '{"z": "name"}');
    const other = await bench.run('import', 'a.csv', '--mapping', 'other.json');
    expect(other.code).not.toBe(0);
    expect(other.stderr).toContain('z');
  });

  const unreadable: [string, (bench: InnerBench) => string, RegExp][] = [
    ['is not there', () => 'none.csv', /There is no file/],
    ['is a folder', () => '.', /folder/],
    ['is empty', (b) => b.file('e.csv', ''), /empty/],
    [
      'is a picture',
      (b) => b.file('p.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      /PNG|image|picture/i,
    ],
  ];
  it.each(unreadable)('exits 1 for a file that %s and says why', async (_, make, why) => {
    const { code, stdout, stderr } = await bench.run('import', make(bench), '--json');
    expect(code).toBe(1);
    expect(stderr).toMatch(why);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'unreadable_file' } });
  });

  it('stops at Ctrl-C with a ledger of what was written', async () => {
    const rows = Array.from(
      { length: 400_000 },
      (_, at) => `Company ${at},company-${at}.com,${'x'.repeat(80)}`,
    );
    const own = openBench();
    onTestFinished(() => own.close());
    own.file('big.csv', `name,domain,description\n${rows.join('\n')}\n`);
    const { child, ended } = own.start('import', 'big.csv', '--json');
    await until(() => hasWritten(own.dir));
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    const ledger = ledgerOf(stdout);
    expect(code).toBe(130);
    expect(ledger['status']).toBe('cancelled');
    const [total = 0, ...fates] = counts(ledger).reverse();
    expect(fates.reduce((sum, n) => sum + n, 0)).toBe(total);
    expect(await companies(own)).toBe(ledger['created_count']);
    expect(ledger['created_count']).toBeLessThan(400_000);
  });
});

describe('rowbench export companies', () => {
  it('writes a file that imports again as it was, formulas guarded', async () => {
    const rows = [
      'name,domain,addresses,tags,phones,fundingRaised',
      '"=cmd|calc",acme.com,"1 Road, Bern;2 Street",a;b,+41 31 000 00 00,1234.50',
      '"Quote "" and, comma",bolt.dev,"Line one",,,',
      'Zoë & Søn 株式会社,,,,,',
    ];
    bench.file('a.csv', `${rows.join('\n')}\n`);
    const imported = await bench.run('import', 'a.csv', '--json');
    expect(counts(ledgerOf(imported.stdout))).toEqual([3, 0, 0, 0, 0, 0, 3]);
    const { code, stderr } = await bench.run('export', 'companies', 'out.csv');
    expect([code, stderr]).toEqual([0, `Wrote 3 companies to ${join(bench.dir, 'out.csv')}\n`]);
    const again = await bench.run('import', 'out.csv', '--update-existing', '--json');
    expect(counts(ledgerOf(again.stdout))).toEqual([0, 0, 3, 0, 0, 0, 3]);
  });

  it('writes a file that is read as it was written, although most columns are empty and many cells are quoted', async () => {
    const rows = Array.from({ length: 130 }, (_, at) =>
      at === 90
        ? '"Stray, Inc.",Industrials,1902,none,1'
        : `Firm ${at},Industrials,1902,"Saint Paul, Minnesota",${66740 + at}`,
    );
    bench.file('a.csv', `name,industry,foundationYear,addresses,externalId\n${rows.join('\n')}\n`);
    await bench.run('import', 'a.csv');
    await bench.run('export', 'companies', 'out.csv');
    const again = await bench.run('import', 'out.csv', '--update-existing', '--json');
    expect(counts(ledgerOf(again.stdout))).toEqual([0, 0, 130, 0, 0, 0, 130]);
  });
});
