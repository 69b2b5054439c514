// Who outranks whom is data: providers and refreshes yield to persons unless set otherwise, imports to nobody unless set so.
import { describe, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { usualPriority } from '../../../shared/schema/source-priority.ts';
import { transact } from '../../store/database.ts';
import { ledgerOf, openBackend, writeTestFile } from '../../testing/backend.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { saveSourcePriority, yieldsOf } from '../companies/source-priority.ts';
import { createCompany, updateCompany, type Origin } from '../companies/write-company.ts';

const person: Origin = { kind: 'person', run: null, actor: 'usr_1', atMs: 1 };
const provider: Origin = { kind: 'provider', run: 'bat_1', actor: 'gleif', atMs: 2 };

describe('a provider', () => {
  it('leaves what a person wrote, fills what is empty, and overwrites when told to', () => {
    const { db } = tempStore();
    const offer = { industry: 'Steel', taxId: '1' };
    const write = (origin: Origin) =>
      transact(db, () => {
        const made = createCompany(db, { name: `Acme ${origin.atMs}`, industry: 'Cables' }, person);
        if (made.kind !== 'created') throw new Error('taken');
        const result = updateCompany(db, made.company, offer, origin);
        if (result.kind === 'conflict') throw new Error('conflict');
        return { ...result.company.values, refused: result.refused };
      });
    const refused = [{ field: 'industry', reason: 'outranked' }];
    expect(write(provider)).toMatchObject({ industry: 'Cables', taxId: '1', refused });
    expect(write({ ...provider, atMs: 3, overwrites: true })).toMatchObject({
      industry: 'Steel',
      refused: [],
    });
    transact(db, () => saveSourcePriority(db, { provider: [] }));
    const yieldsTo = yieldsOf(db, 'provider');
    expect(write({ ...provider, atMs: 4, yieldsTo })).toMatchObject({ industry: 'Steel', refused: [] });
  });
});

describe('the setting', () => {
  it('is changed for the writers that are named', async () => {
    const test = openBackend();
    expect(await test.data('GET', '/v1/source-priority')).toEqual(usualPriority);
    await test.data('PATCH', '/v1/source-priority', { import: ['provider', 'person'] });
    expect(await test.data('GET', '/v1/source-priority')).toEqual({
      ...usualPriority,
      import: ['person', 'provider'],
    });
    expect(await test.refusal('PATCH', '/v1/source-priority', { import: ['nobody'] })).toMatchObject({
      code: 'validation_error',
    });
  });

  it('holds imports back, and their dry run says the same', async () => {
    const test = openBackend();
    await test.data('PATCH', '/v1/source-priority', { import: ['person'] });
    const typed = await test.data<Company>('POST', '/v1/companies', { name: 'Typed', industry: 'Cables' });
    const rows = [{ name: 'Brought', industry: 'Cables' }];
    await test.data('POST', '/v1/import/companies', { rows });
    const { items } = await test.data<{ items: Company[] }>('GET', '/v1/companies?q=Brought');
    await test.data('PATCH', `/v1/companies/${items[0]?.id}`, { taxId: 'SE1' });

    const path = writeTestFile('p.csv', 'name,industry,taxId\nTyped,Wire,SE7\nBrought,Wire,SE8\n');
    const source = await test.data<{ id: string }>('POST', '/v1/import/sources', { path });
    const options = { update_existing: true };
    const dry = await test.data<DryRun>('POST', `/v1/import/sources/${source.id}/dry-run`, options);
    expect(dry.not_taken).toEqual([
      { field: 'industry', reason: 'outranked', rows: 1 },
      { field: 'taxId', reason: 'outranked', rows: 1 },
    ]);
    const job = await test.data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, options);
    expect(ledgerOf(await test.ended(job.job_id))).toEqual(ledgerOf(dry));
    expect(await test.data('GET', `/v1/companies/${typed.id}`)).toMatchObject({
      industry: 'Cables',
      taxId: 'SE7',
    });
    expect(await test.data('GET', `/v1/companies/${items[0]?.id}`)).toMatchObject({
      industry: 'Wire',
      taxId: 'SE1',
    });
  });
});
