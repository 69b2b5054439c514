import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import { companyLimits, companyFields, type Company } from '../../../shared/schema/company.ts';
import { openApp, type SendOptions, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

type Answer = { status: number; data: Company; etag: string | null; error: ErrorBody['error'] };

async function send(method: string, path: string, options: SendOptions = {}): Promise<Answer> {
  const response = await test.send(method, path, options);
  const body = (await response.json()) as { data: Company; error: ErrorBody['error'] };
  return { status: response.status, etag: response.headers.get('etag'), ...body };
}

const create = (body: unknown) => send('POST', '/v1/companies', { body });

const full = {
  name: 'Norrvik Kabel AB',
  domain: 'https://www.Norrvik-Kabel.se/om',
  description: 'Cables.',
  fundingRaised: '7300000.5',
  lastFundingDate: '2024-02-29',
  industry: 'Electrical equipment',
  foundationYear: 1974,
  employeeRange: '201-500',
  addresses: ['Varvsgatan 14, 871 45 Norrvik'],
  emails: ['info@norrvik-kabel.se'],
  phones: ['+46 611 555 01 20'],
  urls: ['https://norrvik-kabel.se'],
  countryCode: 'SE',
  taxId: 'SE556000000001',
  externalId: '0014x00001Ab1',
  tags: ['oct-2026'],
};

describe('POST /v1/companies', () => {
  it('answers with every field, null or empty where nothing was sent', async () => {
    const { status, data } = await create({ name: 'Acme' });
    expect(status).toBe(200);
    expect(data.id).toMatch(/^com_[0-9a-f-]{36}$/);
    expect(data.id).toHaveLength(40);
    expect(Object.keys(data)).toEqual(expect.arrayContaining([...companyFields]));
    expect(data).toMatchObject({
      domain: null,
      addresses: [],
      groups: [],
      customFieldValues: {},
      version: 1,
    });
    expect(data.createdBy).toMatchObject({ fullName: expect.any(String) });
  });

  it('keeps values in their normal form', async () => {
    const { data } = await create(full);
    expect(data).toMatchObject({
      ...full,
      domain: 'norrvik-kabel.se',
      fundingRaised: '7300000.50',
      foundationYear: '1974',
    });
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'A', nick: 'a' }, 'nick'],
    [{ name: 'A', domain: 'tarnhelm robotics.nl' }, 'domain'],
    [{ name: 'A', emails: ['a@b.de', 'x'] }, 'emails.1'],
    [{ name: 'A', foundationYear: 2101 }, 'foundationYear'],
    [{ name: 'A', lastFundingDate: '2023-02-29' }, 'lastFundingDate'],
    [{ name: 'A', countryCode: 'UK' }, 'countryCode'],
    [{ name: 'A', employeeRange: 'many' }, 'employeeRange'],
    [{ name: 'A', description: 'x'.repeat(companyLimits.description + 1) }, 'description'],
    [{ name: 'x'.repeat(companyLimits.name + 1) }, 'name'],
    [{ name: 'A', tags: ['x'.repeat(companyLimits.tag + 1)] }, 'tags.0'],
    [{ name: 'A', phones: Array.from({ length: 21 }, (_, at) => `${at}`) }, 'phones'],
    [{ name: 'A', groups: [{ id: 'grp_00000000-0000-4000-8000-000000000000' }] }, 'groups.0.id'],
    [{ name: 'A', customFieldValues: { grp_x: { Tier: 'A' } } }, 'customFieldValues.grp_x'],
  ])('refuses %j and names the path %s', async (body, path) => {
    const { status, error } = await create(body);
    expect({ status, code: error.code }).toEqual({ status: 400, code: 'validation_error' });
    expect(error.details?.issues?.map((issue) => issue.path)).toContain(path);
  });

  it('takes each text at its limit', async () => {
    const { status } = await create({
      name: 'x'.repeat(companyLimits.name),
      description: 'x'.repeat(companyLimits.description),
      industry: 'x'.repeat(companyLimits.industry),
      tags: Array.from({ length: companyLimits.tags }, (_, at) => `${at}`.padStart(companyLimits.tag, '0')),
      urls: Array.from({ length: 20 }, (_, at) => `https://a.de/${at}`.padEnd(companyLimits.urls, 'x')),
    });
    expect(status).toBe(200);
  });

  it('says which company has the name or the domain', async () => {
    const first = await create(full);
    const sameName = await create({ name: ' norrvik KABEL ab ' });
    expect(sameName).toMatchObject({
      status: 409,
      error: { code: 'name_taken', details: { companyId: first.data.id } },
    });
    const sameDomain = await create({ name: 'B', domain: 'norrvik-kabel.se' });
    expect(sameDomain).toMatchObject({
      status: 409,
      error: { code: 'domain_taken', details: { companyId: first.data.id } },
    });
  });

  it('creates one company for one Idempotency-Key', async () => {
    const headers = { 'Idempotency-Key': 'k1' };
    const first = await send('POST', '/v1/companies', { body: { name: 'Acme' }, headers });
    const second = await send('POST', '/v1/companies', { body: { name: 'Acme' }, headers });
    expect(second.data).toEqual(first.data);
  });
});

describe('PATCH /v1/companies/{companyId}', () => {
  it('changes only what is sent; null and [] clear; a list replaces the whole list', async () => {
    const { data } = await create(full);
    const body = { industry: null, phones: [], emails: ['b@norrvik-kabel.se'], fundingRaised: null };
    const patched = await send('PATCH', `/v1/companies/${data.id}`, { body });
    expect(patched.data).toEqual({
      ...data,
      ...body,
      version: 2,
      updatedAt: patched.data.updatedAt,
    });
  });

  it('is all or nothing', async () => {
    const { data } = await create(full);
    const refused = await send('PATCH', `/v1/companies/${data.id}`, {
      body: { industry: 'X', countryCode: 'XX' },
    });
    expect(refused.status).toBe(400);
    expect((await send('GET', `/v1/companies/${data.id}`)).data).toEqual(data);
  });

  it('honours If-Match', async () => {
    const { data, etag } = await create(full);
    expect(etag).toBe('"1"');
    const path = `/v1/companies/${data.id}`;
    const taken = await send('PATCH', path, { body: { industry: 'X' }, headers: { 'If-Match': '"1"' } });
    expect(taken).toMatchObject({ status: 200, etag: '"2"' });
    const stale = await send('PATCH', path, { body: { industry: 'Y' }, headers: { 'If-Match': '"1"' } });
    expect(stale).toMatchObject({ status: 409, error: { code: 'version_conflict' } });
    expect((await send('PATCH', path, { body: {}, headers: { 'If-Match': 'x' } })).status).toBe(400);
  });

  it('refuses to clear the name', async () => {
    const { data } = await create(full);
    const { status } = await send('PATCH', `/v1/companies/${data.id}`, { body: { name: null } });
    expect(status).toBe(400);
  });

  it('answers not_found for a company that is not there', async () => {
    const id = 'com_00000000-0000-4000-8000-000000000000';
    expect(await send('PATCH', `/v1/companies/${id}`, { body: {} })).toMatchObject({ status: 404 });
  });
});

describe('DELETE /v1/companies/{companyId}', () => {
  it('deletes, answers with the id and frees the name', async () => {
    const { data } = await create(full);
    expect(await send('DELETE', `/v1/companies/${data.id}`)).toMatchObject({
      status: 200,
      data: { id: data.id },
    });
    expect(await send('GET', `/v1/companies/${data.id}`)).toMatchObject({ status: 404 });
    expect((await create(full)).status).toBe(200);
  });
});

type Listed = { data: { items: Company[]; pagination: { nextLink?: string }; total: number } };
const list = async (path: string): Promise<Listed['data']> =>
  ((await (await test.send('GET', path)).json()) as Listed).data;

describe('GET /v1/companies', () => {
  it('follows nextLink through all, stable while companies are added', async () => {
    for (let at = 0; at < 7; at += 1) await create({ name: `C${at}` });
    const names: string[] = [];
    let path: string | undefined = '/v1/companies?limit=3&sort=-name';
    while (path) {
      const page: Listed['data'] = await list(path);
      names.push(...page.items.map((company) => company.name));
      if (names.length === 3) await create({ name: 'C9' });
      path = page.pagination.nextLink;
    }
    expect(names).toEqual(['C6', 'C5', 'C4', 'C3', 'C2', 'C1', 'C0']);
  });

  it.each(['limit=0', 'limit=101', 'limit=x', 'sort=secret', 'cursor=abc', 'colour=red'])(
    'refuses ?%s',
    async (query) => {
      expect((await test.send('GET', `/v1/companies?${query}`)).status).toBe(400);
    },
  );

  it('searches by the body as by the query', async () => {
    await create({ name: 'Anvil AG', industry: 'Metal' });
    await create({ name: 'Bread AG' });
    const { items } = await list('/v1/companies?q=metal');
    const response = await test.send('POST', '/v1/companies/search', { body: { q: 'metal' } });
    expect(((await response.json()) as Listed).data.items).toEqual(items);
    expect(items.map((company) => company.name)).toEqual(['Anvil AG']);
  });
});

describe('POST /v1/companies/search', () => {
  it('pages with the same body sent to nextLink', async () => {
    for (const name of ['a', 'b', 'c']) await create({ name });
    const search = async (path: string): Promise<Listed['data']> =>
      ((await (await test.send('POST', path, { body: { limit: 2, sort: 'name' } })).json()) as Listed).data;
    const first = await search('/v1/companies/search');
    const second = await search(first.pagination.nextLink ?? '');
    expect([...first.items, ...second.items].map((company) => company.name)).toEqual(['a', 'b', 'c']);
    expect(second.pagination.nextLink).toBeUndefined();
  });
});

describe('GET /v1/company-rows', () => {
  it('gives the rows at a position, the total, and what was just written', async () => {
    for (const name of ['b', 'c', 'a']) await create({ name });
    const rows = await list('/v1/company-rows?sort=name&offset=1&limit=1');
    expect(rows.items.map((company) => company.name)).toEqual(['b']);
    expect(rows.total).toBe(3);
    await create({ name: 'aa' });
    expect((await list('/v1/company-rows?sort=name&offset=1&limit=1')).items[0]?.name).toBe('aa');
  });

  it('has no hole where a company was deleted', async () => {
    const { data } = await create({ name: 'a' });
    await create({ name: 'b' });
    await list('/v1/company-rows');
    await send('DELETE', `/v1/companies/${data.id}`);
    const rows = await list('/v1/company-rows');
    expect(rows.items.map((company) => company.name)).toEqual(['b']);
    expect(rows.total).toBe(1);
  });

  it('is empty beyond the end', async () => {
    expect(await list('/v1/company-rows?offset=10')).toMatchObject({ items: [], total: 0 });
  });
});
