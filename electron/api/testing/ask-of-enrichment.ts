// For tests only: asks every endpoint of enrichment, so that its answer is held against the contract.
import { expect } from 'vitest';
import * as contract from '../../../shared/contract/index.ts';
import type { CallAnswer, Endpoint } from '../../../shared/contract/endpoint.ts';

export type Sent = { params?: Record<string, string>; query?: string; body?: unknown };
export type Ask = <E extends Endpoint>(endpoint: E, sent: Sent) => Promise<CallAnswer<E>>;

export async function askOfEnrichment(call: Ask): Promise<void> {
  const { data: company } = await call(contract.createCompany, {
    body: { name: 'Enriched Ltd', emails: ['info@enriched.de'] },
  });
  const place = { environment: 'test', entity: 'company' };
  const body = { requests: [{ domain: 'a.example', metadata: 1 }, {}], providers: ['domain-facts'] };
  const { batchId } = await call(contract.bulkEnrich, { params: place, body });
  const params = { ...place, batchId };
  const isEnded = async () => (await call(contract.getEnrichBatch, { params })).finishedAt !== null;
  await expect.poll(isEnded).toBe(true);
  await call(contract.listEnrichBatches, { params: place });
  const { items } = await call(contract.listEnrichItems, { params, query: '?limit=1' });
  await call(contract.windowOfEnrichItems, { params: { batchId }, query: '?q=example&limit=1' });
  const item = { ...params, itemId: items[0]?.id ?? '' };
  await call(contract.getEnrichItem, { params: item });
  await call(contract.listItemAnswers, { params: item });
  const records = { entity: 'company', ids: [company.id], providers: ['domain-facts'] };
  await call(contract.estimateEnrichment, { body: records });
  await call(contract.startEnrichment, { body: records });
  await call(contract.listEnrichments, { query: '?limit=1' });
  await call(contract.getEnrichment, { params: { batchId } });
  await call(contract.getBatchReport, { params: { batchId } });
  await askOfSchedules(call, records);
  await call(contract.updateEnrichmentSettings, { body: { rawDays: 30 } });
  await call(contract.getEnrichmentSettings, {});
  await call(contract.listProviders, {});
  const code = { code: 'domain-facts' };
  await call(contract.getProvider, { params: code });
  await call(contract.listFieldTargets, { params: code });
  await call(contract.setFieldTargets, { params: code, body: { targets: [] } });
  await call(contract.setProviderKey, { params: code, body: { key: 'k' } });
  await call(contract.removeProviderKey, { params: code });
  await call(contract.updateProvider, { params: code, body: { isOn: false } });
  await call(contract.updateProvider, { params: code, body: { isOn: true } });
  const config = { entity: 'company', url: 'https://a.example/{domain}', fields: { name: '$.name' } };
  await call(contract.trySource, { body: { config, recordId: company.id } });
  // More than are through before the calls below have come.
  const many = Array.from({ length: 5000 }, (_, at) => ({ domain: `c${at}.example` }));
  const { batchId: next } = await call(contract.bulkEnrich, {
    params: place,
    body: { ...body, requests: many },
  });
  const steered = { ...place, batchId: next };
  await call(contract.pauseEnrichBatch, { params: steered });
  await call(contract.resumeEnrichBatch, { params: steered });
  await call(contract.cancelEnrichBatch, { params: steered });
  await call(contract.retryEnrichBatch, { params: steered, body: {} });
  await call(contract.pauseEnrichBatch, { params: steered });
  const cancelled = await call(contract.cancelEnrichBatch, { params: steered });
  expect(cancelled.status).toBe('cancelled');
  const { items: stopped } = await call(contract.listEnrichItems, {
    params: steered,
    query: '?status=cancelled',
  });
  await call(contract.retryItem, { params: { batchId: next, itemId: stopped[0]?.id ?? '' } });
}

async function askOfSchedules(call: Ask, records: object): Promise<void> {
  const rhythm = { every: 'month', day: 31, time: '06:00' };
  const { data } = await call(contract.createSchedule, { body: { ...records, name: 'Monthly', rhythm } });
  const params = { scheduleId: data.id };
  await call(contract.runSchedule, { params });
  await call(contract.updateSchedule, { params, body: { isPaused: true, budget: null } });
  await call(contract.listSchedules, {});
  await call(contract.deleteSchedule, { params });
}
