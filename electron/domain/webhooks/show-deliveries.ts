// The log of a webhook, as the API shows it.
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Delivery } from '../../../shared/schema/webhook.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, parseId } from '../../lib/ids.ts';
import type { ReadDb } from '../../store/database.ts';
import {
  findDelivery,
  listStoredDeliveries,
  type DeliveryStatus,
  type StoredDelivery,
} from '../../store/webhook-deliveries.ts';
import type { StoredWebhook } from '../../store/webhooks.ts';

export const deliveryIdOf = ({ uuid }: Pick<StoredDelivery, 'uuid'>): string => formatId('whd', uuid);

const timeOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms));

export const showDelivery = (delivery: StoredDelivery): Delivery => ({
  id: deliveryIdOf(delivery),
  topic: delivery.topic,
  status: delivery.status,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.status === 'waiting' ? isoTime(delivery.dueAtMs) : null,
  httpStatus: delivery.httpStatus,
  error: delivery.error,
  createdAt: isoTime(delivery.createdAtMs),
  deliveredAt: timeOrNull(delivery.deliveredAtMs),
  body: delivery.body,
});

type Page = { cursor?: string | undefined; limit: number; status?: DeliveryStatus | undefined };

/** `next`: the id of the last, where there are more. */
export function pageOfDeliveries(
  db: ReadDb,
  hook: StoredWebhook,
  { cursor, limit, status }: Page,
): { items: Delivery[]; next: string | null } {
  const before = cursor === undefined ? null : getDeliveryOf(db, hook, cursor).no;
  const found = listStoredDeliveries(db, hook.no, { status: status ?? null, before, limit: limit + 1 });
  const items = found.slice(0, limit).map(showDelivery);
  return { items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** Throws `not_found`. */
export function getDeliveryOf(db: ReadDb, hook: StoredWebhook, id: string): StoredDelivery {
  const uuid = parseId('whd', id);
  const delivery = uuid && findDelivery(db, uuid);
  if (delivery?.webhookNo === hook.no) return delivery;
  throw new AppError('not_found', {
    message: t('There is no delivery {id} of this webhook. Its log goes back a limited time.', { id }),
  });
}
