// Webhooks and their deliveries. Without /v1 and the envelope, as the contract has them. A secret is in one answer and never again,
// so what makes one is not idempotent.
import { z } from 'zod';
import { cursorQuery, deletedSchema } from '../schema/common.ts';
import {
  deliveriesSchema,
  deliveryId,
  deliverySchema,
  deliveryStatuses,
  webhookId,
  webhookInputSchema,
  webhookPatchSchema,
  webhookSchema,
} from '../schema/webhook.ts';
import { defineEndpoint } from './endpoint.ts';

const params = z.object({ webhookId });
const withSecret = webhookSchema.extend({ secret: z.string() });

export const listWebhooks = defineEndpoint({
  name: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  permission: 'admin',
  summary: 'All webhooks, without their secrets, the oldest first.',
  answer: z.object({ items: z.array(webhookSchema) }),
});

export const createWebhook = defineEndpoint({
  name: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  permission: 'admin',
  summary: 'Tell an address of events. The secret that signs them is in this answer and never shown again.',
  body: webhookInputSchema,
  answer: withSecret,
});

export const getWebhook = defineEndpoint({
  name: 'getWebhook',
  method: 'GET',
  path: '/webhooks/:webhookId',
  permission: 'admin',
  summary: 'One webhook.',
  params,
  answer: webhookSchema,
});

export const updateWebhook = defineEndpoint({
  name: 'updateWebhook',
  method: 'PATCH',
  path: '/webhooks/:webhookId',
  permission: 'admin',
  summary: 'Turn a webhook on or off, or change its address or events. While it is off, it is told nothing.',
  params,
  body: webhookPatchSchema,
  answer: webhookSchema,
});

export const deleteWebhook = defineEndpoint({
  name: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/:webhookId',
  permission: 'admin',
  summary: 'Forget a webhook, its secret and its log.',
  params,
  answer: deletedSchema,
});

export const renewWebhookSecret = defineEndpoint({
  name: 'renewWebhookSecret',
  method: 'POST',
  path: '/webhooks/:webhookId/secret',
  permission: 'admin',
  summary: 'Make a new secret. The old one signs nothing from now on.',
  params,
  body: z.strictObject({ isPlainAllowed: z.boolean().default(false) }),
  answer: withSecret,
});

export const testWebhook = defineEndpoint({
  name: 'testWebhook',
  method: 'POST',
  path: '/webhooks/:webhookId/test',
  permission: 'admin',
  summary: 'Send the event webhook:test now, once, and tell how it went.',
  params,
  answer: deliverySchema,
});

export const listDeliveries = defineEndpoint({
  name: 'listDeliveries',
  method: 'GET',
  path: '/webhooks/:webhookId/deliveries',
  permission: 'admin',
  summary: 'What was told and what waits, the newest first.',
  params,
  query: z.strictObject({ ...cursorQuery, status: z.enum(deliveryStatuses).optional() }),
  answer: deliveriesSchema,
});

export const redeliver = defineEndpoint({
  name: 'redeliver',
  method: 'POST',
  path: '/webhooks/:webhookId/deliveries/:deliveryId/redeliver',
  permission: 'admin',
  summary: 'Send a delivery again now, under the same id, and tell how it went.',
  params: z.object({ webhookId, deliveryId }),
  answer: deliverySchema,
});
