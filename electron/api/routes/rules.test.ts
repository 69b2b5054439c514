import { beforeEach, describe, expect, it } from 'vitest';
import type { ColumnPreview } from '../../../shared/contract/rules.ts';
import type { ImportJob, Source } from '../../../shared/schema/import.ts';
import { fatesOf, importRoute, openImports, type TestImports } from '../../testing/imports.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const acme = ['name,domain,industry,emails,phones', 'Acme,acme.com,Steel,a@x.de,+49 1'];
const again = (rules: unknown, lines = ['name,domain,industry,emails', 'Acme,acme.com,Wood,b@x.de']) =>
  api.runCsv(lines, { update_existing: true, rules });

describe('a row that meets a stored company', () => {
  beforeEach(async () => {
    await api.runCsv(acme);
  });

  it('writes what the rules of its fields let through, and nothing else', async () => {
    const before = await api.company('Acme');
    const rules = { fields: { industry: { merge: 'fill_blank' }, emails: { merge: 'overwrite' } } };
    expect(fatesOf(await again(rules))).toEqual({ updated: 1 });
    expect(await api.company('Acme')).toEqual({
      ...before,
      emails: ['b@x.de'],
      version: 2,
      updatedAt: expect.any(String) as string,
    });
    const never = { fields: { industry: { merge: 'never' }, emails: { merge: 'never' } } };
    expect(fatesOf(await again(never))).toEqual({ unchanged: 1 });
  });

  it('is emptied in exactly the mapped fields that the row leaves blank, where that is asked for', async () => {
    const before = await api.company('Acme');
    const lines = ['name,domain,industry,emails', 'Acme,,,'];
    expect(fatesOf(await again({}, lines))).toEqual({ unchanged: 1 });
    expect(
      fatesOf(await again({ blank: 'clear', fields: { industry: { merge: 'fill_blank' } } }, lines)),
    ).toEqual({
      updated: 1,
    });
    expect(await api.company('Acme')).toEqual({
      ...before,
      domain: null,
      emails: [],
      version: 2,
      updatedAt: expect.any(String) as string,
    });
    // The domain is free again.
    expect(fatesOf(await api.runCsv(['name,domain', 'Other,acme.com']))).toEqual({ created: 1 });
  });

  it('is emptied by null in a row, and by a key that is missing not', async () => {
    const rows = [
      { name: 'Acme', industry: null },
      { name: 'Bolt', emails: ['x@y.de'] },
    ];
    await api.run({ rows, update_existing: true, rules: { blank: 'clear' } });
    expect(await api.company('Acme')).toMatchObject({ industry: null, emails: ['a@x.de'] });
  });

  it('is not renamed by a row of its domain unless names are overwritten', async () => {
    const lines = ['name,domain', 'Acme Inc.,acme.com'];
    expect(fatesOf(await again({ fields: { name: { merge: 'never' } } }, lines))).toEqual({ unchanged: 1 });
    expect(fatesOf(await again({}, lines))).toEqual({ updated: 1 });
    expect(await api.company('Acme Inc.')).toMatchObject({ domain: 'acme.com' });
  });

  it('keeps its value where the row has only a default', async () => {
    const rules = { fields: { industry: { default: 'Other' }, taxId: { default: '0' } } };
    await again(rules, ['name,industry', 'Acme,', 'Bolt,']);
    expect(await api.company('Acme')).toMatchObject({ industry: 'Steel', taxId: '0' });
    expect(await api.company('Bolt')).toMatchObject({ industry: 'Other', taxId: '0' });
  });

  it('takes the newest value, whatever the order of rows and files', async () => {
    const rules = { fields: { industry: { merge: 'newest', newest_by: 'seen' } } };
    const run = (...rows: string[]) =>
      api.runCsv(['name,industry,seen', ...rows], {
        update_existing: true,
        mapping: { name: 'name', industry: 'industry' },
        rules,
      });
    await run('Bolt,Wood,2021-05-01', 'Bolt,Iron,2021-04-01', 'Bolt,Glass,2021-06-01', 'Bolt,Clay,');
    expect(await api.company('Bolt')).toMatchObject({ industry: 'Glass' });
    await run('Bolt,Iron,2021-05-31', 'Bolt,Salt,soon');
    expect(await api.company('Bolt')).toMatchObject({ industry: 'Glass' });
    await run('Bolt,Paper,2021-06-02', 'Acme,Paper,2021-06-02');
    expect(await api.company('Bolt')).toMatchObject({ industry: 'Paper' });
    // Nobody gave Acme's value a date: it is as old as its company.
    expect(await api.company('Acme')).toMatchObject({ industry: 'Steel' });
  });
});

describe('rules of a request', () => {
  it('hold for rows as for CSV', async () => {
    const rules = {
      columns: {
        web: { steps: [{ kind: 'domain' }] },
        seen: { date_order: 'mdy' },
        size: { values: { many: '201-500' } },
        land: { from: 'web', steps: [{ kind: 'split', on: '.', part: -1 }] },
      },
      fields: { tags: { default: 'new' } },
    };
    const mapping = {
      n: 'name',
      web: 'domain',
      seen: 'lastFundingDate',
      size: 'employeeRange',
      land: 'countryCode',
    };
    const row = { n: 'Acme', web: 'jo@mail.acme.de', seen: '3/4/21', size: 'many' };
    const wanted = {
      domain: 'acme.de',
      lastFundingDate: '2021-03-04',
      employeeRange: '201-500',
      countryCode: 'DE',
      tags: ['new'],
    };
    expect(fatesOf(await api.run({ rows: [row], mapping, rules }))).toEqual({ created: 1 });
    expect(await api.company('Acme')).toMatchObject(wanted);
    const csv = [Object.keys(row), ['Beta', 'jo@beta.de', '3/4/21', 'many']].map((cells) => cells.join(','));
    expect(fatesOf(await api.runCsv(csv, { mapping, rules }))).toEqual({ created: 1 });
    expect(await api.company('Beta')).toMatchObject({ ...wanted, domain: 'beta.de' });
  });

  it('fail a value that no rule can read, and say where it stands', async () => {
    const rules = { columns: { p: { steps: [{ kind: 'phone' }] } } };
    const mapping = { n: 'name', p: 'phones' };
    const rows = [
      { n: 'Acme', p: ['+49 351 5550120', 'ask'] },
      { n: 'Beta', p: { no: 1 } },
      { n: 'Ulm', p: 491 },
    ];
    const job = await api.run({ rows, mapping, rules });
    expect(job.errors.map(({ row_number: row, column, code }) => [row, column, code])).toEqual([
      [1, 'p', 'invalid_phone'],
      [2, 'p', 'invalid_type'],
      [3, 'p', 'invalid_phone'],
    ]);
  });

  it('are refused with the place of the fault, and nothing is imported', async () => {
    const body = { csv: 'name\nAcme\n', rules: { columns: { gone: { decimal: ',' } } } };
    const answer = await api.send('POST', importRoute, body);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { issues: [{ path: 'rules.columns.gone', code: 'unknown_column' }] } } },
    });
    expect(await api.companies()).toEqual([]);
  });

  it('are kept with the import', async () => {
    const rules = { blank: 'clear', columns: { name: { steps: [{ kind: 'collapse_spaces' }] } } };
    const { job_id } = await api.runCsv(['name', 'Acme'], { rules });
    const job = await api.data<ImportJob>('GET', `/v1/import/jobs/${job_id}`);
    expect(job.options.rules).toEqual(rules);
  });
});

it('shows values before and after the rules, and what decides the dates of a column', async () => {
  const csv = 'Company,Seen,Web\nAcme,3/4/21,jo@acme.de\nBeta,25/4/2021,?\n';
  const request = new Request('http://127.0.0.1/v1/import/sources', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: csv,
  });
  const { data: source } = (await (await api.backend.fetch(request, { kind: 'local' })).json()) as {
    data: Source;
  };
  const rules = { columns: { Seen: { date_order: 'mdy' }, Web: { steps: [{ kind: 'domain' }] } } };
  const mapping = { Company: 'name', Seen: 'lastFundingDate', Web: 'domain' };
  const path = `/v1/import/sources/${source.id}/preview-rules`;
  const dated = { fields: { domain: { merge: 'newest', newest_by: 'Seen' } } };
  const { columns: asked } = await api.data<{ columns: ColumnPreview[] }>('POST', path, {
    mapping: { Company: 'name', Web: 'domain' },
    rules: dated,
  });
  expect(asked.find(({ key }) => key === 'Seen')?.decision).toMatchObject({ date_order: 'dmy' });
  const { columns } = await api.data<{ columns: ColumnPreview[] }>('POST', path, { mapping, rules });
  expect(columns.find(({ key }) => key === 'Seen')).toMatchObject({
    field: 'lastFundingDate',
    samples: [
      { before: '3/4/21', after: '2021-03-04' },
      { before: '25/4/2021', after: '2021-04-25' },
    ],
    decision: { question: null, date_order: 'dmy', evidence: '“25/4/2021” can only be day first' },
  });
  expect(columns.find(({ key }) => key === 'Web')?.samples).toMatchObject([
    { before: 'jo@acme.de', after: 'acme.de', message: null },
    { before: '?', after: null, message: expect.stringContaining('no domain') as string },
  ]);
});
