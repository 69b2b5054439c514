import { describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { HistoryEntry, RecordRow, RecordSources, RowMarks } from '../../../shared/schema/record.ts';
import type { CustomField } from '../../../shared/schema/custom-field.ts';
import type { Step } from '../../../shared/schema/step.ts';
import { openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';

type Paged<T> = { items: T[]; pagination: { nextLink?: string } };
type Written = { company: Company; step: Step | null };

const create = (test: TestBackend, body: object): Promise<Company> =>
  test.data('POST', '/v1/companies', body);

function recordOf(test: TestBackend, { id }: Pick<Company, 'id'>) {
  const path = `/v1/companies/${id}`;
  const withField = (field?: string) => (field === undefined ? '' : `?field=${encodeURIComponent(field)}`);
  return {
    path,
    patch: (body: object) => test.data<Company>('PATCH', path, body),
    history: async (field?: string) =>
      (await test.data<Paged<HistoryEntry>>('GET', `${path}/history${withField(field)}`)).items,
    sources: () => test.data<RecordSources>('GET', `${path}/sources`),
    rows: async () => (await test.data<Paged<RecordRow>>('GET', `${path}/rows`)).items,
    lock: (fields: string[], locked = true) =>
      test.data<Written>('POST', `${path}/locks`, { fields, locked }),
    restore: (field: string, change: string) =>
      test.data<Written>('POST', `${path}/restore`, { field, change }),
  };
}

async function importFile(test: TestBackend, name: string, text: string): Promise<ImportJob> {
  const source = await test.data<{ id: string }>('POST', '/v1/import/sources', {
    path: writeTestFile(name, text),
  });
  const job = await test.data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, {
    update_existing: true,
  });
  return test.ended(job.job_id);
}

/** `before → after` of the one cell of each entry. */
const steps = (entries: readonly HistoryEntry[]) =>
  entries.map(({ entry, cells }) => [entry, cells[0]?.before, cells[0]?.after, cells[0]?.current]);

async function withTier(test: TestBackend) {
  const group = await test.data<{ id: string }>('POST', '/v1/groups', { name: 'Coverage' });
  const options = [{ label: 'A' }, { label: 'B' }];
  const fields = `/v1/groups/${group.id}/custom-fields/company`;
  const field = await test.data<CustomField>('POST', fields, { name: 'Tier', type: 'singleSelect', options });
  return { group, field, path: `custom:${group.id}:Tier`, fieldPath: `${fields}/${field.id}` };
}

describe('the history of a record', () => {
  it('tells of a field from how the record was made up to now, with who wrote it', async () => {
    const test = openBackend();
    const made = await create(test, { name: 'Norrvik', industry: 'Metal goods' });
    const record = recordOf(test, made);
    await record.patch({ industry: 'Cables' });
    await record.patch({ taxId: 'SE1' });
    await record.patch({ industry: 'Electrical equipment' });
    const history = await record.history('industry');
    expect(steps(history)).toEqual([
      ['changed', 'Cables', 'Electrical equipment', true],
      ['changed', 'Metal goods', 'Cables', false],
      ['created', null, 'Metal goods', false],
    ]);
    expect(history[0]).toMatchObject({
      kind: 'person',
      name: made.createdBy.fullName,
      action: 'edit',
      run: expect.stringMatching(/^stp_/),
      row: null,
    });
    expect((await record.history()).map(({ cells }) => cells.map(({ label }) => label))).toEqual([
      ['Industry'],
      ['Tax ID'],
      ['Industry'],
      ['Name', 'Industry'],
    ]);
  });

  it('names the file and row of an import, and shows the row as it stands in the file', async () => {
    const test = openBackend();
    await importFile(test, 'fair-leads.csv', 'Company,Sector\nOther,Glass\nNorrvik,Metal goods\n');
    const job = await importFile(test, 'crm-accounts.csv', 'Company,Sector\nNorrvik,Cables\n');
    const { items } = await test.data<Paged<Company>>('GET', '/v1/companies?q=Norrvik');
    const record = recordOf(test, { id: items[0]?.id ?? '' });
    expect((await record.history('industry')).map(({ entry, name, row }) => [entry, name, row])).toEqual([
      ['changed', 'crm-accounts.csv', 2],
      ['created', 'fair-leads.csv', 3],
    ]);
    expect(await record.rows()).toMatchObject([
      {
        import: { id: job.job_id, fileName: 'crm-accounts.csv' },
        rowNumber: 2,
        cells: [
          { column: 'Company', value: 'Norrvik' },
          { column: 'Sector', value: 'Cables' },
        ],
      },
      { import: { fileName: 'fair-leads.csv' }, rowNumber: 3, missing: null },
    ]);
    expect((await record.sources()).rows).toBe(2);
  });

  it('says of rows that came in a request that no file of them is kept', async () => {
    const test = openBackend();
    await test.data('POST', '/v1/import/companies', { rows: [{ name: 'Norrvik' }] });
    const { items } = await test.data<Paged<Company>>('GET', '/v1/companies');
    const [row] = await recordOf(test, { id: items[0]?.id ?? '' }).rows();
    expect(row).toMatchObject({ cells: null, missing: expect.stringContaining('no file of them is kept') });
  });

  it('keeps labels of options, fields and groups readable after they were deleted', async () => {
    const test = openBackend();
    const { group, path, fieldPath } = await withTier(test);
    const made = await create(test, {
      name: 'Norrvik',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Tier: 'A' } },
    });
    const record = recordOf(test, made);
    await record.patch({ customFieldValues: { [group.id]: { Tier: 'B' } } });
    expect(steps(await record.history(path))).toEqual([
      ['changed', 'A', 'B', true],
      ['created', null, 'A', false],
    ]);
    await test.data('DELETE', fieldPath);
    const [changed, created] = await record.history();
    expect(changed?.cells).toEqual([{ field: null, label: 'Tier', before: 'A', after: 'B', current: true }]);
    expect(created?.cells.find(({ label }) => label === 'Groups')?.after).toEqual([
      { id: group.id, name: 'Coverage' },
    ]);
    expect(
      await test.refusal('GET', `${record.path}/history?field=${encodeURIComponent(path)}`),
    ).toMatchObject({
      code: 'validation_error',
      details: { issues: [{ path: 'field', code: 'unknown_field' }] },
    });
  });

  it('tells of undo and redo, and which entry the present value came with', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik', industry: 'Cables' }));
    await record.patch({ industry: 'Wire' });
    await test.data('POST', '/v1/steps/undo');
    expect(
      (await record.history('industry')).map(({ action, cells }) => [action, cells[0]?.current]),
    ).toEqual([
      ['undo', false],
      ['edit', false],
      [null, true],
    ]);
    await test.data('POST', '/v1/steps/redo');
    expect(
      (await record.history('industry')).map(({ action, cells }) => [action, cells[0]?.current]),
    ).toEqual([
      ['redo', false],
      ['undo', false],
      ['edit', true],
      [null, false],
    ]);
  });

  it('comes page by page, nothing twice and nothing left out', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik' }));
    for (const taxId of ['1', '2', '3', '4']) await record.patch({ taxId });
    await record.lock(['taxId']);
    await test.data('POST', '/v1/import/companies', {
      rows: [{ name: 'Norrvik', taxId: '9' }],
      update_existing: true,
    });
    const all = (await record.history()).map(({ id }) => id);
    expect(all).toHaveLength(7);
    for (const limit of [1, 2, 3, 7]) {
      const seen: string[] = [];
      let link: string | undefined = `${record.path}/history?limit=${limit}`;
      while (link !== undefined) {
        const page: Paged<HistoryEntry> = await test.data('GET', link.replace(/^https?:\/\/[^/]+/, ''));
        seen.push(...page.items.map(({ id }) => id));
        link = page.pagination.nextLink;
      }
      expect(seen).toEqual(all);
    }
    expect(await test.refusal('GET', `${record.path}/history?cursor=abc`)).toMatchObject({
      details: { issues: [{ path: 'cursor' }] },
    });
  });

  it('is not found for a company that is not there', async () => {
    const test = openBackend();
    const { path } = recordOf(test, { id: 'com_00000000-0000-7000-8000-000000000000' });
    for (const part of ['history', 'sources', 'rows'])
      expect((await test.refusal('GET', `${path}/${part}`)).code).toBe('not_found');
  });
});

describe('a value that is restored', () => {
  it('is written as a step that can be undone', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik', tags: ['a', 'b'] }));
    await record.patch({ tags: ['c'] });
    const { company, step } = await record.restore('tags', 'origin');
    expect(company.tags).toEqual(['a', 'b']);
    expect(step?.label).toEqual({ action: 'restore', companies: 1, name: 'Norrvik', fields: ['tags'] });
    await test.data('POST', '/v1/steps/undo');
    expect((await test.data<Company>('GET', record.path)).tags).toEqual(['c']);
    expect((await record.restore('tags', 'origin')).company.tags).toEqual(['a', 'b']);
    expect((await record.restore('tags', 'origin')).step).toBeNull();
  });

  it('takes the record back into the group of its field', async () => {
    const test = openBackend();
    const { group, path } = await withTier(test);
    const made = await create(test, {
      name: 'Norrvik',
      groups: [{ id: group.id }],
      customFieldValues: { [group.id]: { Tier: 'A' } },
    });
    const record = recordOf(test, made);
    await record.patch({ groups: [] });
    const { company } = await record.restore(path, 'origin');
    expect(company.customFieldValues).toEqual({ [group.id]: { Tier: 'A' } });
  });

  it('has to hold by the rules of today', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik', domain: 'norrvik.se' }));
    await record.patch({ domain: null });
    await create(test, { name: 'Other', domain: 'norrvik.se' });
    const restore = (change: string, field = 'domain') =>
      test.refusal('POST', `${record.path}/restore`, { field, change });
    expect(await restore('origin')).toMatchObject({ code: 'domain_taken' });
    expect(await restore('chg_999')).toMatchObject({ code: 'not_found' });
    expect(await restore('origin', 'nonsense')).toMatchObject({ code: 'validation_error' });
    await record.lock(['domain']);
    expect(await restore('origin')).toMatchObject({ details: { issues: [{ code: 'locked' }] } });
  });
});

describe('a locked field', () => {
  it('refuses a person and an import until it is unlocked, and says who locked it', async () => {
    const test = openBackend();
    const made = await create(test, { name: 'Norrvik', industry: 'Cables' });
    const record = recordOf(test, made);
    const { step } = await record.lock(['industry', 'taxId']);
    expect(step?.label).toMatchObject({ action: 'lock', fields: ['industry', 'taxId'] });
    expect((await record.sources()).locks).toMatchObject({
      industry: { kind: 'person', name: made.createdBy.fullName },
      taxId: { kind: 'person' },
    });
    expect(await test.refusal('PATCH', record.path, { industry: 'Wire' })).toMatchObject({
      details: { issues: [{ path: 'industry', code: 'locked' }] },
    });
    const job = await test.data<ImportJob>('POST', '/v1/import/companies', {
      rows: [{ name: 'Norrvik', industry: 'Machinery', countryCode: 'SE' }],
      update_existing: true,
    });
    expect(job.updated_count).toBe(1);
    expect(await test.data('GET', record.path)).toMatchObject({ industry: 'Cables', countryCode: 'SE' });
    expect((await record.history('industry'))[0]).toMatchObject({
      entry: 'refused',
      reason: 'locked',
      kind: 'import',
      row: 1,
      cells: [{ field: 'industry', after: 'Machinery', current: false }],
    });
    await record.lock(['industry'], false);
    expect(await record.patch({ industry: 'Wire' })).toMatchObject({ industry: 'Wire' });
    expect((await record.history('industry')).map(({ entry, action }) => [entry, action])).toEqual([
      ['changed', 'edit'],
      ['changed', 'unlock'],
      ['refused', null],
      ['changed', 'lock'],
      ['created', null],
    ]);
  });

  it('may be a fact of the profile, which no PATCH knows', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik' }));
    await record.lock(['entityData.legalName', 'entityData.industry']);
    const { locks } = await test.data<RecordSources>('GET', `${record.path}/sources`);
    expect(Object.keys(locks)).toEqual(['entityData.legalName', 'industry']);
    await test.refusal('PATCH', record.path, { 'entityData.legalName': 'Norrvik AB' });
    const body = { locked: 'entityData.legalName' };
    const found = await test.data<Paged<Company>>('POST', '/v1/companies/search', body);
    expect(found.items.map(({ name }) => name)).toEqual(['Norrvik']);
  });

  it('is none where there is no such field', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik' }));
    expect(
      await test.refusal('POST', `${record.path}/locks`, { fields: ['name', 'locks', 'none'], locked: true }),
    ).toMatchObject({ details: { issues: [{ path: 'fields.1' }, { path: 'fields.2' }] } });
  });
});

describe('the marks of a window', () => {
  it('name the origin of each company, fields of another source, and locks', async () => {
    const test = openBackend();
    await importFile(test, 'crm.csv', 'Company,Sector\nAcme,Glass\nNorrvik,Cables\n');
    const { items } = await test.data<Paged<Company>>('GET', '/v1/companies?sort=name');
    const record = recordOf(test, { id: items[1]?.id ?? '' });
    await record.patch({ industry: 'Wire' });
    await record.lock(['industry']);
    for (const answer of [
      await test.data<{ marks: RowMarks }>('GET', '/v1/company-rows?sort=name'),
      await test.data<{ marks: RowMarks }>('POST', '/v1/company-rows', { sort: 'name' }),
    ]) {
      const { sources, companies } = answer.marks;
      expect(companies.map(({ fields, locks }) => [Object.keys(fields), locks])).toEqual([
        [[], []],
        [['industry'], ['industry']],
      ]);
      expect(companies.map(({ origin }) => sources[origin])).toMatchObject([
        { kind: 'import', name: 'crm.csv', at: null },
        { kind: 'import', name: 'crm.csv', at: null },
      ]);
      expect(sources[companies[1]?.fields['industry'] ?? -1]).toMatchObject({
        kind: 'person',
        at: expect.any(String),
      });
    }
  });

  it('are none for what a person edits of a record that a person made', async () => {
    const test = openBackend();
    const record = recordOf(test, await create(test, { name: 'Norrvik' }));
    await record.patch({ industry: 'Wire' });
    const { marks } = await test.data<{ marks: RowMarks }>('GET', '/v1/company-rows');
    expect(marks.companies).toMatchObject([{ fields: {}, locks: [] }]);
  });
});
