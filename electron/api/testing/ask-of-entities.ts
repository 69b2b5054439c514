// For tests only: asks every endpoint of entities, so that its answer is held against the contract.
import { expect } from 'vitest';
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfEntities(call: Ask): Promise<void> {
  const { data: company } = await call(contract.createCompany, {
    body: { name: 'Entity Ltd', emails: ['info@entity.de'] },
  });
  const params = { entityId: company.id };
  const own = { refreshScope: 'selected', providerCodes: ['domain-facts'] };
  await call(contract.enrichEntity, { params, body: own });
  await call(contract.getEntity, { params });
  const { planId } = await call(contract.refreshEntity, { params, body: { ...own, dryRun: true } });
  await call(contract.refreshEntity, { params, body: { ...own, planId } });
  await call(contract.refreshEntity, { params, body: { refreshScope: 'basic_data' } });
  await call(contract.updateCompany, {
    params: { companyId: company.id },
    body: { taxId: 'GB123', countryCode: 'GB' },
  });
  await call(contract.createEntity, { body: { taxId: 'GB 123', countryCode: 'GB' } });
  await askOfMany(call, { ids: [company.id], ...own });
  await call(contract.analyzeEntity, { params });
  await call(contract.listEntityProviders, { query: '?type=company&countryCode=GB' });
  await call(contract.getRefreshSettings, {});
  await call(contract.updateRefreshSettings, { body: { budget: 100 } });
  const body = { name: 'Free', providers: ['domain-facts'] };
  const { id } = await call(contract.createEnrichmentGroup, { body });
  const group = { groupId: id };
  await call(contract.updateEnrichmentGroup, { params: group, body: { name: 'Cheap' } });
  await call(contract.listEnrichmentGroups, {});
  await call(contract.deleteEnrichmentGroup, { params: group });
}

async function askOfMany(call: Ask, wish: object): Promise<void> {
  const { planId } = await call(contract.refreshEntities, { body: { ...wish, dryRun: true } });
  const look = async () =>
    (await call(contract.refreshEntities, { body: { ...wish, planId, dryRun: true } })).status;
  await expect.poll(look).toBe('planned');
  const { job } = await call(contract.refreshEntities, { body: { ...wish, planId } });
  await expect
    .poll(async () => (await call(contract.getBulkJob, { params: { bulkId: job?.id ?? '' } })).data.status)
    .toBe('completed');
}
