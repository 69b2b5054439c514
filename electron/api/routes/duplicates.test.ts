import { beforeEach, describe, expect, it } from 'vitest';
import type { DryRun } from '../../../shared/contract/imports.ts';
import type { DuplicateGroup, Duplicates } from '../../../shared/schema/duplicates.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { fatesOf, openImports, type TestImports } from '../../testing/imports.ts';
import { sendSource, tryOut } from '../../testing/sources.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

const mapping = {
  name: 'name',
  domain: 'domain',
  country: 'countryCode',
  tax: 'taxId',
  industry: 'industry',
};
const csvOf = (...lines: string[]): string => `name,domain,country,tax,industry\n${lines.join('\n')}\n`;
const find = ({ dry_run_id: id }: DryRun, query = '') =>
  api.data<Duplicates>('GET', `/v1/import/dry-runs/${id}/duplicates?limit=100${query}`);
const rowsOf = ({ members }: DuplicateGroup) => members.map(({ row_number: row }) => row);

const file = csvOf(
  'Acme Inc,acme.com,US,,Rockets', // 2
  'Acme Inc,acme.com,US,,Anvils', // 3: row 2 again
  'Acme GmbH,acme.de,US,,Rockets', // 4: another form
  'Tarnhelm Robotics,tarnhelm.nl,NL,NL1,Robots', // 5
  'Tarnhlem Robotics,tarnhelm.com,NL,,Robots', // 6: a slip
  'Other,other.nl,NL,nl 1,Robots', // 7: the tax ID of row 5
  'Bolt AG,,DE,,', // 8: like a stored one
);

describe('duplicates of a dry run', () => {
  it('are grouped from certain to likely, within the file and against the store', async () => {
    await api.data('POST', '/v1/companies', { name: 'Bolt GmbH', countryCode: 'DE' });
    const { id } = await sendSource(api, file);
    const found = await find(await tryOut(api, id, { mapping }));
    expect(found.counts).toEqual({ domain: 1, name: 0, registry: 1, name_country: 2, similar: 1 });
    const [same, registry, forms, stored, similar] = found.items;
    expect(same && rowsOf(same)).toEqual([2, 3]);
    expect(registry && rowsOf(registry)).toEqual([5, 7]);
    expect(forms && rowsOf(forms)).toEqual([2, 4]);
    expect(forms?.reason).toContain('Two companies, unless you say otherwise');
    expect(stored?.members).toMatchObject([
      { row_number: 8, values: { name: 'Bolt AG' } },
      { row_number: null, company_id: expect.stringMatching(/^com_/), values: { name: 'Bolt GmbH' } },
    ]);
    expect(similar && rowsOf(similar)).toEqual([5, 6]);
    expect(similar?.score).toBeGreaterThan(0.85);
    expect(similar?.parts.map(({ part }) => part)).toEqual(['name', 'domain', 'country']);
  });

  it('never put two legal forms, or likely ones, together by themselves', async () => {
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, { mapping, update_existing: true });
    expect(dry).toMatchObject({ created_count: 6, updated_count: 1 });
    const { job_id } = await api.data<ImportJob>('POST', `/v1/import/sources/${id}/run`, {
      mapping,
      update_existing: true,
    });
    expect(fatesOf(await api.ended(job_id))).toEqual({ created: 6, updated: 1 });
  });

  it('are shown by kind, page by page', async () => {
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, { mapping });
    expect(await find(dry, '&kind=registry')).toMatchObject({ total: 1, items: [{ kind: 'registry' }] });
    expect((await find(dry, '&offset=99')).items).toEqual([]);
  });

  it('become one row by a person’s choice for each field, seen in the next dry run', async () => {
    const { id } = await sendSource(api, file);
    const dry = await tryOut(api, id, { mapping });
    const choice = { survivor: 2, rows: [2, 3, 4], fields: { industry: 3, domain: 4 } };
    const edited = await api.data('POST', `/v1/import/dry-runs/${dry.dry_run_id}/merge`, choice);
    expect(edited).toEqual({
      edits: {
        2: { cells: { domain: 'acme.de', industry: 'Anvils' } },
        3: { leave_out: true },
        4: { leave_out: true },
      },
      total: 3,
    });
    const again = await tryOut(api, id, { mapping });
    expect(again).toMatchObject({ created_count: 5, skipped_count: 2, row_edits: 3 });
  });

  it('are not merged with a row that was not named', async () => {
    const { id } = await sendSource(api, file);
    const { dry_run_id } = await tryOut(api, id, { mapping });
    const choice = { survivor: 2, rows: [2, 3], fields: { industry: 7 } };
    const error = await api.refusal('POST', `/v1/import/dry-runs/${dry_run_id}/merge`, choice);
    expect(error).toMatchObject({ code: 'validation_error', message: expect.stringContaining('Row 7') });
  });
});
