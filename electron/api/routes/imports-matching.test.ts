import { beforeEach, describe, expect, it } from 'vitest';
import { type ImportJob } from '../../../shared/schema/import.ts';
import { fatesOf, placesOf, openImports, type TestImports } from '../../testing/imports.ts';

let api: TestImports;
beforeEach(() => {
  api = openImports();
});

describe('which company a row means', () => {
  beforeEach(async () => {
    await api.runCsv([
      'name,domain,industry',
      'Acme,acme.com,Tools',
      'Bolt,bolt.dev,Steel',
      'Nodomain,,Wood',
    ]);
  });
  const again = (update: boolean, ...rows: string[]): Promise<ImportJob> =>
    api.runCsv(['name,domain,industry', ...rows], { update_existing: update });

  it('skips a stored one unless told to update', async () => {
    expect(fatesOf(await again(false, 'Acme,acme.com,Toys', ',bolt.dev,Toys', 'Nodomain,,Toys'))).toEqual({
      skipped: 3,
    });
    expect((await api.companies()).map(({ industry }) => industry)).toEqual(['Tools', 'Steel', 'Wood']);
  });

  it('updates it by domain, and by name where the row has no domain', async () => {
    const job = await again(
      true,
      'Acme Inc,https://www.ACME.com/about,Toys',
      ' NODOMAIN ,,Toys',
      ',bolt.dev,Toys',
    );
    expect(fatesOf(job)).toEqual({ updated: 3 });
    expect((await api.companies()).map(({ name, industry }) => [name, industry])).toEqual([
      ['Acme Inc', 'Toys'],
      ['Bolt', 'Toys'],
      ['NODOMAIN', 'Toys'],
    ]);
  });

  it('leaves alone, version and all, what would not change', async () => {
    expect(fatesOf(await again(true, 'Acme,acme.com,Tools', 'Bolt,bolt.dev,Brass'))).toEqual({
      unchanged: 1,
      updated: 1,
    });
    expect((await api.company('Acme')).version).toBe(1);
    expect((await api.company('Bolt')).version).toBe(2);
  });

  it.each([false, true])(
    'fails a new domain with a taken name and says whose it is (update_existing %s)',
    async (update) => {
      const { id } = await api.company('Acme');
      const job = await again(update, 'ACME,other.com,Toys', 'Fine,fine.com,Toys');
      expect(fatesOf(job)).toEqual({ failed: 1, created: 1 });
      expect(job.errors).toEqual([
        expect.objectContaining({
          row_number: 2,
          line: 2,
          code: 'name_taken',
          field: 'name',
          column: 'name',
        }),
      ]);
      expect(job.errors[0]?.message).toContain('Acme');
      expect(job.errors[0]?.message).toContain(id);
      expect((await api.company('Acme')).domain).toBe('acme.com');
    },
  );

  it('fails an update that would take another company’s name', async () => {
    const job = await again(true, 'Bolt,acme.com,Toys');
    expect(job.errors).toMatchObject([{ code: 'name_taken', row_number: 2 }]);
    expect((await api.company('Acme')).industry).toBe('Tools');
  });

  it('fails a row that means no stored company and has no name', async () => {
    const job = await again(true, ',new.com,Toys', ',,Toys');
    expect(placesOf(job)).toEqual([
      { row: 2, line: 2, field: 'name', code: 'required' },
      { row: 3, line: 3, field: 'name', code: 'required' },
    ]);
  });

  it('takes an earlier row of the same file as stored', async () => {
    const twice = ['New,new.com,A', 'New,new.com,B', 'Lone,,A', 'lone,,B'];
    expect(fatesOf(await again(false, ...twice))).toEqual({ created: 2, skipped: 2 });
    expect((await api.company('New')).industry).toBe('A');
    const updated = await again(true, 'Next,next.com,A', ',NEXT.com,B', 'Next,next.com,B');
    expect(fatesOf(updated)).toEqual({ created: 1, updated: 1, unchanged: 1 });
    expect((await api.company('Next')).industry).toBe('B');
  });
});

describe('what an update changes', () => {
  beforeEach(async () => {
    await api.runCsv([
      'name,domain,industry,description,foundationYear',
      'Acme,acme.com,Tools,Makes tools,1999',
    ]);
  });

  it('keeps what is stored where a cell is blank', async () => {
    const job = await api.runCsv(
      ['name,domain,industry,description,foundationYear', 'Acme,acme.com,,  ,2001'],
      {
        update_existing: true,
      },
    );
    expect(fatesOf(job)).toEqual({ updated: 1 });
    expect(await api.company('Acme')).toMatchObject({
      industry: 'Tools',
      description: 'Makes tools',
      foundationYear: '2001',
    });
  });

  it('does not touch a field that no column is mapped to, nor one mapped to ignore', async () => {
    const before = await api.company('Acme');
    await api.runCsv(['domain,industry,foundationYear', 'acme.com,Toys,2020'], {
      update_existing: true,
      mapping: { domain: 'domain', industry: 'industry', foundationYear: 'ignore' },
    });
    const { industry, version, updatedAt, ...after } = await api.company('Acme');
    expect([industry, version]).toEqual(['Toys', 2]);
    expect(before).toMatchObject(after);
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(before.updatedAt));
  });

  it('adds to lists at their end and tags what it created or updated', async () => {
    const columns = 'name,domain,emails,more';
    const mapping = { name: 'name', domain: 'domain', emails: 'emails', more: 'emails' };
    await api.runCsv([columns, 'Acme,acme.com,a@acme.com;b@acme.com,c@acme.com'], {
      mapping,
      update_existing: true,
      tags: ['fair', 'q1'],
    });
    await api.runCsv([columns, 'Acme,acme.com,d@acme.com|a@acme.com,', 'New,,,'], {
      mapping,
      update_existing: true,
      tags: ['q1', 'q2'],
    });
    expect(await api.company('Acme')).toMatchObject({
      emails: ['a@acme.com', 'b@acme.com', 'c@acme.com', 'd@acme.com'],
      tags: ['fair', 'q1', 'q2'],
    });
    expect((await api.company('New')).tags).toEqual(['q1', 'q2']);
  });

  it('does not tag what it skipped', async () => {
    await api.runCsv(['name,domain', 'Acme,acme.com'], { tags: ['fair'] });
    expect((await api.company('Acme')).tags).toEqual([]);
  });

  it('takes numbers, lists and null in rows of JSON', async () => {
    const row = {
      name: 'Acme',
      domain: 'acme.com',
      foundationYear: 2003,
      urls: ['https://a.com'],
      industry: null,
    };
    expect(fatesOf(await api.run({ rows: [row], update_existing: true }))).toEqual({ updated: 1 });
    expect(await api.company('Acme')).toMatchObject({
      foundationYear: '2003',
      urls: ['https://a.com'],
      industry: 'Tools',
    });
  });
});
