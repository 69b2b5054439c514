// Any table into any store, through the whole backend: what an import counts is what the store then holds.
import * as fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { DryRow } from '../../../shared/schema/dry-run.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import type { Fate, ImportJob } from '../../../shared/schema/import.ts';
import { ledgerOf } from '../../testing/backend.ts';
import { openImports, type TestImports } from '../../testing/imports.ts';
import { dryRows, sendSource, tryOut } from '../../testing/sources.ts';
import { nameKey } from '../matching/company-key.ts';
import { anyRules } from './rules/testing-rules.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

type Row = {
  name: string;
  domain: string;
  industry: string;
  year: string;
  seen: string;
  raised: string;
  round: string;
};

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
  // Far from the time of the test, which must not matter.
  seen: fc.constantFrom('', '2020-01-01', '2020-01-02', '2068-01-01', '3/4/21'),
  // Which of these means what is for the whole column to say, and sometimes nobody can.
  raised: fc.constantFrom('', '1.234M', '2.5M', '950,000', '3,5 Mio.'),
  round: fc.constantFrom('', '3/4/21', '25/4/21', '4/25/2021', '2021-05-06'),
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
    seen: '',
    raised: '',
    round: '',
  }));

const quoted = (cell: string): string => `"${cell}"`;

const csvOf = (rows: readonly Row[]): string =>
  [
    'name,domain,industry,year,seen,raised,round',
    ...rows.map(({ name, domain, industry, year, seen, raised, round }) =>
      [name, domain, industry, year, seen, raised, round].map(quoted).join(','),
    ),
  ].join('\n') + '\n';

const mapping = {
  name: 'name',
  domain: 'domain',
  industry: 'industry',
  year: 'foundationYear',
  raised: 'fundingRaised',
  round: 'lastFundingDate',
};

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

it('does what its dry run said, to the row and the cell and under any rules, and the dry run did nothing', async () => {
  const filled = fc.array(row, { minLength: 3, maxLength: 14 });
  const options = fc.record({
    update_existing: fc.boolean(),
    tags: fc.constantFrom<string[]>([], ['fair']),
    rules: fc.oneof(fc.constantFrom<ImportRules>(...rules), anyRules),
  });
  const property = fc.asyncProperty(table, filled, options, edits, async (stored, rows, chosen, orders) => {
    await emptyStore();
    await importTable(stored, false);
    const before = await api.companies();
    const { id } = await sendSource(api, csvOf(rows));
    const known = Object.entries(orders).filter(([at]) => Number(at) <= rows.length + 1);
    await api.data('PATCH', `/v1/import/sources/${id}/rows`, { edits: Object.fromEntries(known) });
    const dry = await tryOut(api, id, { mapping, ...chosen });
    const diff = await dryRows(api, dry);
    expect(await api.companies()).toEqual(before);
    const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${id}/run`, {
      mapping,
      ...chosen,
    });
    const job = await api.ended(job_id);
    const after = await api.companies();
    expect(ledgerOf(dry)).toEqual(ledgerOf(job));
    expect(dry.errors.map(place)).toEqual(job.errors.map(place));
    expect(dry.decisions).toEqual(job.decisions);
    expect(countFates(diff)).toEqual(ledgerOf(job));
    expect(companiesAfter(before, diff)).toEqual(after.map(shownValues));
  });
  await fc.assert(property, { numRuns: 6, seed: 7 });
}, 120_000);

const place = ({ row_number, code, field, message }: ImportJob['errors'][number]) =>
  // A company that only the dry run made has an id of its own.
  [row_number, code, field, message.replace(/\(com_.*\)$/, '')];

const rules: ImportRules[] = [
  {},
  { blank: 'clear' },
  { fields: { industry: { merge: 'fill_blank' }, name: { merge: 'never' } } },
  { columns: { year: { values: { '19x9': '1999' } }, domain: { values: { 'not a host': null } } } },
];

/** Mended cells and rows left out, by row number. */
const edits = fc.dictionary(
  fc.integer({ min: 2, max: 12 }).map(String),
  fc.oneof(
    fc.constant({ leave_out: true }),
    fc.record({
      cells: fc.record(
        {
          domain: fc.constantFrom(...domains),
          year: fc.constantFrom('', '2001'),
          round: fc.constantFrom('25/4/21', '4/25/2021', '1/2/21'),
        },
        { requiredKeys: ['domain', 'year'] },
      ),
    }),
  ),
  { maxKeys: 3 },
);

const shown = [
  'name',
  'domain',
  'industry',
  'foundationYear',
  'fundingRaised',
  'lastFundingDate',
  'tags',
] as const;
const unset = { tags: [], foundationYear: null, fundingRaised: null, lastFundingDate: null };
const shownValues = (company: Company) => shown.map((field) => company[field]);

function countFates(rows: readonly DryRow[]): Record<Fate, number> {
  const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, blank: 0 };
  for (const { fate } of rows) counts[fate] += 1;
  return counts;
}

const pick = (company: Record<string, unknown>, changes: readonly [string, unknown][]) =>
  Object.fromEntries(changes.map(([field]) => [field, company[field]]));

/** The companies that the diff promises: those that were there with every change, then the new ones. */
function companiesAfter(before: readonly Company[], rows: readonly DryRow[]): unknown[][] {
  const byId = new Map<string | number, Record<string, unknown>>(before.map((one) => [one.id, { ...one }]));
  const madeBy = new Map<number, Record<string, unknown>>();
  for (const { fate, row_number: at, met, cells } of rows) {
    if (fate === 'created') madeBy.set(at, { ...unset });
    const company =
      fate === 'created'
        ? madeBy.get(at)
        : (byId.get(met?.company_id ?? '') ?? madeBy.get(met?.row_number ?? 0));
    if (!company || !['created', 'updated', 'unchanged'].includes(fate)) continue;
    const changes = Object.entries(cells);
    const known = Object.fromEntries(changes.map(([field, { before: was }]) => [field, was]));
    expect(fate === 'created' ? known : pick(company, changes)).toEqual(known);
    for (const [field, { after }] of changes) company[field] = after;
  }
  return [...byId.values(), ...madeBy.values()].map((one) => shown.map((field) => one[field]));
}
