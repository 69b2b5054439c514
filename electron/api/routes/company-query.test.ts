import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

type List = { items: Company[]; pagination: { nextLink?: string } };
type Rows = { items: Company[]; total: number };
const names = ({ items }: { items: Company[] }): string[] => items.map(({ name }) => name);
const search = (body: object): Promise<List> => send('POST', '/v1/companies/search', { limit: 100, ...body });

describe('a filter in an address', () => {
  beforeAll(openFresh);

  const same: [string, object][] = [
    ['filter[industry][eq]=Metal', { field: 'industry', operator: 'eq', value: 'Metal' }],
    ['filter[industry][like]=%25metal%25', { field: 'industry', operator: 'like', value: '%metal%' }],
    [
      'filter[countryCode][in]=DE&filter[countryCode][in]=SE',
      { field: 'countryCode', operator: 'in', value: ['DE', 'SE'] },
    ],
    ['filter[countryCode][in][]=DE', { field: 'countryCode', operator: 'in', value: ['DE'] }],
    [`filter[groups][in][id][]=${coverage}`, { field: 'groups', operator: 'in', value: { id: [coverage] } }],
    ['filter[domain][empty]=true', { field: 'domain', operator: 'empty' }],
    ['filter[domain][not_empty]=', { field: 'domain', operator: 'not_empty' }],
    [
      `filter[customFieldValues][${coverage}][ARR][gte]=5`,
      { field: custom('ARR'), operator: 'gte', value: '5' },
    ],
    [`filter[${custom('Tier')}][gt]=c`, { field: custom('Tier'), operator: 'gt', value: 'c' }],
    ['filter[createdAt][lt]=2026-02-01', { field: 'createdAt', operator: 'lt', value: '2026-02-01' }],
    ['filter[length:description][gt]=5', { field: 'length:description', operator: 'gt', value: 5 }],
    ['filter[source:industry][eq]=person', { field: 'source:industry', operator: 'eq', value: 'person' }],
  ];

  it.each(same)('%s finds what the body finds', async (address, filter) => {
    const byAddress = await send<List>('GET', `/v1/companies?limit=100&${address}`);
    expect(names(byAddress)).toEqual(names(await search({ filter })));
    const rows = await send<Rows>('GET', `/v1/company-rows?limit=100&${address}`);
    expect(names(rows)).toEqual(names(byAddress));
    const posted = await send<Rows>('POST', '/v1/company-rows', { filter });
    expect(names(posted)).toEqual(names(byAddress));
  });

  it('joins its conditions by and, or by or where told', async () => {
    const both = 'filter[industry][eq]=Metal&filter[countryCode][eq]=DE';
    const all = await send<List>('GET', `/v1/companies?limit=100&${both}`);
    const any = await send<List>('GET', `/v1/companies?limit=100&${both}&combinator=or`);
    expect(all.items.every(({ industry, countryCode }) => industry === 'Metal' && countryCode === 'DE')).toBe(
      true,
    );
    expect(any.items.length).toBeGreaterThan(all.items.length);
    expect(any.items.every(({ industry, countryCode }) => industry === 'Metal' || countryCode === 'DE')).toBe(
      true,
    );
  });

  it.each([
    ['filter=x', 'filter', /Write filter\[field\]\[operator\]=value/],
    ['filter[industry]=x', 'filter.industry', /Write filter\[field\]\[operator\]=value/],
    ['filter[industry][is]=x', 'filter.industry.is', /Use one of eq, not_eq/],
    ['filter[colour][eq]=x', 'filter.colour', /There is no field "colour"/],
    [
      `filter[customFieldValues][${coverage}][Nope][eq]=x`,
      `filter.${custom('Nope')}`,
      /There is no custom field/,
    ],
    ['filter[customFieldValues][grp_x]=1', 'filter.customFieldValues.grp_x', /Write filter/],
    ['filter[industry][eq]=a&filter[industry][eq]=b', 'filter.industry.eq', /For several use "in"/],
    ['filter[domain][empty]=false', 'filter.domain.empty', /Leave the value out/],
    ['filter[fundingRaised][gt]=much', 'filter.fundingRaised.gt', /no number/],
    ['filter[lastFundingDate][gt]=2024-02-30', 'filter.lastFundingDate.gt', /not in the calendar/],
    ['filter[createdAt][gt]=yesterday', 'filter.createdAt.gt', /no time/],
    ['filter[employeeRange][eq]=many', 'filter.employeeRange.eq', /Choose one of 1-10/],
    [
      `filter[customFieldValues][${coverage}][Tier][eq]=Z`,
      `filter.${custom('Tier')}.eq`,
      /Choose one of c, A, B/,
    ],
    ['filter[groups][in][id][]=grp_1', 'filter.groups.in', /There is no group/],
    ['filter[tags][gt]=a', 'filter.tags.gt', /cannot be asked for with "gt"/],
    ['filter[fundingRaised][like]=1', 'filter.fundingRaised.like', /cannot be asked for with "like"/],
    ['combinator=xor', 'combinator', /and/],
    ['sort=secret', 'sort', /Sort by one of/],
    [`sort=-${custom('Nope')}`, 'sort', /There is no custom field/],
    ['locked=colour', 'locked', /There is no field/],
    ['source[kind]=ghost', 'source.kind', /"person"/],
    ['filter[__proto__][eq]=x', 'filter.__proto__', /There is no field/],
    ['filter[constructor][eq]=x', 'filter.constructor', /There is no field/],
    ['filters[industry][eq]=x', 'filters', /There is no field "filters"/],
  ])('is refused as ?%s with the path and what to write', async (address, path, message) => {
    const issues = await refusal('GET', `/v1/companies?${address}`);
    const issue = issues.find((one) => one.path === path);
    expect(issue?.message).toMatch(message);
  });
});

describe('a filter in a body', () => {
  beforeAll(openFresh);

  it.each<[unknown, string, RegExp]>([
    ['x', 'filter', /Send a condition such as/],
    [[], 'filter', /Send a condition such as/],
    [{ and: 1 }, 'filter.and', /Send a list/],
    [{ and: [{ or: [null] }] }, 'filter.and.0.or.0', /Send a condition/],
    [{ and: [], or: [] }, 'filter.or', /There is no "or" here/],
    [{ field: 'name' }, 'filter.operator', /Use one of/],
    [{ operator: 'eq', value: 1 }, 'filter.field', /Name a field/],
    [{ field: 'name', operator: 'eq' }, 'filter.value', /"empty"/],
    [{ field: 'name', operator: 'eq', value: null }, 'filter.value', /"empty"/],
    [{ field: 'name', operator: 'eq', value: { ids: [1] } }, 'filter.value', /Send a text/],
    [{ field: 'name', operator: 'in', value: ['a', null] }, 'filter.value', /texts or numbers only/],
    [
      { field: 'name', operator: 'in', value: Array.from({ length: 1001 }, String) },
      'filter.value',
      /at most 1000/,
    ],
    [{ field: 'name', operator: 'eq', value: 'x'.repeat(5001) }, 'filter.value', /at most 5000/],
    [{ field: 'name', operator: 'eq', value: '\ud800' }, 'filter.value', /half a character/],
    [{ field: 'name', operator: 'eq', value: 'a', not: true }, 'filter.not', /There is no "not" here/],
    [
      { or: Array.from({ length: 201 }, () => ({ field: 'name', operator: 'empty' })) },
      'filter',
      /at most 200/,
    ],
    [{ or: [{ field: 'nope', operator: 'empty' }] }, 'filter.or.0.field', /There is no field "nope"/],
    [{ field: 'id', operator: 'eq', value: 'com_1' }, 'filter.value', /no id of/],
    [{ field: 'source:id', operator: 'eq', value: 'person' }, 'filter.field', /There is no field/],
    [{ field: 'toString', operator: 'empty' }, 'filter.field', /There is no field/],
  ])('is refused as %j with the path and what to write', async (filter, path, message) => {
    const issues = await refusal('POST', '/v1/companies/search', { filter });
    const issue = issues.find((one) => one.path === path);
    expect(issue?.message).toMatch(message);
  });

  it('may hold as much as its limits say', async () => {
    const or = Array.from({ length: 199 }, () => ({ field: 'name', operator: 'empty' }));
    const value = Array.from({ length: 1000 }, String);
    const found = await search({ filter: { or: [...or, { field: 'name', operator: 'not_in', value }] } });
    expect(found.items).toHaveLength(24);
  });

  it('finds a company by its id, and by who made it', async () => {
    const [first] = (await search({})).items;
    const byId = await search({ filter: { field: 'id', operator: 'in', value: [first?.id] } });
    expect(byId.items).toEqual([first]);
    const byMaker = await search({
      filter: { field: 'createdBy', operator: 'eq', value: first?.createdBy.id },
    });
    expect(byMaker.items).toHaveLength(24);
  });

  it('takes a day for a time as the whole of that day', async () => {
    const onDay = await search({ filter: { field: 'createdAt', operator: 'eq', value: '2026-02-01' } });
    const after = await search({ filter: { field: 'createdAt', operator: 'gt', value: '2026-02-01' } });
    expect([onDay.items.length, after.items.length]).toEqual([16, 8]);
  });
});

describe('a condition on sources and locks', () => {
  beforeAll(openFresh);

  it('finds what was written by whom and when', async () => {
    const [first, second] = (await search({})).items;
    test.wait(60_000);
    await test.send('PATCH', `/v1/companies/${first?.id}`, { body: { industry: 'Cloth' } });
    await test.send('PATCH', `/v1/companies/${second?.id}`, { body: { taxId: 'T1' } });
    const by = (source: object) => search({ source });
    const since = '2026-03-01T12:00:30.000Z';
    expect(names(await by({ after: since }))).toEqual([first?.name, second?.name]);
    expect(names(await by({ field: 'industry', after: since }))).toEqual([first?.name]);
    expect((await by({ field: 'industry', before: since })).items).toHaveLength(23);
    expect((await by({ kind: 'import' })).items).toEqual([]);
    expect((await by({ kind: 'person', run: 'x' })).items).toEqual([]);
  });

  it('finds companies with a locked field, and without', async () => {
    const { db } = test.services.store;
    db.sql("UPDATE company SET locks = 'industry' WHERE no = 1").run();
    db.sql(`UPDATE company SET locks = '["name","f2"]' WHERE no = 2`).run();
    const count = async (locked: boolean | string) => (await search({ locked })).items.length;
    expect(await count(true)).toBe(2);
    expect(await count(false)).toBe(22);
    expect(await count('industry')).toBe(1);
    expect(await count(custom('ARR'))).toBe(1);
    expect((await send<List>('GET', '/v1/companies?locked=true')).items).toHaveLength(2);
  });
});

describe('a cursor', () => {
  beforeAll(openFresh);

  it('belongs to the order that it was given out for', async () => {
    const first = await send<List>('GET', '/v1/companies?limit=2&sort=name');
    const link = first.pagination.nextLink ?? '';
    const issues = await refusal('GET', link.replace('sort=name', 'sort=-name'));
    expect(issues[0]?.message).toMatch(/sorted by "name"/);
    const pages = await send<List>('GET', link);
    expect(pages.items).toHaveLength(2);
  });
});
