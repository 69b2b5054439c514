import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { DuplicateSearch, MergeResult, StoredDuplicateGroup } from '../../../shared/schema/merge.ts';
import type { StepResult } from '../../../shared/schema/step.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

const create = (test: TestBackend, body: object) => test.data<Company>('POST', '/v1/companies', body);
/** An undo is a version of its own. */
const bare = (companies: Company[]) =>
  companies.map((company) => ({ ...company, version: 0, updatedAt: '' }));

const all = async (test: TestBackend): Promise<Company[]> =>
  (await test.data<{ items: Company[] }>('GET', '/v1/companies?limit=100')).items;
const merge = (test: TestBackend, body: object) =>
  test.data<MergeResult>('POST', '/v1/companies/merge', body);

async function search(test: TestBackend): Promise<DuplicateSearch> {
  await test.data('POST', '/v1/duplicates');
  const look = () => test.data<DuplicateSearch>('GET', '/v1/duplicates');
  await expect.poll(async () => (await look()).status).not.toBe('running');
  return look();
}

const groupsOf = async (test: TestBackend, kind: string): Promise<string[][]> =>
  (await test.data<{ items: StoredDuplicateGroup[] }>('GET', `/v1/duplicates/groups?kind=${kind}`)).items.map(
    ({ companies }) => companies.map(({ name }) => name),
  );

describe('a merge', () => {
  it('fills gaps, unites lists, frees the domain, and is one step that an undo takes back whole', async () => {
    const test = openBackend();
    const one = await create(test, {
      name: 'Acme GmbH',
      industry: 'Steel',
      tags: ['a'],
      emails: ['x@a.com'],
    });
    const other = await create(test, {
      name: 'Acme',
      domain: 'acme.com',
      industry: 'Cloth',
      tags: ['b', 'a'],
    });
    const before = await all(test);
    const { company, step } = await merge(test, { survivorId: one.id, mergedIds: [other.id] });
    expect(company).toMatchObject({
      id: one.id,
      name: 'Acme GmbH',
      industry: 'Steel',
      domain: 'acme.com',
      tags: ['a', 'b'],
      emails: ['x@a.com'],
    });
    expect(await all(test)).toHaveLength(1);
    expect(step?.label).toEqual({ action: 'merge', companies: 2, name: 'Acme GmbH' });
    expect(await test.data<StepResult>('POST', '/v1/steps/undo')).toMatchObject({ keptCount: 0 });

    expect(bare(await all(test))).toEqual(bare(before));
    await test.data('POST', '/v1/steps/redo');
    expect(await all(test)).toMatchObject([{ domain: 'acme.com', tags: ['a', 'b'] }]);
  });

  it('takes the value that a person chose, the name of the other one too', async () => {
    const test = openBackend();
    const one = await create(test, { name: 'Acme', industry: 'Steel' });
    const other = await create(test, { name: 'Acme GmbH', industry: 'Cloth' });
    const body = {
      survivorId: one.id,
      mergedIds: [other.id],
      fields: { name: other.id, industry: other.id },
    };
    const tried = await merge(test, { ...body, dryRun: true });
    expect(tried).toMatchObject({ step: null, company: { name: 'Acme GmbH', industry: 'Cloth' } });
    expect(await all(test)).toHaveLength(2);
    expect((await merge(test, body)).company).toMatchObject({
      id: one.id,
      name: 'Acme GmbH',
      industry: 'Cloth',
    });
  });

  it('leaves the ids of what was merged leading to what is left, and says so', async () => {
    const test = openBackend();
    const [a, b, c] = [
      await create(test, { name: 'A' }),
      await create(test, { name: 'B' }),
      await create(test, { name: 'C' }),
    ];
    await merge(test, { survivorId: b.id, mergedIds: [a.id] });
    await merge(test, { survivorId: c.id, mergedIds: [b.id] });
    const answer = await test.send('GET', `/v1/companies/${a.id}`);
    expect(answer.body).toMatchObject({
      data: { id: c.id },
      deprecations: [`${a.id} was merged into ${c.id}. Use that id.`],
    });
    await test.data('PATCH', `/v1/companies/${a.id}`, { industry: 'Steel' });
    expect(await all(test)).toMatchObject([{ id: c.id, industry: 'Steel' }]);
    expect((await test.refusal('DELETE', `/v1/companies/${a.id}`)).status).toBe(404);
    expect(await all(test)).toHaveLength(1);
  });

  it('is refused with itself, with what is not there, and against a lock', async () => {
    const test = openBackend();
    const one = await create(test, { name: 'A', industry: 'Steel' });
    const other = await create(test, { name: 'B', industry: 'Cloth' });
    const refuse = (body: object) => test.refusal('POST', '/v1/companies/merge', body);
    expect((await refuse({ survivorId: one.id, mergedIds: [one.id] })).status).toBe(400);
    expect(
      (
        await refuse({
          survivorId: one.id,
          mergedIds: [`com_${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`],
        })
      ).status,
    ).toBe(404);
    const job = await test.data<{ id: string }>('POST', '/v1/companies/bulk', {
      companyIds: [one.id],
      change: { lock: ['industry'] },
    });
    await expect
      .poll(async () => (await test.data<{ status: string }>('GET', `/v1/companies/bulk/${job.id}`)).status)
      .toBe('completed');
    const against = { survivorId: one.id, mergedIds: [other.id], fields: { industry: other.id } };
    expect(await refuse(against)).toMatchObject({ details: { issues: [{ code: 'locked' }] } });
    expect((await merge(test, { survivorId: one.id, mergedIds: [other.id] })).company.industry).toBe('Steel');
  });

  it('of any companies, undone, leaves them as they were', async () => {
    const words = fc.constantFrom('x', 'y', 'z');
    const company = fc.record(
      {
        industry: words,
        taxId: words,
        tags: fc.uniqueArray(words),
        emails: fc.uniqueArray(fc.constantFrom('a@a.de', 'b@b.de')),
      },
      { requiredKeys: [] },
    );
    const test = openBackend();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(company, { minLength: 2, maxLength: 4 }), async (bodies) => {
        const ids: string[] = [];
        for (const body of bodies)
          ids.push((await create(test, { name: `Company ${(made += 1)}`, ...body })).id);
        const before = await all(test);
        const [survivorId, ...mergedIds] = ids;
        await merge(test, { survivorId, mergedIds });
        expect(await all(test)).toHaveLength(1);
        await test.data('POST', '/v1/steps/undo');

        expect(bare(await all(test))).toEqual(bare(before));
        for (const id of ids) await test.send('DELETE', `/v1/companies/${id}`);
      }),
      { numRuns: 15 },
    );
  });
});

describe('duplicates of the whole store', () => {
  it('are found by registry number, by name and country, and by likeness; and are gone once merged or dismissed', async () => {
    const test = openBackend();
    const rows = [
      { name: 'Norrvik Kabel AB', taxId: 'SE-55' },
      { name: 'Norrvik', taxId: 'SE55' },
      { name: 'Acme Inc', countryCode: 'US' },
      { name: 'Acme GmbH', countryCode: 'US' },
      { name: 'Tarnhelm Robotics' },
      { name: 'Tarnhelm Robotisc' },
      { name: 'Cairnmore' },
    ];
    const made: Company[] = [];
    for (const row of rows) made.push(await create(test, row));
    expect(await search(test)).toMatchObject({
      status: 'completed',
      companies: 7,
      counts: { registry: 1, name_country: 1, similar: 1 },
    });
    expect(await groupsOf(test, 'registry')).toEqual([['Norrvik Kabel AB', 'Norrvik']]);
    expect(await groupsOf(test, 'name_country')).toEqual([['Acme Inc', 'Acme GmbH']]);
    expect(await groupsOf(test, 'similar')).toEqual([['Tarnhelm Robotics', 'Tarnhelm Robotisc']]);
    const [a, b, c, d] = made.map(({ id }) => id);
    await test.data('POST', '/v1/companies/merge', { survivorId: a, mergedIds: [b] });
    expect(await groupsOf(test, 'registry')).toEqual([]);
    const companyIds = [c, d];
    await test.data('POST', '/v1/duplicates/dismiss', { companyIds });
    expect(await groupsOf(test, 'name_country')).toEqual([]);
    await test.data('POST', '/v1/duplicates/undismiss', { companyIds });
    expect(await groupsOf(test, 'name_country')).toHaveLength(1);
    expect(await test.data('DELETE', '/v1/duplicates')).toMatchObject({ status: 'none' });
    expect(await groupsOf(test, 'name_country')).toEqual([]);
  });
});
