import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { BatchReport, EnrichBatch } from '../../../shared/schema/enrichment.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';

async function report(test: TestBackend, { id }: EnrichBatch): Promise<BatchReport> {
  const path = `/v1/enrichment/batches/${id}`;
  await expect
    .poll(async () => (await test.data<EnrichBatch>('GET', path)).finishedAt, { timeout: 20_000 })
    .not.toBeNull();
  return test.data<BatchReport>('GET', `${path}/report`);
}

it('says why items were not found, what each field got and cost, and who was answered last', async () => {
  const test = openBackend();
  const create = (body: object) => test.data<Company>('POST', '/v1/companies', body);
  const found = await create({ name: 'Found', emails: ['info@found.de'] });
  const bare = await create({ name: 'Bare' });
  const ids = [found.id, bare.id];
  const wish = { entity: 'company', ids, providers: ['domain-facts'] };
  const batch = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish);
  const { startedAt, fields, cached, latest, causes } = await report(test, batch);
  expect(startedAt).not.toBeNull();
  expect(fields).toContainEqual({ field: 'domain', values: 1, cost: 0 });
  expect(cached).toBe(0);
  expect(latest).toMatchObject([{ recordId: found.id, name: 'Found', status: 'matched' }]);
  expect(causes.reduce((sum, { items }) => sum + items, 0)).toBeLessThanOrEqual(1);
});

it('counts items by what was said of them', async () => {
  const test = openBackend();
  const requests = [{ domain: 'a.example' }, { domain: 'no host' }, { domain: 'none either' }];
  const sent = await test.send('POST', '/v2/test/company/bulk-enrich', { requests });
  const { batchId: id } = sent.body as { batchId: string };
  const { causes } = await report(test, { id } as EnrichBatch);
  expect(causes).toContainEqual(
    expect.objectContaining({
      status: 'failed',
      code: 'invalid_domain',
      items: 2,
      isRetryable: false,
      nextTryAt: null,
    }),
  );
});
