// A person's own source: not asked before it is set up, and tried on one record before that is saved.
import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';
import { openFaultServer, type FaultServer } from '../../testing/fault-server.ts';

const path = '/v1/enrichment/providers/http-json';
const acme = { found: 1, company: { title: 'Acme', tags: ['x'], size: 'many' }, asked: 'by the-secret' };

const configAt = (url: string, over: object = {}) => ({
  entity: 'company',
  url: `${url}/companies/{domain}`,
  headers: { Authorization: 'Bearer {key}', 'X-Api-Token': 'plain', Accept: 'application/json' },
  match: '$.found',
  fields: { name: '$.company.title', employeeRange: '$.company.size', industry: '$.company.trade' },
  ...over,
});

type TryIt = (body?: object) => Promise<TriedSource>;

async function open(): Promise<{ test: TestBackend; server: FaultServer; tryIt: TryIt }> {
  const test = openBackend();
  const server = await openFaultServer();
  server.on('/companies/acme.com', { body: acme });
  const tryIt: TryIt = (body = {}) =>
    test.data('POST', `${path}/try`, {
      config: configAt(server.url),
      key: 'the-secret',
      isLocal: true,
      input: { domain: 'acme.com' },
      ...body,
    });
  return { test, server, tryIt };
}

it('shows what was asked, what came and what each mapping gave; keeps nothing of it and pauses nobody', async () => {
  const { test, server, tryIt } = await open();
  await test.data('PATCH', path, { config: configAt('http://127.0.0.1:9') });
  const before = await test.data<ProviderInfo>('GET', path);
  const tried = await tryIt();
  expect(tried).toMatchObject({
    outcome: 'matched',
    status: 200,
    message: null,
    raw: { ...acme, asked: 'by [key]' },
    match: { path: '$.found', found: [1], isMatch: true },
  });
  expect(tried.asked).toEqual({
    method: 'GET',
    url: `${server.url}/companies/acme.com`,
    headers: { Authorization: 'Bearer [key]', 'X-Api-Token': '[hidden]', Accept: 'application/json' },
    body: null,
  });
  expect(tried.fields).toMatchObject([
    { field: 'name', found: ['Acme'], value: 'Acme', problem: null },
    { field: 'employeeRange', found: ['many'], value: null, problem: 'The field cannot hold this.' },
    { field: 'industry', found: [], value: null, problem: 'Nothing is there.' },
  ]);
  expect(server.calls).toMatchObject([{ headers: { authorization: 'Bearer the-secret' } }]);
  expect(await test.data('GET', path)).toEqual(before);
  const company = await test.data<Company>('POST', '/v1/companies', { name: 'Acme', domain: 'acme.com' });
  server.on('/companies/acme.com', { status: 401, body: {} });
  expect(await tryIt({ recordId: company.id, input: {} })).toMatchObject({ outcome: 'failed', status: 401 });
  expect(await test.data('GET', path)).toEqual(before);
  expect(before.state).toBe('ready');
});

it('refuses settings that it could not keep, and records that there are not', async () => {
  const { test } = await open();
  const config = configAt('https://a.example', { fields: { name: '$.[' } });
  expect((await test.refusal('POST', `${path}/try`, { config })).details?.issues).toMatchObject([
    { path: 'config.fields.name' },
  ]);
  const body = { config: configAt('https://a.example'), recordId: 'com_none' };
  expect((await test.refusal('POST', `${path}/try`, body)).code).toBe('not_found');
  expect((await test.refusal('POST', `${path}/try`, { config, input: { hat: 'x' } })).status).toBe(400);
});

it('is not offered before it is set up, and then for what it was set up for', async () => {
  const { test, server } = await open();
  const unset = await test.data<ProviderInfo>('GET', path);
  expect(unset).toMatchObject({
    config: null,
    configSchema: {
      properties: { costCents: { default: 0 } },
      required: expect.arrayContaining(['entity', 'url']),
    },
    state: 'needs_settings',
    stateReason: expect.stringContaining('not set up'),
  });
  const start = (entity: string, providers?: string[]) =>
    test.refusal('POST', '/v1/enrichment/estimate', { entity, query: {}, providers });
  expect((await start('company', ['http-json'])).details?.issues).toMatchObject([
    { path: 'providers.0', code: 'needs_settings', message: unset.stateReason },
  ]);
  const config = { ...configAt(server.url), costCents: 4, billed: 'for a match' };
  const set = await test.data<ProviderInfo>('PATCH', path, { config });
  expect(set).toMatchObject({ state: 'ready', entities: ['company'], costCents: 4, billed: 'for a match' });
  expect(set.fields.toSorted()).toEqual(['employeeRange', 'industry', 'name']);
  expect((await start('person', ['http-json'])).details?.issues).toMatchObject([{ code: 'wrong_entity' }]);
  expect(await test.data<ProviderInfo>('PATCH', path, { config: null })).toMatchObject({
    state: 'needs_settings',
  });
});
