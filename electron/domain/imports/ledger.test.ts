// Any table into any store, through the whole backend: what an import counts is what the store then holds.
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { ledgerOf } from '../../testing/backend.ts';
import { openImports, type TestImports } from '../../testing/imports.ts';
import { nameKey } from '../matching/company-key.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

type Row = { name: string; domain: string; industry: string; year: string };

const names = [
  '',
  ' ',
  'Acme',
  'ACME',
  ' acme ',
  'Straße',
  'STRASSE',
  'Bolt',
  'Cafe\u0301',
  'Café',
  'x'.repeat(1001),
];
const domains = [
  '',
  '',
  'acme.com',
  'https://www.ACME.com/x',
  'bolt.dev',
  'strasse.de',
  'not a host',
  'münchen.de',
];
const row: fc.Arbitrary<Row> = fc.record({
  name: fc.constantFrom(...names),
  domain: fc.constantFrom(...domains),
  industry: fc.constantFrom('', 'Steel', 'Wood'),
  year: fc.constantFrom('', '1999', '19x9'),
});
const table = fc.array(row, { maxLength: 14 });

/** Each company has one name, so that no row renames another's. */
const steadyRow: fc.Arbitrary<Row> = fc
  .record({ at: fc.nat(5), industry: fc.constantFrom('', 'Steel', 'Wood'), bad: fc.boolean() })
  .map(({ at, industry, bad }) => ({
    name: `Firm ${at}`,
    domain: at < 4 ? `firm${at}.com` : '',
    industry,
    year: bad && industry === 'Wood' ? '19x9' : '',
  }));

const quoted = (cell: string): string => `"${cell}"`;

const csvOf = (rows: readonly Row[]): string =>
  [
    'name,domain,industry,year',
    ...rows.map(({ name, domain, industry, year }) => [name, domain, industry, year].map(quoted).join(',')),
  ].join('\n') + '\n';

const mapping = { name: 'name', domain: 'domain', industry: 'industry', year: 'foundationYear' };

const importTable = (rows: readonly Row[], update_existing: boolean): Promise<ImportJob> =>
  api.run({ csv: csvOf(rows), mapping, update_existing });

async function emptyStore(): Promise<void> {
  for (const { id } of await api.companies()) await api.data('DELETE', `/v1/companies/${id}`);
}

function expectUnique(companies: readonly Company[]): void {
  const keys = companies.map(({ name }) => nameKey(name));
  const hosts = companies.map(({ domain }) => domain).filter((domain) => domain !== null);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(hosts).size).toBe(hosts.length);
}

it('counts every row once, and creates as many companies as it says', async () => {
  const property = fc.asyncProperty(table, table, fc.boolean(), async (stored, rows, update) => {
    await emptyStore();
    await importTable(stored, false);
    const before = await api.companies();
    const job = await importTable(rows, update);
    const after = await api.companies();
    const { created, updated, skipped } = ledgerOf(job);
    expect(job.total_count).toBe(rows.length);
    expect(after.length - before.length).toBe(created);
    expect(update ? skipped : updated).toBe(0);
    expect(new Set(job.errors.map(({ row_number: at }) => at)).size).toBe(job.failed_count);
    expectUnique(after);
    const changed = before.filter((one) => after.find(({ id }) => id === one.id)?.version !== one.version);
    expect(changed.length).toBeLessThanOrEqual(updated);
  });
  await fc.assert(property, { numRuns: 60, seed: 7 });
});

it('creates nothing when the same file comes again', async () => {
  const skips = fc.asyncProperty(table, table, async (stored, rows) => {
    await emptyStore();
    await importTable(stored, false);
    await importTable(rows, false);
    const before = await api.companies();
    expect(ledgerOf(await importTable(rows, false))).toMatchObject({ created: 0, updated: 0 });
    expect(await api.companies()).toEqual(before);
  });
  const updates = fc.asyncProperty(fc.array(steadyRow), fc.array(steadyRow), async (stored, rows) => {
    await emptyStore();
    await importTable(stored, false);
    await importTable(rows, true);
    expect(ledgerOf(await importTable(rows, true)).created).toBe(0);
    expectUnique(await api.companies());
  });
  await fc.assert(skips, { numRuns: 30, seed: 7 });
  await fc.assert(updates, { numRuns: 30, seed: 7 });
});

it('does what its dry run said, to the row, and the dry run did nothing', async () => {
  const send = async (rows: readonly Row[]): Promise<Source> => {
    const headers = { 'content-type': 'application/octet-stream' };
    const init = { method: 'POST', headers, body: csvOf(rows) };
    const request = new Request('http://127.0.0.1/v1/import/sources', init);
    const answer = await api.backend.fetch(request, { kind: 'local' });
    return ((await answer.json()) as { data: Source }).data;
  };
  const filled = fc.array(row, { minLength: 3, maxLength: 14 });
  const property = fc.asyncProperty(table, filled, fc.boolean(), async (stored, rows, update_existing) => {
    await emptyStore();
    await importTable(stored, false);
    const before = await api.companies();
    const { id } = await send(rows);
    // The same text is read with the same dialect as within a request, whatever so small a file looks like.
    const dialect = { delimiter: ',', quote: '"', escape: 'doubled', header_line: 1 };
    await api.data('PATCH', `/v1/import/sources/${id}`, dialect);
    const options = { mapping, update_existing };
    const dry = await api.data<DryRun>('POST', `/v1/import/sources/${id}/dry-run`, options);
    expect(await api.companies()).toEqual(before);
    const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${id}/run`, options);
    const job = await api.ended(job_id);
    expect(ledgerOf(dry)).toEqual(ledgerOf(job));
    expect(ledgerOf(job).created).toBe((await api.companies()).length - before.length);
    const place = ({ row_number, code, field, message }: ImportJob['errors'][number]) =>
      // A company that only the dry run made has an id of its own.
      [row_number, code, field, message.replace(/\(com_.*\)$/, '')];
    expect(dry.errors.map(place)).toEqual(job.errors.map(place));
  });
  await fc.assert(property, { numRuns: 6, seed: 7 });
}, 60_000);
