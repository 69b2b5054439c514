// For tests only: asks every endpoint of webhooks, so that its answer is held against the contract.
import * as contract from '../../../shared/contract/index.ts';
import type { Ask } from './ask-of-enrichment.ts';

export async function askOfWebhooks(call: Ask): Promise<void> {
  // Nobody listens there.
  const body = { url: 'http://127.0.0.1:9/', topics: ['import:completed'], isLocal: true };
  const { id } = await call(contract.createWebhook, { body });
  const params = { webhookId: id };
  await call(contract.listWebhooks, {});
  await call(contract.getWebhook, { params });
  await call(contract.updateWebhook, { params, body: { isOn: false } });
  await call(contract.renewWebhookSecret, { params, body: {} });
  const tried = await call(contract.testWebhook, { params });
  await call(contract.listDeliveries, { params, query: '?status=failed' });
  await call(contract.redeliver, { params: { ...params, deliveryId: tried.id } });
  await call(contract.deleteWebhook, { params });
}
