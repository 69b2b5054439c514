// The providers that work out of the box, from a batch over records to what a person accepts and takes back.
import { expect, it } from 'vitest';
import type { BulkJob } from '../../../shared/schema/bulk.ts';
import type { Company, CompanyInput } from '../../../shared/schema/company.ts';
import type { EnrichBatch, WaterfallStep } from '../../../shared/schema/enrichment.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

const offline: WaterfallStep[] = [{ provider: 'domain-facts' }, { provider: 'phone-facts' }];

const create = (test: TestBackend, input: CompanyInput) => test.data<Company>('POST', '/v1/companies', input);

async function enrich(test: TestBackend, companies: Company[], rest: object = {}): Promise<EnrichBatch> {
  const ids = companies.map(({ id }) => id);
  const body = { entity: 'company', ids, providers: offline, ...rest };
  const { id } = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', body);
  const look = () => test.data<EnrichBatch>('GET', `/v1/enrichment/batches/${id}`);
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBeNull();
  return look();
}

async function acceptAll(test: TestBackend, { id }: EnrichBatch): Promise<void> {
  const job = await test.data<BulkJob>('POST', `/v1/enrichment/batches/${id}/review/bulk`, { do: 'accept' });
  const look = () => test.data<BulkJob>('GET', `/v1/companies/bulk/${job.id}`);
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBeNull();
}

const valuesOf = async (test: TestBackend, { id }: Company) => {
  const { name, domain, urls, phones, countryCode } = await test.data<Company>('GET', `/v1/companies/${id}`);
  return { name, domain, urls, phones, countryCode };
};

it('finds domain, site, country and dialled form of companies without a network, writes what is accepted, and undoes it', async () => {
  const test = openBackend();
  const acme = await create(test, {
    name: 'Acme',
    emails: ['jo@mail.acme.de'],
    phones: ['0049 30 231 25 000', 'none'],
  });
  const bolt = await create(test, { name: 'Bolt', emails: ['bolt@gmail.com'] });
  const before = await Promise.all([acme, bolt].map((company) => valuesOf(test, company)));
  const batch = await enrich(test, [acme, bolt]);
  expect(batch).toMatchObject({
    status: 'completed',
    succeeded: 1,
    cost: 0,
    counts: { matched: 1, no_match: 1 },
  });
  expect(await Promise.all([acme, bolt].map((company) => valuesOf(test, company)))).toEqual(before);
  await acceptAll(test, batch);
  expect(await valuesOf(test, acme)).toEqual({
    name: 'Acme',
    domain: 'acme.de',
    urls: ['https://acme.de'],
    phones: ['+493023125000', 'none'],
    countryCode: 'DE',
  });
  expect(await enrich(test, [acme])).toMatchObject({ toReview: 0 });
  await test.data('POST', '/v1/steps/undo', {});
  expect(await Promise.all([acme, bolt].map((company) => valuesOf(test, company)))).toEqual(before);
});

it('writes no hint by itself', async () => {
  const test = openBackend();
  const acme = await create(test, { name: 'Acme', urls: ['https://www.acme.de/contact'] });
  const batch = await enrich(test, [acme], { apply: 'fill_empty' });
  expect(batch).toMatchObject({ status: 'completed', toReview: 1 });
  expect(await valuesOf(test, acme)).toMatchObject({ domain: 'acme.de', countryCode: null });
});
