import { describe, expect, it } from 'vitest';
import { openFaultServer } from '../testing/fault-server.ts';
import { provider } from './http-json.provider.ts';
import type { Lookup, LookupInput } from './provider.ts';
import { askByField } from './testing/ask-by-field.ts';
import { contextAt, providerSuite } from './testing/provider-suite.ts';

const company = (id: string, input: LookupInput): Lookup => ({ id, entity: 'company', input });

const settings = {
  entity: 'company',
  url: 'https://api.example.com/companies/{domain}?country={countryCode}',
  headers: { Authorization: 'Bearer {key}' },
  match: '$.found',
  fields: {
    name: '$.company.title',
    foundationYear: '$.company.since',
    emails: '$.company.contacts[*].mail',
    employeeRange: '$.company.size',
  },
};
const configAt = (url: string) => ({ ...settings, url: `${url}/companies/{domain}?country={countryCode}` });

const acme = {
  found: true,
  company: { title: 'Acme', since: 1951, contacts: [{ mail: 'a@acme.com' }, { mail: null }], size: 'many' },
};

providerSuite(provider, {
  vendor: ({ on }) => {
    on('/companies/acme.com', { body: acme });
    on('/companies/other.com', { body: { found: false, company: { title: 'Somebody else' } } });
  },
  configAt,
  hasHost: false,
  cases: [
    {
      lookup: company('acme', { domain: 'acme.com', countryCode: 'DE' }),
      status: 'matched',
      fields: {},
    },
    { lookup: company('other', { domain: 'other.com', countryCode: 'DE' }), status: 'no_match' },
    { lookup: company('nobody', { domain: 'nobody.com', countryCode: 'DE' }), status: 'no_match' },
    { lookup: company('no country', { domain: 'acme.com' }), status: 'failed' },
  ],
});

/** So many lists, each in the one before. */
const nested = (deep: number): Buffer => Buffer.from('['.repeat(deep) + ']'.repeat(deep));

async function ask(input: LookupInput, config: object = {}, key = 'k$&') {
  const server = await openFaultServer();
  server.on('*', { body: acme });
  const context = { ...contextAt(provider, { ...configAt(server.url), ...config }), key };
  const [answer] = await askByField(provider, [company('one', input)], context);
  return { answer, calls: server.calls };
}

describe('an own source', () => {
  it('is asked with its key, and gives what its paths find and a field can hold', async () => {
    const { answer, calls } = await ask({ domain: 'acme.com', countryCode: 'DE' });
    expect(answer).toMatchObject({ status: 'matched', confidence: 0.7 });
    expect(answer).toHaveProperty('fields', {
      name: 'Acme',
      foundationYear: '1951',
      emails: ['a@acme.com'],
    });
    expect(calls).toMatchObject([
      { path: '/companies/acme.com', query: { country: 'DE' }, headers: { authorization: 'Bearer k$&' } },
    ]);
  });

  it('gives values of other names as facts, also where it gives nothing else', async () => {
    const facts = { size: '$.company.size', mails: '$.company.contacts[*].mail', none: '$.no' };
    const set = { fields: {}, facts };
    const { answer } = await ask({ domain: 'acme.com', countryCode: 'DE' }, set);
    expect(answer).toMatchObject({ status: 'matched', fields: {} });
    expect(answer).toHaveProperty('facts', { size: 'many', mails: 'a@acme.com' });
    expect(answer).toHaveProperty('normalized', {});
    expect(provider.asSet?.({ ...settings, ...set })).toMatchObject({
      facts: Object.keys(facts),
      fields: [],
    });
    for (const wrong of [{ fields: {} }, { facts: { industry: '$.x' } }, { facts: { a: 'x[' } }])
      expect(() => provider.parseConfig?.({ ...settings, ...wrong })).toThrow(/config/);
  });

  it('is asked by values that stay where they stand', async () => {
    const { calls } = await ask({ domain: '../a?b=c#d', countryCode: 'D&E' });
    expect(calls).toMatchObject([{ path: '/companies/..%2Fa%3Fb%3Dc%23d', query: { country: 'D&E' } }]);
    for (const domain of ['.', '..', '']) {
      const { answer, calls } = await ask({ domain, countryCode: 'DE' });
      expect([answer?.status, calls]).toEqual(['failed', []]);
    }
  });

  it('is asked by POST where a body is set, each value inside its text', async () => {
    const body = {
      query: 'query($d: String) { company(domain: $d) { title } }',
      variables: { d: '{domain}', places: [{ country: 'of {countryCode}' }], limit: 1, deep: null },
    };
    const url = 'https://a.example/graphql';
    const set = { ...settings, url, body };
    expect(provider.asSet?.(provider.parseConfig?.(set))).toMatchObject({
      inputs: [['countryCode', 'domain']],
      costCents: 0,
      billed: 'for a lookup',
    });
    const server = await openFaultServer();
    server.on('*', { body: acme });
    const context = contextAt(provider, { ...set, url: `${server.url}/graphql` });
    const lookup = company('one', { domain: '", "limit": 99, "x": "', countryCode: '$&' });
    expect(await askByField(provider, [lookup], context)).toMatchObject([{ status: 'matched' }]);
    const variables = { d: '", "limit": 99, "x": "', places: [{ country: 'of $&' }], limit: 1, deep: null };
    expect(server.calls).toMatchObject([
      { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' } },
    ]);
    expect(server.calls[0]?.body).toEqual({ query: body.query, variables });
  });

  it.each<[string, unknown, string]>([
    [
      'more values than one record has',
      { found: true, many: Array.from({ length: 100_001 }, () => 0) },
      'failed',
    ],
    ['a nest without an end', nested(5000), 'no_match'],
  ])('is not stopped by %s', async (_, body, status) => {
    const server = await openFaultServer();
    server.on('*', { body });
    const config = { ...configAt(server.url), match: '$..found' };
    const lookups = [company('one', { domain: 'acme.com', countryCode: 'DE' })];
    const asked = askByField(provider, lookups, contextAt(provider, config));
    const seen = await asked.then(([answer]) => answer?.status).catch(() => 'failed');
    expect(seen).toBe(status);
  });

  it('waits for a person where its key or its settings are missing', async () => {
    const input = { domain: 'acme.com', countryCode: 'DE' };
    await expect(ask(input, {}, '')).rejects.toMatchObject({
      code: 'needs_key',
      failure: { kind: 'refused' },
    });
    expect((await ask(input, { headers: {} }, '')).answer).toMatchObject({ status: 'matched' });
    const enrich = async () => askByField(provider, [company('one', input)], contextAt(provider, null));
    await expect(enrich()).rejects.toMatchObject({ code: 'invalid_config', failure: { kind: 'refused' } });
  });

  it.each<[string, object, string]>([
    ['a host out of the record', { url: 'https://{domain}/x' }, 'config.url'],
    ['a host that a record goes on with', { url: 'https://a.example{domain}/' }, 'config.url'],
    ['a name before the host', { url: 'https://me@a.example/{domain}' }, 'config.url'],
    ['another scheme', { url: 'file:///{domain}' }, 'config.url'],
    ['an unknown name', { url: 'https://a.example/{shoeSize}' }, 'config.url'],
    ['nothing to ask by', { url: 'https://a.example/' }, 'config.url'],
    ['a path that is none', { fields: { name: '$.[' } }, 'config.fields.name'],
    ['a match that is none', { match: 'found' }, 'config.match'],
    ['a pattern that never ends', { match: "$[?match(@.a, '(a+)+$')]" }, 'config.match'],
    ['a pattern elsewhere', { fields: { name: "$.a[?search(@['b'], '(a|aa)+c')].b" } }, 'config.fields.name'],
    ['a list after a list', { match: '$[0,0][0,0].a' }, 'config.match'],
    ['a list within a list', { match: '$[?@[0,0], 1]' }, 'config.match'],
    ['a list without an end', { match: `$[${Array.from({ length: 21 }, () => 0).join()}]` }, 'config.match'],
    ['two descents', { match: '$..a..b' }, 'config.match'],
    ['a look at everything for each value', { match: '$[?$[*]]' }, 'config.match'],
    ['an unknown name in the body', { body: { a: ['{shoeSize}'] } }, 'config.body'],
    ['a body without an end', { body: 'x'.repeat(20_001) }, 'config.body'],
    ['a price below nothing', { costCents: -1 }, 'config.costCents'],
    ['an unknown field', { fields: { hat: '$.hat' } }, 'config.fields.hat'],
    ['no field', { fields: {} }, 'config.fields'],
    ['a header of the connection', { headers: { Host: 'b.example' } }, 'config.headers.Host'],
    ['a header with a line break', { headers: { A: 'b\r\nC: d' } }, 'config.headers.A'],
    ['something unknown', { other: 1 }, 'config.other'],
  ])('is not set with %s', (_, over, path) => {
    const parse = () => provider.parseConfig?.({ ...settings, ...over });
    expect(parse).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path })] }));
  });
});
