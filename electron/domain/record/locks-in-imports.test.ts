// An import meets locked fields: its dry run says what the run then does, and both say who locked them.
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { DryRow } from '../../../shared/schema/dry-run.ts';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import type { NotTaken } from '../../../shared/schema/not-taken.ts';
import type { KeptCell } from '../../../shared/schema/undo.ts';
import { ledgerOf, openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';

type Items<T> = { items: T[]; total: number };

const csv = [
  'name,industry,taxId',
  'Locked whole,Machinery,',
  'Locked part,Machinery,SE2',
  'Locked alike,Cables,',
  'Open,Machinery,SE4',
  'New,Machinery,SE5',
].join('\n');

async function lockedCompanies(test: TestBackend): Promise<void> {
  for (const name of ['Locked whole', 'Locked part', 'Locked alike', 'Open']) {
    const { id } = await test.data<Company>('POST', '/v1/companies', { name, industry: 'Cables' });
    if (name.startsWith('Locked'))
      await test.data('POST', `/v1/companies/${id}/locks`, { fields: ['industry'], locked: true });
  }
}

const options = { update_existing: true, mapping: { name: 'name', industry: 'industry', taxId: 'taxId' } };

async function fileOf(test: TestBackend): Promise<string> {
  const path = writeTestFile('locks.csv', `${csv}\n`);
  return (await test.data<{ id: string }>('POST', '/v1/import/sources', { path })).id;
}

describe('an import of values for locked fields', () => {
  it('does what its dry run said, leaves them as they are and says so of each row', async () => {
    const test = openBackend();
    await lockedCompanies(test);
    const source = await fileOf(test);
    const dry = await test.data<DryRun>('POST', `/v1/import/sources/${source}/dry-run`, options);
    const { items: rows } = await test.data<Items<DryRow>>(
      'GET',
      `/v1/import/dry-runs/${dry.dry_run_id}/rows`,
    );
    expect(dry.not_taken).toEqual([{ field: 'industry', reason: 'locked', rows: 2 }]);
    const owner = (await test.data<{ fullName: string }>('GET', '/v1/users/me')).fullName;
    const message = `Locked by ${owner}: "Machinery" was not taken.`;
    expect(rows.map(({ fate, notes }) => [fate, notes.map((note) => note.message)])).toEqual([
      ['unchanged', [message]],
      ['updated', [message]],
      ['unchanged', []],
      ['updated', []],
      ['created', []],
    ]);

    const started = await test.data<ImportJob>('POST', `/v1/import/sources/${source}/run`, options);
    const job = await test.ended(started.job_id);
    expect(ledgerOf(job)).toEqual(ledgerOf(dry));
    const notTaken = await test.data<Items<NotTaken>>('GET', `/v1/import/jobs/${job.job_id}/not-taken`);
    expect(notTaken.total).toBe(2);
    expect(notTaken.items).toMatchObject([
      { row_number: 2, company_name: 'Locked whole', field: 'industry', label: 'Industry', message },
      { row_number: 3, company_name: 'Locked part', value: 'Machinery', reason: 'locked', message },
    ]);
    const { items } = await test.data<Items<Company>>('GET', '/v1/companies?sort=name');
    expect(items.map(({ name, industry, taxId }) => [name, industry, taxId])).toEqual([
      ['Locked alike', 'Cables', null],
      ['Locked part', 'Cables', 'SE2'],
      ['Locked whole', 'Cables', null],
      ['New', 'Machinery', 'SE5'],
      ['Open', 'Machinery', 'SE4'],
    ]);
  });

  it('is listed page by page', async () => {
    const test = openBackend();
    await lockedCompanies(test);
    const body = { csv, update_existing: true };
    const job = await test.data<ImportJob>('POST', '/v1/import/companies', body);
    type Page = Items<NotTaken> & { pagination: { nextLink?: string } };
    const first = await test.data<Page>('GET', `/v1/import/jobs/${job.job_id}/not-taken?limit=1`);
    const link = (first.pagination.nextLink ?? '').replace(/^https?:\/\/[^/]+/, '');
    const second = await test.data<Page>('GET', link);
    expect([...first.items, ...second.items].map((one) => one.row_number)).toEqual([2, 3]);
    expect(second.pagination.nextLink).toBeUndefined();
  });
});

describe('the undo of an import', () => {
  it('leaves a field that was locked since, and lists it with the reason', async () => {
    const test = openBackend();
    const made = await test.data<Company>('POST', '/v1/companies', { name: 'Acme', industry: 'Cables' });
    const rows = [{ name: 'Acme', industry: 'Wire', taxId: 'SE1' }];
    const job = await test.data<ImportJob>('POST', '/v1/import/companies', { rows, update_existing: true });
    await test.data('POST', `/v1/companies/${made.id}/locks`, { fields: ['industry'], locked: true });
    await test.data('POST', `/v1/import/jobs/${job.job_id}/undo`, {});
    await expect
      .poll(
        async () => (await test.data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`)).undo.last?.status,
        {
          timeout: 20_000,
        },
      )
      .toBe('completed');
    const { items } = await test.data<Items<KeptCell>>('GET', `/v1/import/jobs/${job.job_id}/undo/kept`);
    expect(items).toMatchObject([
      { company_name: 'Acme', field: 'industry', reason: 'locked', value: 'Wire', earlier: 'Cables' },
    ]);
    expect(await test.data('GET', `/v1/companies/${made.id}`)).toMatchObject({
      industry: 'Wire',
      taxId: null,
    });
  });
});
