// Imports without rules whose columns decide how their cells are read, by every way in.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { fatesOf, openImports, type TestImports } from '../../testing/imports.ts';
import { sendSource, tryOut } from '../../testing/sources.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const header = 'name,last funding date,funding raised';
const mapping = { name: 'name', 'last funding date': 'lastFundingDate', 'funding raised': 'fundingRaised' };
const lines = [header, 'Acme,3/4/21,1.234M', 'Bolt,25/12/2020,2.5M', 'Cato,1/2/21,'];
const decided = [
  { column: 'last funding date', date_order: 'dmy', evidence: '“25/12/2020” can only be day first' },
  { column: 'funding raised', decimal: '.', evidence: '“2.5M” can only be read with a decimal point' },
];
const decidedRules = {
  columns: { 'last funding date': { date_order: 'dmy' }, 'funding raised': { decimal: '.' } },
};
/** So many rows without a question in front. */
const many = (rows: number): string[] => Array.from({ length: rows }, (_, at) => `Firm ${at},2021-05-06,100`);

const byColumn = <T extends { column: string }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => a.column.localeCompare(b.column));

function expectDecided(job: ImportJob): void {
  expect(job).toMatchObject({ failed_count: 0, options: { rules: decidedRules } });
  expect(byColumn(job.decisions)).toMatchObject(byColumn(decided));
}

async function expectRead(): Promise<void> {
  expect(await byName('Acme')).toMatchObject({ lastFundingDate: '2021-04-03', fundingRaised: '1234000' });
  expect(await byName('Cato')).toMatchObject({ lastFundingDate: '2021-02-01' });
}

async function byName(name: string): Promise<Company | undefined> {
  const query = `/v1/companies?q=${name}`;
  return (await api.data<{ items: Company[] }>('GET', query)).items[0];
}

describe('an import without rules', () => {
  it('reads text in the request by what its whole columns say, and says so', async () => {
    const job = await api.runCsv(lines, { mapping });
    expect(job.status).toBe('completed');
    expectDecided(job);
    await expectRead();
  });

  it('reads rows in the request so', async () => {
    const rows = lines.slice(1).map((line) => {
      const [name, lastFundingDate, fundingRaised] = line.split(',');
      return { name, lastFundingDate, fundingRaised };
    });
    const job = await api.run({ rows });
    expect(job.decisions.map(({ column }) => column).toSorted()).toEqual([
      'fundingRaised',
      'lastFundingDate',
    ]);
    await expectRead();
  });

  it('reads a request so that became a job, and rows that did', async () => {
    const [, ...data] = lines;
    const text = await api.runCsv([header, ...many(600), ...data], { mapping });
    expectDecided(await api.ended(text.job_id));
    await expectRead();
    const rows = [...many(600), ...data].map((line) => {
      const [name = '', lastFundingDate, fundingRaised] = line.split(',');
      return { name: `${name} again`, lastFundingDate, fundingRaised };
    });
    const job = await api.ended((await api.run({ rows })).job_id);
    expect(job).toMatchObject({
      created_count: 603,
      decisions: [{ date_order: 'dmy' }, { decimal: '.' }],
    });
  });

  it('reads a file so, as its dry run said', async () => {
    const [, ...data] = lines;
    const { id } = await sendSource(api, [header, ...data, ...many(600)].join('\n'));
    const dry = await tryOut(api, id, { mapping });
    expect(dry).toMatchObject({ created_count: 603, failed_count: 0 });
    expect(byColumn(dry.decisions)).toMatchObject(byColumn(decided));
    const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${id}/run`, { mapping });
    const job = await api.ended(job_id);
    expectDecided(job);
    expect(job.decisions).toEqual(dry.decisions);
    await expectRead();
  });

  it('fails what the column does not decide, and names the rule to give', async () => {
    const job = await api.runCsv([header, 'Acme,3/4/21,', 'Bolt,2020-12-25,'], { mapping });
    expect(fatesOf(job)).toEqual({ created: 1, failed: 1 });
    expect(job.errors).toMatchObject([{ code: 'ambiguous_date', column: 'last funding date' }]);
    expect(job.decisions).toMatchObject([
      {
        question: 'date_order',
        message: expect.stringContaining('rules.columns["last funding date"].date_order') as string,
      },
    ]);
    expect(job.options.rules).toEqual({});
  });

  it('keeps to a rule that was given, and has nothing to decide where no cell asks', async () => {
    const rules = { columns: { 'last funding date': { date_order: 'mdy' } } };
    const given = await api.runCsv([header, 'Acme,3/4/21,'], { mapping, rules });
    expect(given).toMatchObject({ decisions: [], options: { rules } });
    expect(await api.company('Acme')).toMatchObject({ lastFundingDate: '2021-03-04' });
    const plain = await api.runCsv([header, 'Bolt,25/12/2020,2.5M'], { mapping });
    expect(plain).toMatchObject({ decisions: [], options: { rules: {} } });
  });

  it('hears a row as it was mended, and not one that was left out', async () => {
    const torn = [header, 'Acme,3/4/21,', 'Bolt,12/25/2020,', 'Cato,25/12/2020,', 'Dell,12/26/2020,'];
    const { id } = await sendSource(api, torn.join('\n'));
    expect(await tryOut(api, id, { mapping })).toMatchObject({
      failed_count: 1,
      decisions: [{ question: 'date_order' }],
    });
    const edits = { 3: { leave_out: true }, 5: { cells: { 'last funding date': '26/12/2020' } } };
    await api.data('PATCH', `/v1/import/sources/${id}/rows`, { edits });
    expect(await tryOut(api, id, { mapping })).toMatchObject({
      failed_count: 0,
      decisions: [{ question: null, date_order: 'dmy' }],
    });
  });

  it('reads its failed rows by the same decision when they come back mended', async () => {
    const job = await api.runCsv([...lines, ',4/5/21,'], { mapping });
    expect(job.failed_count).toBe(1);
    const csv = (await api.errorCsv(job.job_id)).replace('\r\n,4/5/21', '\r\nDell,4/5/21');
    await api.data('POST', `/v1/import/jobs/${job.job_id}/resubmit`, { csv });
    expect(await api.company('Dell')).toMatchObject({ lastFundingDate: '2021-05-04' });
  });
});

it('tries merge rules as the import follows them', async () => {
  await api.runCsv(['name,domain,industry', 'Acme,acme.com,Steel']);
  const { id } = await sendSource(api, 'name,domain,industry\nAcme,acme.com,Wood\n');
  const options = { update_existing: true, rules: { fields: { industry: { merge: 'never' } } } };
  expect(await tryOut(api, id, options)).toMatchObject({ updated_count: 0, unchanged_count: 1 });
});
