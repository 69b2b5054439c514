// Batches over the network, from the API through the engine's thread to a vendor on loopback and back.
import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { EnrichBatch, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { openBackend, type TestBackend } from '../../testing/backend.ts';
import { openFaultServer } from '../../testing/fault-server.ts';

const path = '/v1/enrichment/providers/companies-house';

async function openWithVendor(test: TestBackend) {
  const server = await openFaultServer();
  await test.data('PATCH', path, { isLocal: true, config: { baseUrl: server.url, people: false } });
  return server;
}

async function startBatch(test: TestBackend, companies: number): Promise<string> {
  const ids: string[] = [];
  for (let at = 0; at < companies; at += 1) {
    const body = { name: `Company ${at} Ltd`, countryCode: 'GB' };
    ids.push((await test.data<Company>('POST', '/v1/companies', body)).id);
  }
  const wish = { entity: 'company', ids, providers: ['companies-house'] };
  return (await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish)).id;
}

const batchOf = (test: TestBackend, id: string) =>
  test.data<EnrichBatch>('GET', `/v1/enrichment/batches/${id}`);
const hasStatus = async (
  test: TestBackend,
  id: string,
  status: EnrichBatch['status'],
): Promise<EnrichBatch> => {
  await expect.poll(async () => (await batchOf(test, id)).status, { timeout: 20_000 }).toBe(status);
  return batchOf(test, id);
};

it('waits with the reason where a vendor refuses its key, and goes on by itself once there is another', async () => {
  const test = openBackend();
  const server = await openWithVendor(test);
  server.on('*', { status: 401, body: { error: 'revoked' } });
  await test.data('POST', `${path}/key`, { key: 'revoked-key' });
  const id = await startBatch(test, 3);
  const waiting = await hasStatus(test, id, 'paused');
  expect(waiting).toMatchObject({ pausedBy: 'provider', counts: { queued: 3 }, failed: 0 });
  expect(waiting.pausedReason).toContain('401');
  const { items } = await test.data<{ items: ProviderInfo[] }>('GET', '/v1/enrichment/providers');
  expect(items.find(({ code }) => code === 'companies-house')).toMatchObject({
    state: 'paused',
    stateReason: waiting.pausedReason,
  });
  const refused = { entity: 'company', query: {}, providers: ['companies-house'] };
  expect((await test.refusal('POST', '/v1/enrichment/batches', refused)).details?.issues).toMatchObject([
    { path: 'providers.0', code: 'paused' },
  ]);
  server.on('*', { body: { items: [] } });
  await test.data('POST', `${path}/key`, { key: 'good-key' });
  expect(await hasStatus(test, id, 'completed')).toMatchObject({ counts: { no_match: 3 }, pausedBy: null });
  const sent = server.calls.at(-1)?.headers.authorization ?? '';
  expect(Buffer.from(sent.slice('Basic '.length), 'base64').toString()).toBe('good-key:');
});

it('takes up where it was when the program ends in the middle of a call', async () => {
  const first = openBackend();
  const server = await openWithVendor(first);
  server.on('*', { fault: 'hang' });
  await first.data('POST', `${path}/key`, { key: 'good-key' });
  const id = await startBatch(first, 2);
  await expect.poll(() => server.calls.length, { timeout: 20_000 }).toBeGreaterThan(0);
  await first.close();
  server.on('*', { body: { items: [] } });
  const second = openBackend(first.dataDir);
  await second.data('POST', `${path}/key`, { key: 'good-key' });
  expect(await hasStatus(second, id, 'completed')).toMatchObject({ counts: { no_match: 2 } });
});
