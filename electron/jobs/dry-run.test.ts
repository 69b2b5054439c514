import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { transact } from '../store/database.ts';
import { createCompany } from '../domain/companies/write-company.ts';
import { companyCsv, openBench, type Bench } from './testing.ts';

let bench: Bench;
beforeEach(() => {
  bench = openBench();
});
afterEach(() => bench.close());

const mapping = { Name: 'name', Website: 'domain', Industry: 'industry' } as const;
const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', escape: 'doubled', header_line: 1 } as const;

const untouched = { sourceId: 'src_1', rowsTotal: null, edits: new Map() };

function storeState(): unknown {
  const { db } = bench.store;
  return [
    'company',
    'company_key',
    'company_key_block',
    'company_key_run',
    'change',
    'import_job',
    'import_error',
  ].map((table) => db.sql<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n);
}

it.each([false, true])(
  'tells the very ledger and errors of the run that follows, and writes nothing (update: %s)',
  async (updateExisting) => {
    const { db } = bench.store;
    const origin = { kind: 'person' as const, run: null, actor: 'usr_1', atMs: 1 };
    transact(db, () =>
      createCompany(db, { name: 'Company 3', domain: 'c3.example', industry: 'Steel' }, origin),
    );
    transact(db, () => createCompany(db, { name: 'Company 9', domain: 'other.example' }, origin));
    const csv = `${companyCsv(2500)}Company 4,c4.example,Glass\nCompany 4,c4.example,Glass\n,,\nX,bad host,\n`;
    const path = join(bench.dir, 'in.csv');
    writeFileSync(path, csv);
    const before = storeState();
    const input = { kind: 'text' as const, path, dialect };
    const columns = ['Name', 'Website', 'Industry'];
    const tried = await bench.jobs.dryRuns.run({
      input,
      columns,
      mapping,
      updateExisting,
      tags: [],
      rules: {},
      actor: 'usr_1',
      ...untouched,
    });
    expect(storeState()).toEqual(before);
    bench.jobs.dryRuns.forget('src_1');
    await expect.poll(() => readdirSync(join(bench.dir, 'scratch'))).toEqual([]);

    const id = bench.queue(csv, { updateExisting });
    bench.jobs.start();
    await bench.jobs.waitFor(id);
    const { ledger, errorCount } = bench.get(id);
    expect(tried).toMatchObject({
      created_count: ledger.created,
      updated_count: ledger.updated,
      unchanged_count: ledger.unchanged,
      skipped_count: ledger.skipped,
      failed_count: ledger.failed,
      blank_count: ledger.blank,
      total_count: 2504,
      error_count: errorCount,
    });
    expect(tried.errors.map(({ code }) => code)).toEqual(['name_taken', 'invalid_domain']);
  },
);

it('says why a file cannot be read', async () => {
  const input = { kind: 'text' as const, path: join(bench.dir, 'none.csv'), dialect };
  const asked = bench.jobs.dryRuns.run({
    input,
    columns: ['Name'],
    mapping: { Name: 'name' },
    updateExisting: false,
    tags: [],
    rules: {},
    actor: 'x',
    ...untouched,
  });
  await expect(asked).rejects.toMatchObject({ code: 'unreadable_file' });
});
