import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Facet } from '../../../shared/contract/company-query.ts';
import type { ErrorBody } from '../../../shared/errors.ts';
import type { Company } from '../../../shared/schema/company.ts';
import {
  addCompanies,
  addDefinitions,
  coverage,
  custom,
  variedCompanies,
} from '../../testing/query-store.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
/** Once for each group of tests: those that write come last in theirs. */
async function openFresh(): Promise<void> {
  await (test as TestApp | undefined)?.close();
  test = openApp({ rateLimit: 10_000 });
  addDefinitions(test.services.store.db);
  addCompanies(test.services.store.db, variedCompanies(24));
}
afterAll(() => test.close());

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data: T; error?: ErrorBody['error'] };
  expect(answer.error).toBeUndefined();
  return answer.data;
}

async function refusal(method: string, path: string, body?: unknown) {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const { error } = (await response.json()) as ErrorBody;
  expect(response.status).toBe(400);
  expect(error.code).toBe('validation_error');
  return error.details?.issues ?? [];
}

type List = { items: Company[] };
const search = (body: object): Promise<List> => send('POST', '/v1/companies/search', { limit: 100, ...body });

type Facets = { count: number; complete: boolean; facets: Facet[] };
const facets = (body: object): Promise<Facets> => send('POST', '/v1/companies/facets', body);

describe('facets', () => {
  beforeAll(openFresh);

  const industryIs = (value: string) => ({ field: 'industry', operator: 'eq', value });

  it('count each value, the empty ones apart', async () => {
    const {
      count,
      complete,
      facets: found,
    } = await facets({ fields: ['industry', 'tags', custom('Tier'), 'groups'] });
    const { items } = await search({});
    expect({ count, complete }).toEqual({ count: 24, complete: true });
    const tally = (of: (company: Company) => readonly (string | null | undefined)[]) => {
      const counts = new Map<string, number>();
      for (const value of items.flatMap(of)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      return counts;
    };
    const counted = found.map(({ values }) => new Map(values.map((value) => [value.value, value.count])));
    expect(counted[0]).toEqual(tally(({ industry }) => [industry]));
    expect(counted[1]).toEqual(tally(({ tags }) => tags));
    expect(counted[2]).toEqual(tally((company) => [company.customFieldValues[coverage]?.['Tier'] as string]));
    expect(counted[3]).toEqual(tally(({ groups }) => groups.map(({ id }) => id)));
    expect(found[3]?.values.map(({ label }) => label).toSorted()).toEqual(['Affairs', 'Coverage']);
    for (const { filled, empty } of found) expect(filled + empty).toBe(24);
  });

  it('leave a field’s own conditions out of its counts, and only those', async () => {
    const all = await facets({ fields: ['industry'] });
    const query = { filter: { and: [industryIs('Metal'), { field: 'countryCode', operator: 'not_empty' }] } };
    const { count, facets: found } = await facets({ query, fields: ['industry', 'countryCode', 'domain'] });
    const both = (await search(query)).items.length;
    expect(count).toBe(both);
    const byCountry = await facets({ query: { filter: query.filter.and[1] }, fields: ['industry'] });
    const byIndustry = await facets({ query: { filter: query.filter.and[0] }, fields: ['countryCode'] });
    expect(found[0]).toEqual(byCountry.facets[0]);
    expect(found[1]).toEqual(byIndustry.facets[0]);
    expect(found[2]?.count).toBe(both);
    expect(all.facets[0]?.count).toBe(24);
  });

  it('take several values of one field, joined by or, as its own condition', async () => {
    const filter = { and: [{ or: [industryIs('Metal'), { field: 'industry', operator: 'empty' }] }] };
    const { facets: found } = await facets({ query: { filter }, fields: ['industry'] });
    expect(found[0]?.count).toBe(24);
  });

  it('tell numbers and dates as ranges that hold every value', async () => {
    const { facets: found } = await facets({
      fields: [custom('ARR'), 'foundationYear', 'lastFundingDate', 'createdAt', 'length:name'],
    });
    for (const { filled, range } of found)
      expect(range?.bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(filled);
    expect(found[0]?.range).toMatchObject({ min: '-3', max: '12.5' });
    expect(found[1]?.range).toMatchObject({ min: '1999', max: '2001' });
    expect(found[2]?.range?.bars).toEqual([
      { from: '2023-12-01', to: '2024-01-01', count: 8 },
      { from: '2024-01-01', to: '2024-02-01', count: 0 },
      { from: '2024-02-01', to: '2024-03-01', count: 8 },
    ]);
    expect(found[3]?.range).toMatchObject({ min: '2026-02-01', max: '2026-02-02' });
  });

  it('tell from which kind of source a value came', async () => {
    const [first] = (await search({ filter: { field: 'industry', operator: 'not_empty' } })).items;
    const key = test.makeKey(['write:companies']);
    await test.send('PATCH', `/v1/companies/${first?.id}`, { key, body: { industry: 'Cloth' } });
    const { facets: found } = await facets({ fields: ['source:industry'] });
    const filled = found[0]?.filled ?? 0;
    expect(found[0]?.values).toEqual([
      { value: 'person', label: 'person', count: filled - 1 },
      { value: 'script', label: 'script', count: 1 },
    ]);
    expect(found[0]?.empty).toBe(24 - filled);
  });

  it('refuse a field that is not there, by its place', async () => {
    const issues = await refusal('POST', '/v1/companies/facets', { fields: ['name', 'colour'] });
    expect(issues).toMatchObject([{ path: 'fields.1', code: 'unknown_field' }]);
  });

  it('of an older question of the same slot end early, and say so', async () => {
    const { db } = test.services.store;
    addCompanies(
      db,
      Array.from({ length: 5000 }, (_, at) => ({ name: `More ${at}` })),
    );
    const older = facets({ fields: ['name'], slot: 'a' });
    const newer = await facets({ fields: ['industry'], slot: 'a' });
    expect(newer).toMatchObject({ complete: true, count: 5024 });
    expect((await older).count).toBeLessThanOrEqual(5024);
  });
});

describe('a summary', () => {
  beforeAll(openFresh);

  type Summary = { count: number; complete: boolean; fields: Record<string, unknown>[] };
  const summary = (body: object): Promise<Summary> => send('POST', '/v1/companies/summary', body);

  it('adds up exactly, over all, over rows and over named companies', async () => {
    const { items } = await search({ sort: '-fundingRaised' });
    const cents = (companies: Company[]): number =>
      companies.reduce((sum, { fundingRaised }) => sum + Math.round(Number(fundingRaised ?? 0) * 100), 0);
    const all = await summary({ fields: ['fundingRaised', 'industry'] });
    expect(Number(all.fields[0]?.['sum']) * 100).toBeCloseTo(cents(items), 6);
    expect(all.fields[0]).toMatchObject({ field: 'fundingRaised', min: '99.50', max: '1000000' });
    expect(all.fields[1]).toMatchObject({ sum: null, avg: null, min: null });
    const query = { sort: '-fundingRaised' };
    const some = await summary({
      query,
      rows: [
        [0, 3],
        [2, 8],
        [100, 200],
      ],
      fields: ['fundingRaised'],
    });
    expect(some).toMatchObject({ count: 8, fields: [{ sum: String(cents(items.slice(0, 8)) / 100) }] });
    const named = await summary({ ids: [items[0]?.id, 'com_gone'], fields: ['fundingRaised'] });
    expect(named).toMatchObject({ count: 1, fields: [{ filled: 1, sum: items[0]?.fundingRaised }] });
    const none = await summary({ ids: [], fields: ['fundingRaised'] });
    expect(none).toMatchObject({ count: 0, fields: [{ filled: 0, empty: 0, sum: null, avg: null }] });
  });

  it('is refused for rows and names at once', async () => {
    const issues = await refusal('POST', '/v1/companies/summary', { ids: [], rows: [], fields: ['name'] });
    expect(issues).toMatchObject([{ path: 'ids' }]);
  });
});

describe('values that are suggested', () => {
  beforeAll(openFresh);

  type Values = { values: { value: string; label: string; count: number }[] };
  const values = async (query: string) => (await send<Values>('GET', `/v1/companies/values?${query}`)).values;

  it('begin with what was typed, whatever its case, the most frequent first', async () => {
    const found = await values('field=industry&prefix=MET');
    expect(found.map(({ value }) => value)).toEqual(['Metal', 'metal works']);
    expect((await values('field=industry&prefix=%C3%A4r'))[0]?.value).toBe('Ärger & Söhne');
    expect(await values('field=industry&prefix=%25')).toHaveLength(0);
  });

  it('are the entries of a list, and the options of a select, unused ones last', async () => {
    const tags = await values('field=tags&prefix=a');
    expect(tags.map(({ value }) => value).toSorted()).toEqual(['A', 'a']);
    const tiers = await values(`field=${custom('Tier')}`);
    expect(tiers.map(({ value }) => value).toSorted()).toEqual(['A', 'B', 'c']);
    const groups = await values('field=groups&prefix=cov');
    expect(groups).toMatchObject([{ value: coverage, label: 'Coverage' }]);
  });
});

describe('a count', () => {
  beforeAll(openFresh);

  it('is the number of companies that the query finds', async () => {
    const query = { filter: { field: 'countryCode', operator: 'eq', value: 'de' }, q: 'metal' };
    const { count } = await send<{ count: number }>('POST', '/v1/companies/count', { query });
    expect(count).toBe((await search(query)).items.length);
    expect(await send('POST', '/v1/companies/count', {})).toEqual({ count: 24 });
  });
});
