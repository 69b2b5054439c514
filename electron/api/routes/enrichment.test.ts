import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { EnrichBatch, EnrichItem, Estimate } from '../../../shared/schema/enrichment.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

const companies = '/v2/test/company/bulk-enrich';
const fixture = 'domain-facts';

const start = async (test: TestBackend, requests: unknown[], rest: object = {}): Promise<string> => {
  const sent = await test.send('POST', companies, { requests, providers: [fixture], ...rest });
  expect(sent).toMatchObject({ status: 202 });
  return (sent.body as { batchId: string }).batchId;
};

async function ended(test: TestBackend, path: string): Promise<EnrichBatch> {
  const look = async () => (await test.send('GET', path)).body as EnrichBatch;
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBeNull();
  return look();
}

const itemsOf = async (test: TestBackend, path: string): Promise<EnrichItem[]> => {
  const items: EnrichItem[] = [];
  for (let next: string | undefined = `${path}/items?limit=50`; next;) {
    const { body } = await test.send('GET', next);
    const page = body as { items: EnrichItem[]; pagination: { nextLink?: string } };
    items.push(...page.items);
    next = page.pagination.nextLink;
  }
  return items;
};

it('answers a batch of `test` from fixtures: every outcome, the same each time, no record changed, nothing spent', async () => {
  const test = openBackend();
  const { id, version } = await test.data<Company>('POST', '/v1/companies', {
    name: 'A',
    domain: 'a.example',
  });
  const requests = Array.from({ length: 120 }, (_, at) => ({ domain: `c${at}.example`, metadata: { at } }));
  const [one, other] = [
    await start(test, [{ companyId: id, metadata: 'mine' }, ...requests]),
    await start(test, [{ companyId: id }, ...requests]),
  ];
  const batch = await ended(test, `${companies}/${one}`);
  expect(batch).toMatchObject({ id: one, status: 'completed', total: 121, cost: 0, toReview: 0, pending: 0 });
  expect(batch.succeeded + batch.failed).toBe(121);
  for (const status of ['matched', 'no_match', 'ambiguous', 'failed'] as const)
    expect(batch.counts[status]).toBeGreaterThan(0);
  await ended(test, `${companies}/${other}`);
  const [items, again] = [
    await itemsOf(test, `${companies}/${one}`),
    await itemsOf(test, `${companies}/${other}`),
  ];
  expect(items[0]).toMatchObject({ metadata: 'mine', recordId: id, name: 'A' });
  expect(items.map(({ metadata }) => metadata)).toEqual([
    'mine',
    ...requests.map(({ metadata }) => metadata),
  ]);
  expect(again.map(({ status, data }) => [status, data])).toEqual(
    items.map(({ status, data }) => [status, data]),
  );
  for (const item of items) expect(item.isRetryable).toBe(item.isSuccess || item.error?.isRetryable === true);
  expect(await test.data<Company>('GET', `/v1/companies/${id}`)).toMatchObject({ version });
});

it('lists batches by entity and environment, newest first, and items by status', async () => {
  const test = openBackend();
  const first = await start(test, [{ domain: 'a.example' }, { domain: 'no host' }]);
  const second = await start(test, [{ domain: 'b.example' }]);
  const idsOf = async (path: string) =>
    ((await test.send('GET', path)).body as { items: EnrichBatch[] }).items.map(({ id }) => id);
  expect(await idsOf(companies)).toEqual([second, first]);
  expect(await idsOf(`${companies}?limit=1&offset=1`)).toEqual([first]);
  expect(await idsOf(`${companies}?createdAfter=2999-01-01`)).toEqual([]);
  expect(await idsOf('/v2/live/company/bulk-enrich')).toEqual([]);
  expect(await idsOf('/v2/test/person/bulk-enrich')).toEqual([]);
  expect((await test.send('GET', `/v2/test/person/bulk-enrich/${first}`)).status).toBe(404);
  await ended(test, `${companies}/${first}`);
  const { body } = await test.send('GET', `${companies}/${first}/items?status=failed`);
  const failed = (body as { items: EnrichItem[] }).items;
  expect(failed.at(-1)).toMatchObject({
    error: { code: 'invalid_domain', isRetryable: false },
    isRetryable: false,
  });
  expect((await test.send('GET', `${companies}/${first}/items/${failed.at(-1)?.id}`)).body).toEqual(
    failed.at(-1),
  );
});

it('refuses what cannot be asked, and what is no place', async () => {
  const test = openBackend();
  const refused = async (path: string, body: object) => {
    const { status, code, details } = await test.refusal('POST', path, body);
    return [status, code, details?.issues?.map(({ path, code }) => `${path} ${code}`)];
  };
  const requests = [{ domain: 'a.example' }];
  expect(await refused('/v2/elsewhere/company/bulk-enrich', { requests })).toMatchObject([
    404,
    'not_found',
    [expect.anything()],
  ]);
  expect(await refused('/v2/test/object/bulk-enrich', { requests })).toMatchObject([
    404,
    'not_found',
    [expect.anything()],
  ]);
  expect(await refused(companies, { requests: [] })).toEqual([
    400,
    'validation_error',
    ['requests too_small'],
  ]);
  expect(await refused(companies, { requests, other: 1 })).toEqual([
    400,
    'validation_error',
    ['other unknown_field'],
  ]);
  expect(await refused(companies, { requests, providers: ['nobody', fixture] })).toEqual([
    400,
    'validation_error',
    ['providers.0 unknown_provider'],
  ]);
  const steps = [{ provider: fixture, fields: ['shoeSize'], onlyIfEmpty: ['hat'] }];
  expect(await refused(companies, { requests, providers: steps })).toEqual([
    400,
    'validation_error',
    ['providers.0.fields unknown_field', 'providers.0.onlyIfEmpty unknown_field'],
  ]);
  await test.data('PATCH', `/v1/enrichment/providers/${fixture}`, { isOn: false });
  expect(await refused('/v2/live/company/bulk-enrich', { requests, providers: [fixture] })).toEqual([
    400,
    'validation_error',
    ['providers.0 off'],
  ]);
});

it('looks people up by every form of their address, by whoever can where nobody is named', async () => {
  const test = openBackend();
  const { id } = await test.data<{ id: string }>('POST', '/v1/people', { fullName: 'Mira Aldous' });
  const requests = [
    { professionalSocialMediaUrl: 'linkedin.com/in/mira-aldous?trk=x', metadata: { row: 1 } },
    { professionalSocialMediaUrl: 'https://uk.linkedin.com/in/Mira-Aldous/' },
    { personId: id, pdlId: 'abc' },
    { professionalSocialMediaUrl: 'https://www.linkedin.com/company/acme' },
    { companyId: id },
  ];
  const people = '/v2/test/person/bulk-enrich';
  const { status, body } = await test.send('POST', people, { requests });
  expect(status).toBe(202);
  const batch = `${people}/${(body as { batchId: string }).batchId}`;
  expect(await ended(test, batch)).toMatchObject({ entity: 'person', total: 5, cost: 0 });
  const items = await itemsOf(test, batch);
  expect(items.map(({ error, recordId }) => [error?.code, recordId]).slice(2)).toEqual([
    [undefined, id],
    ['invalid_profile_url', null],
    ['unknown_field', null],
  ]);
  expect(items[0]?.data).toEqual(items[1]?.data);
  expect(items[0]).toMatchObject({ metadata: { row: 1 }, name: expect.stringContaining('mira-aldous') });
});

it('tells of items as they come back, and of the end after it is there to be seen', async () => {
  const test = openBackend();
  const told: string[] = [];
  let shown: Promise<unknown> = Promise.resolve();
  test.backend.events.subscribe((event) => {
    if (event.topic === 'enrichment:item') told.push(...(event.payload?.ids ?? []));
    if (event.topic === 'enrichment:completed') shown = Promise.resolve(event.payload);
  });
  const path = `${companies}/${await start(test, [{ domain: 'a.example' }, { domain: 'b.example' }])}`;
  const batch = await ended(test, path);
  await expect.poll(async () => shown).toEqual(batch);
  expect(told).toEqual((await itemsOf(test, path)).map(({ id }) => id));
});

it('pages through batches while new ones come', async () => {
  const test = openBackend();
  const begin = async (name: string): Promise<void> => {
    const { id } = await test.data<Company>('POST', '/v1/companies', { name, domain: `${name}.example` });
    const wish = { entity: 'company', ids: [id], providers: [fixture], name };
    await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish);
  };
  for (const name of ['a', 'b', 'c']) await begin(name);
  const page = (path: string) =>
    test.data<{ items: EnrichBatch[]; pagination: { nextLink?: string } }>('GET', path);
  const first = await page('/v1/enrichment/batches?limit=2');
  await begin('d');
  const second = await page(first.pagination.nextLink ?? '');
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  expect(second.pagination.nextLink).toBeUndefined();
});

it('repeats nothing under the same Idempotency-Key', async () => {
  const test = openBackend();
  const body = { requests: [{ domain: 'a.example' }], providers: [fixture] };
  const [one, other] = [
    await test.send('POST', companies, body, { 'idempotency-key': 'k' }),
    await test.send('POST', companies, body, { 'idempotency-key': 'k' }),
  ];
  expect(other.body).toEqual(one.body);
  expect(((await test.send('GET', companies)).body as { items: unknown[] }).items).toHaveLength(1);
});

it('looks records of a query up for a review, in part where a sample is asked for, after an estimate', async () => {
  const test = openBackend();
  const rows = Array.from({ length: 40 }, (_, at) => ({
    name: `Company ${at}`,
    emails: [`info@c${at}.de`],
    industry: at % 2 === 0 ? 'Steel' : 'Cloth',
  }));
  await test.data('POST', '/v1/import/companies', { rows });
  const query = { filter: { field: 'industry', operator: 'eq', value: 'Steel' } };
  const wish = { entity: 'company', query, providers: [fixture] };
  const estimate = await test.data<Estimate>('POST', '/v1/enrichment/estimate', wish);
  expect(estimate).toMatchObject({ records: 20, looked: 20, withoutInputs: 0, bestCents: 0, worstCents: 0 });
  const batch = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', {
    ...wish,
    sample: 10,
    name: 'Try',
  });
  expect(batch).toMatchObject({ total: 10, name: 'Try', environment: 'live' });
  const done = await ended(test, `/v2/live/company/bulk-enrich/${batch.id}`);
  expect(done).toMatchObject({ succeeded: 10, cost: 0 });
  expect(done.toReview).toBeGreaterThan(0);
  const [item] = await itemsOf(test, `/v2/live/company/bulk-enrich/${batch.id}`);
  const path = `/v1/enrichment/batches/${batch.id}/items/${item?.id}/answers`;
  expect((await test.data<{ items: unknown[] }>('GET', path)).items).toMatchObject([
    { provider: fixture, status: 'matched', isCached: false, cost: 0 },
  ]);
  expect((await test.refusal('POST', '/v1/enrichment/batches', { entity: 'company' })).status).toBe(400);
  expect((await test.refusal('POST', '/v1/enrichment/batches', { entity: 'person', query: {} })).status).toBe(
    400,
  );
});
