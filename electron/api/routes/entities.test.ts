// Entities over the API: refreshed by a source of one's own on loopback, and by what needs no network.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BackendEvent } from '../../../shared/events.ts';
import type { Company } from '../../../shared/schema/company.ts';
import type { BulkRefresh, EnrichmentGroup, Entity, RefreshAnswer } from '../../../shared/schema/entity.ts';
import { openFaultServer, type FaultServer } from '../../testing/fault-server.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

type Refused = {
  error: { code: string; message: string; details: { issues?: { path: string; code: string }[] } };
};

let test: TestApp;
let server: FaultServer;
let acme: Company;

type Sent<T> = { status: number; body: T };

async function send<T>(method: string, path: string, body?: unknown): Promise<Sent<T>> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  return { status: response.status, body: (await response.json()) as T };
}

const config = () => ({
  entity: 'company',
  url: `${server.url}/{domain}`,
  fields: { name: '$.name', industry: '$.industry', description: '$.about' },
});
const said = { name: 'Acme Holding', industry: 'Anvils', about: 'Makes anvils.' };

beforeAll(() => {
  test = openApp({ rateLimit: 100_000 });
});
afterAll(() => test.close());

beforeEach(async () => {
  server = await openFaultServer();
  server.on('*', { body: said });
  await send('PATCH', '/v1/enrichment/providers/http-json', { isOn: true, isLocal: true, config: config() });
  await send('PATCH', '/v1/enrichment/refresh-settings', { budget: null, basicProviders: { DE: null } });
  const made = { name: 'Acme', domain: 'acme.com', industry: 'Tools', countryCode: 'DE' };
  acme = (await send<{ data: Company }>('POST', '/v1/companies', made)).body.data;
});

afterEach(async () => {
  const { body } = await send<{ data: { items: Company[] } }>('GET', '/v1/companies');
  for (const { id } of body.data.items) await send('DELETE', `/v1/companies/${id}`);
});

const own = { refreshScope: 'selected', providerCodes: ['http-json'] };
const refresh = <T = RefreshAnswer>(body: object, id = acme.id): Promise<Sent<T>> =>
  send<T>('POST', `/entities/${id}/refresh`, body);
const entity = async (id = acme.id): Promise<Entity> => (await send<Entity>('GET', `/entities/${id}`)).body;
const basicIs = (code: string) =>
  send('PATCH', '/v1/enrichment/refresh-settings', { basicProviders: { DE: code } });

describe('a refresh', () => {
  it('syncs the name from the normalized full name, leaves the profile, and is undone as one step', async () => {
    const { status, body } = await refresh(own);
    expect(status).toBe(200);
    expect(body).toMatchObject({ success: true, nameUpdated: true, entityDataUpdated: false, costCents: 0 });
    expect(body.entity).toMatchObject({ name: 'Acme Holding', entityData: { industry: 'Tools' } });
    expect(body.enrichments).toEqual([
      {
        providerCode: 'http-json',
        success: true,
        fromCache: false,
        fieldsEnriched: ['name', 'description', 'industry'],
        confidence: 0.7,
        completeness: 1,
        costCents: 0,
      },
    ]);
    expect(body.changes).toEqual([
      { path: 'name', before: 'Acme', after: 'Acme Holding', provider: 'http-json' },
    ]);
    expect((await entity()).enrichments).toMatchObject([
      { providerCode: 'http-json', normalized: { identity: { fullName: 'Acme Holding' } } },
    ]);
    await send('POST', '/v1/steps/undo', {});
    expect(await entity()).toMatchObject({ name: 'Acme', entityData: { industry: 'Tools' } });
  });

  it('fills the gaps of the profile by the registry of its country', async () => {
    await basicIs('http-json');
    const { body } = await refresh({
      refreshScope: 'basic_data',
      preserveName: true,
      preserveEntityData: true,
    });
    expect(body.entity).toMatchObject({
      name: 'Acme',
      entityData: { industry: 'Tools', description: 'Makes anvils.', countryCode: 'DE' },
    });
    expect(body.changes).toContainEqual({
      path: 'name',
      before: 'Acme',
      after: 'Acme Holding',
      provider: 'http-json',
      kept: 'preserve_name',
    });
  });

  it('tells a plan without writing, and applies it without asking again', async () => {
    await basicIs('http-json');
    const wish = { refreshScope: 'basic_data', preserveName: false, preserveEntityData: false };
    const dry = await refresh({ ...wish, dryRun: true });
    expect(dry.body).toMatchObject({ stepId: null, nameUpdated: true, entityDataUpdated: true });
    expect(await entity()).toMatchObject({ name: 'Acme', version: 1 });
    const kept = await refresh({ ...wish, preserveName: true, dryRun: true, planId: dry.body.planId });
    expect(kept.body).toMatchObject({ nameUpdated: false, entityDataUpdated: true });
    const { body } = await refresh({ ...wish, planId: dry.body.planId });
    expect(body.changes).toEqual(dry.body.changes);
    expect(body.entity).toMatchObject({ name: 'Acme Holding', entityData: { industry: 'Anvils' } });
    expect(server.calls).toHaveLength(1);
    test.wait(3_600_001);
    expect((await refresh<Refused>({ ...wish, planId: dry.body.planId })).status).toBe(409);
    expect((await refresh<Refused>({ ...wish, planId: 'bat_nothing' })).status).toBe(404);
  });

  it('asks anew unless it is told not to', async () => {
    // What was answered is dated by the clock of the machine.
    test.wait(Date.now() + 60_000 - test.services.clock.now());
    await refresh(own);
    expect((await refresh({ ...own, forceRefresh: false })).body.enrichments).toMatchObject([
      { fromCache: true },
    ]);
    await refresh(own);
    expect(server.calls).toHaveLength(2);
  });

  it('says of each provider what it met, and takes what the others say', async () => {
    server.on('/acme.com', { status: 401, body: {} });
    const { body } = await refresh({ ...own, providerCodes: ['http-json', 'domain-facts'] });
    expect(body.success).toBe(true);
    expect(body.enrichments).toMatchObject([
      { providerCode: 'http-json', success: false, error: { message: expect.stringContaining('401') } },
      { providerCode: 'domain-facts', success: true },
    ]);
    expect(await entity()).toMatchObject({ name: 'Acme' });
  });

  it('changes nothing where its provider fails', async () => {
    server.on('/acme.com', { status: 404, body: {} });
    const { body } = await refresh(own);
    expect(body).toMatchObject({ success: false, nameUpdated: false, changes: [], stepId: null });
    expect(body.enrichments).toMatchObject([{ success: false, error: { code: 'no_match' } }]);
  });

  it('does not take a name that another company has, and says so', async () => {
    await send('POST', '/v1/companies', { name: 'ACME holding' });
    const { body } = await refresh(own);
    expect(body.nameUpdated).toBe(false);
    expect(body.changes).toMatchObject([
      { path: 'name', kept: 'name_taken', note: expect.stringContaining('ACME holding') },
    ]);
  });

  it('leaves what a person locked, whatever the flags say', async () => {
    await basicIs('http-json');
    await send('POST', `/v1/companies/${acme.id}/locks`, { fields: ['name', 'industry'], locked: true });
    const { body } = await refresh({
      refreshScope: 'basic_data',
      preserveName: false,
      preserveEntityData: false,
    });
    expect(body.entity).toMatchObject({
      name: 'Acme',
      entityData: { industry: 'Tools', description: 'Makes anvils.' },
      locks: ['name', 'industry'],
    });
    expect(body.changes.filter(({ kept }) => kept === 'locked')).toHaveLength(2);
  });

  it('asks nobody without a scope and without a selection', async () => {
    const { body } = await refresh({});
    expect(body).toMatchObject({ success: true, enrichments: [], changes: [] });
    expect(server.calls).toHaveLength(0);
  });

  it('takes the older selection: by code, by group, all but some', async () => {
    const group = { name: 'Cheap', providers: ['http-json', 'domain-facts'] };
    const { body } = await send<EnrichmentGroup>('POST', '/enrichment-groups', group);
    const asked = async (autoExecuteIntegrations: object): Promise<string[]> =>
      (await refresh({ autoExecuteIntegrations })).body.enrichments.map(({ providerCode }) => providerCode);
    expect(await asked({ enrichments: ['domain-facts'] })).toEqual(['domain-facts']);
    expect(await asked({ enrichmentGroupRefs: [body.id] })).toEqual(['http-json', 'domain-facts']);
    expect(await asked({ enrichmentGroupRefs: ['cheap'], excludeEnrichments: ['http-json'] })).toEqual([
      'domain-facts',
    ]);
  });

  it('is joined by the same and refused to another while it is under way', async () => {
    const gate = Promise.withResolvers<void>();
    server.on('/acme.com', async () => {
      await gate.promise;
      return { body: said };
    });
    const first = refresh(own);
    const second = refresh(own);
    await expect.poll(() => server.calls.length).toBe(1);
    const other = await refresh<Refused>({ ...own, preserveName: true });
    expect([other.status, other.body.error.code]).toEqual([409, 'job_conflict']);
    gate.resolve();
    expect((await second).body).toEqual((await first).body);
    expect(server.calls).toHaveLength(1);
  });

  it('writes nothing where the company was deleted meanwhile', async () => {
    server.on('/acme.com', async () => {
      await send('DELETE', `/v1/companies/${acme.id}`);
      return { body: said };
    });
    expect((await refresh<Refused>(own)).status).toBe(404);
    await send('POST', '/v1/steps/undo', {});
    expect(await entity()).toMatchObject({ name: 'Acme' });
  });

  it('tells of its beginning and its end', async () => {
    const heard: BackendEvent[] = [];
    test.services.events.subscribe((event) => void heard.push(event));
    await refresh({ ...own, dryRun: true });
    expect(heard.filter(({ topic }) => topic.startsWith('entity:'))).toEqual([]);
    await refresh(own);
    const told = heard.filter(({ topic }) => topic.startsWith('entity:'));
    expect(told.map(({ topic, id }) => [topic, id])).toEqual([
      ['entity:refresh-started', acme.id],
      ['entity:refreshed', acme.id],
    ]);
    await send('PATCH', '/v1/enrichment/refresh-settings', { budget: 0 });
    await refresh({ ...own, depth: 6 });
    expect(heard.filter(({ topic }) => topic === 'entity:refresh-failed')).toEqual([]);
  });

  it('of a company may cost no more than what is set', async () => {
    const priced = { ...config(), costCents: 12 };
    await send('PATCH', '/v1/enrichment/providers/http-json', { config: priced });
    await send('PATCH', '/v1/enrichment/refresh-settings', { budget: 11 });
    const refused = await refresh<Refused>(own);
    expect([refused.status, refused.body.error.code]).toEqual([402, 'budget_exceeded']);
    expect(server.calls).toHaveLength(0);
    await send('PATCH', '/v1/enrichment/refresh-settings', { budget: 12 });
    expect((await refresh(own)).body.costCents).toBe(12);
  });

  it('does not show among the batches that a person began', async () => {
    await refresh(own);
    const listed = await send<{ items: unknown[] }>('GET', '/v2/live/company/bulk-enrich');
    const shown = await send<{ data: { items: unknown[] } }>('GET', '/v1/enrichment/batches');
    expect([listed.body.items, shown.body.data.items]).toEqual([[], []]);
    expect((await send<{ data: { items: unknown[] } }>('GET', '/v1/enrichment/providers')).status).toBe(200);
  });

  it.each([
    ['depth 6', { depth: 6 }, 'depth'],
    ['depth -1', { depth: -1 }, 'depth'],
    ['depth 1.5', { depth: 1.5 }, 'depth'],
    ['a scope that there is not', { refreshScope: 'everything' }, 'refreshScope'],
    ['no codes', { refreshScope: 'selected' }, 'providerCodes'],
    ['an empty list of codes', { refreshScope: 'selected', providerCodes: [] }, 'providerCodes'],
    ['an unknown code', { refreshScope: 'selected', providerCodes: ['nobody'] }, 'providerCodes.0'],
    [
      'a provider without its key',
      { refreshScope: 'selected', providerCodes: ['companies-house'] },
      'providerCodes.0',
    ],
    [
      'an unknown group',
      { autoExecuteIntegrations: { enrichmentGroupRefs: ['none'] } },
      'autoExecuteIntegrations.enrichmentGroupRefs.0',
    ],
    ['an unknown field', { refreshscope: 'selected' }, 'refreshscope'],
  ])('is refused for %s', async (_, body, path) => {
    const { status, body: refused } = await refresh<Refused>(body);
    expect(status).toBe(400);
    expect(refused.error.details.issues?.[0]?.path).toBe(path);
  });

  it('says of half a level that it is no whole number', async () => {
    const { body } = await refresh<Refused>({ depth: 1.5 });
    expect(body.error.message).toContain('Send a whole number, not 1.5.');
  });

  it('of a person takes no depth', async () => {
    const { body } = await send<{ data: { id: string } }>('POST', '/v1/people', { fullName: 'Ada Ax' });
    const { status, body: refused } = await refresh<Refused>({ depth: 0 }, body.data.id);
    expect([status, refused.error.details.issues?.[0]?.path]).toEqual([400, 'depth']);
  });
});

describe('a refresh of many', () => {
  const many = <T = BulkRefresh>(body: object): Promise<Sent<T>> => send('POST', '/entities/refresh', body);

  it('is planned of what was said before it was stopped, and applied', async () => {
    const other = await send<{ data: Company }>('POST', '/v1/companies', {
      name: 'Bolt',
      domain: 'bolt.dev',
    });
    // One of them without its prefix.
    const ids = [acme.id, acme.id.slice(4), other.body.data.id.slice(4)];
    const gate = Promise.withResolvers<void>();
    server.on('/bolt.dev', async () => {
      await gate.promise;
      return { status: 404, body: {} };
    });
    const wish = { ...own, depth: 0 };
    const { status, body } = await many({ ...wish, ids, dryRun: true });
    expect([status, body.total]).toEqual([202, 2]);
    const look = async () => (await many({ ...wish, planId: body.planId, dryRun: true })).body;
    await expect.poll(() => server.calls.length, { timeout: 10_000 }).toBe(2);
    await send('POST', `/v2/live/company/bulk-enrich/${body.planId}/cancel`, {});
    gate.resolve();
    await expect.poll(async () => (await look()).status).toBe('planned');
    expect((await look()).plan).toMatchObject({ answered: 1, nameChanges: 1, costCents: 0 });
    const { job } = (await many({ ...wish, planId: body.planId })).body;
    await test.services.jobs.waitFor(job?.id ?? '');
    expect(await entity()).toMatchObject({ name: 'Acme Holding' });
  });

  it.each([
    ['no dry run', {}, 'planId'],
    ['no records', { dryRun: true, ids: undefined }, 'query'],
    ['depth of people', { dryRun: true, entity: 'person', depth: 1 }, 'depth'],
    ['nobody who is asked', { dryRun: true, refreshScope: undefined }, 'refreshScope'],
    ['an unknown code', { dryRun: true, providerCodes: ['nobody'] }, 'providerCodes.0'],
  ])('is refused for %s', async (_, body, path) => {
    const { status, body: refused } = await many<Refused>({ ...own, ids: [acme.id], ...body });
    expect(status).toBe(400);
    expect(refused.error.details.issues?.[0]?.path).toBe(path);
  });
});

describe('a company by its tax id', () => {
  const automatic = <T>(body: object): Promise<Sent<T>> => send('POST', '/entities/automatic', body);

  it('is the one that is here, or refused with the reason and nothing written', async () => {
    await send('PATCH', `/v1/companies/${acme.id}`, { taxId: 'DE811' });
    const here = await automatic<RefreshAnswer>({ taxId: 'de 811', countryCode: 'DE' });
    expect([here.status, here.body.entity.id, here.body.stepId]).toEqual([200, acme.id, null]);
    // Companies House has no key.
    await send('PATCH', '/v1/enrichment/refresh-settings', { basicProviders: { GB: 'companies-house' } });
    const refused = await automatic<Refused>({ taxId: '1', countryCode: 'GB' });
    expect([refused.status, refused.body.error.code]).toEqual([422, 'no_normalized_enrichment']);
    expect((await automatic({ taxId: '1', countryCode: 'gb' })).status).toBe(400);
  });
});

describe('an entity', () => {
  it('is found by its id and by the bare UUID', async () => {
    expect((await entity(acme.id.slice(4))).id).toBe(acme.id);
    for (const id of ['com_x', 'nothing', '00000000-0000-4000-8000-000000000000'])
      expect((await send(`GET`, `/entities/${id}`)).status).toBe(404);
  });

  it('is analysed: what is missing and where sources disagree', async () => {
    await refresh({ ...own, preserveName: true });
    const { body } = await send<{ missing: string[]; disagreements: unknown[]; completeness: number }>(
      'POST',
      `/entities/${acme.id}/analyze`,
      {},
    );
    expect(body.missing).toContain('entityData.legalName');
    expect(body.disagreements).toEqual([
      {
        path: 'entityData.industry',
        values: [
          { source: 'record', value: 'Tools' },
          { source: 'http-json', value: 'Anvils' },
        ],
      },
    ]);
    expect(body.completeness).toBeGreaterThan(0);
  });
});

describe('enrichment groups', () => {
  it('are made, renamed and forgotten; names are unique, providers known', async () => {
    const made = await send<EnrichmentGroup>('POST', '/enrichment-groups', {
      name: 'A',
      providers: ['gleif'],
    });
    await send('POST', '/enrichment-groups', { name: 'B', providers: ['gleif'] });
    expect((await send('PATCH', `/enrichment-groups/${made.body.id}`, { name: 'b' })).status).toBe(409);
    expect((await send('POST', '/enrichment-groups', { name: 'C', providers: ['x'] })).status).toBe(400);
    expect((await send('PATCH', `/enrichment-groups/${made.body.id}`, { name: 'a2' })).body).toMatchObject({
      name: 'a2',
      providers: ['gleif'],
    });
    await send('DELETE', `/enrichment-groups/${made.body.id}`);
    const { body } = await send<{ items: EnrichmentGroup[] }>('GET', '/enrichment-groups');
    expect(body.items.map(({ name }) => name).filter((name) => name.length <= 2)).toEqual(['B']);
  });
});
