import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { EnrichBatch, EnrichItem } from '../../../shared/schema/enrichment.ts';
import { openBackend } from '../../testing/backend.ts';

type Window = { items: EnrichItem[]; offset: number; total: number };

it('tells any part of the items of a batch, of one state or by what a search finds, and how many there are', async () => {
  const test = openBackend();
  const { id } = await test.data<Company>('POST', '/v1/companies', { name: 'Björn Maschinenbau GmbH' });
  const requests = [
    { companyId: id },
    // Wrong from the start, so that nobody need be asked.
    ...Array.from({ length: 2500 }, (_, at) => ({ domain: `no host ${at}` })),
    { domain: 'last.example' },
  ];
  const sent = await test.send('POST', '/v2/test/company/bulk-enrich', { requests });
  const { batchId } = sent.body as { batchId: string };
  const path = `/v1/enrichment/batches/${batchId}`;
  await expect
    .poll(async () => (await test.data<EnrichBatch>('GET', path)).finishedAt, { timeout: 20_000 })
    .not.toBeNull();
  const windowOf = (query: string) => test.data<Window>('GET', `${path}/items?${query}`);
  const names = ({ items }: Window) => items.map(({ name }) => name);

  const part = await windowOf('offset=2500&limit=2');
  expect({ ...part, items: names(part) }).toEqual({
    items: ['no host 2499', 'last.example'],
    offset: 2500,
    total: 2502,
  });
  const { counts } = await test.data<EnrichBatch>('GET', path);
  const failed = await windowOf('status=failed&limit=100');
  expect(failed.total).toBe(counts.failed);
  expect(failed.items.every(({ status }) => status === 'failed')).toBe(true);
  expect(names(await windowOf('q=bjorn%20masch'))).toEqual(['Björn Maschinenbau GmbH']);
  expect(await windowOf('q=host&limit=1&offset=2499')).toMatchObject({
    total: 2500,
    items: [{ name: 'no host 2499' }],
  });
  expect(names(await windowOf('q=host%202400&status=failed'))).toEqual(['no host 2400']);
  expect(await windowOf('q=host&status=matched')).toMatchObject({ total: 0 });
  expect(await windowOf('q=nobody')).toMatchObject({ total: 0, items: [] });
});
