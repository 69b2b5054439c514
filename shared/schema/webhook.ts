// Webhooks: addresses that are told of events as they happen, and the log of what was told. See docs/events.md.
import { z } from 'zod';
import { t } from '../messages/message.ts';
import type { Topic } from '../events.ts';
import { isoDateTime, paginationSchema, prefixedId } from './common.ts';

export const webhookId = prefixedId('whk');
export const deliveryId = prefixedId('whd');

/** What leaves this machine. The window's own affairs, and what a damaged store could not keep, do not. */
export const webhookTopics = [
  'entity:refresh-started',
  'entity:refreshed',
  'entity:refresh-failed',
  'import:progress',
  'import:completed',
  'import:failed',
  'import:undone',
  'enrichment:progress',
  'enrichment:item',
  'enrichment:completed',
  'company:changed',
  'person:changed',
  'relation:changed',
  'rules:changed',
  'object:changed',
  'user:changed',
  'definitions:changed',
  'step:changed',
  'bulk:progress',
  'bulk:ended',
  'export:changed',
  'schedule:changed',
  'reference:changed',
] as const satisfies readonly Topic[];
export type WebhookTopic = (typeof webhookTopics)[number];

/** What is sent when a person tries a webhook. */
export const testTopic = 'webhook:test';

export const webhookLimits = {
  webhooks: 50,
  /** Of one webhook; where more wait, the oldest are given up. */
  waiting: 10_000,
  /** Before a delivery has failed: about a day. */
  attempts: 15,
  /** How long the log goes back, and how many ended deliveries of one webhook are in it. */
  logDays: 30,
  logged: 1000,
};

const topics = z
  .array(z.enum(webhookTopics))
  .min(1, { error: () => t('Choose at least one event.') })
  .max(webhookTopics.length)
  .transform((chosen) => webhookTopics.filter((topic) => chosen.includes(topic)));

export const webhookInputSchema = z.strictObject({
  url: z.string().trim().min(1).max(2000),
  topics,
  /** A person's word that it may lie on this machine or in its network. */
  isLocal: z.boolean().default(false),
  /** A person's word that the secret may be kept without encryption where this machine offers none. */
  isPlainAllowed: z.boolean().default(false),
});

export const webhookPatchSchema = z.strictObject({
  url: z.string().trim().min(1).max(2000).optional(),
  topics: topics.optional(),
  isOn: z.boolean().optional(),
  isLocal: z.boolean().optional(),
});

export const deliveryStatuses = ['waiting', 'delivered', 'failed'] as const;

export const deliverySchema = z.object({
  id: z.string(),
  topic: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.number().int(),
  /** When it is tried next; null where it is not. */
  nextAttemptAt: isoDateTime.nullable(),
  /** Of the last attempt's answer; null where there was none. */
  httpStatus: z.number().int().nullable(),
  error: z.string().nullable(),
  createdAt: isoDateTime,
  deliveredAt: isoDateTime.nullable(),
  /** The very text that is signed and sent. */
  body: z.string(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const webhookSchema = z.object({
  id: z.string(),
  url: z.string(),
  topics: z.array(z.string()),
  isOn: z.boolean(),
  isLocal: z.boolean(),
  createdAt: isoDateTime,
  /** Deliveries that wait for their first or next attempt. */
  waiting: z.number().int(),
  /** Deliveries in the log that were given up. */
  failed: z.number().int(),
  lastDeliveredAt: isoDateTime.nullable(),
});
export type Webhook = z.infer<typeof webhookSchema>;

export const deliveriesSchema = z.object({
  items: z.array(deliverySchema),
  pagination: paginationSchema,
});
