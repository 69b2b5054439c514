// Webhooks: made, changed, tried and deleted, and the log of what they were told. A secret is in one answer and never again.
import {
  createWebhook,
  deleteWebhook,
  getWebhook,
  listDeliveries,
  listWebhooks,
  redeliver,
  renewWebhookSecret,
  testWebhook,
  updateWebhook,
} from '../../../shared/contract/webhooks.ts';
import { testTopic } from '../../../shared/schema/webhook.ts';
import * as webhooks from '../../domain/webhooks/manage-webhooks.ts';
import { getDeliveryOf, pageOfDeliveries, showDelivery } from '../../domain/webhooks/show-deliveries.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, newUuidBytes } from '../../lib/ids.ts';
import { transact } from '../../store/database.ts';
import { findDeliveryByNo, insertDelivery, type StoredDelivery } from '../../store/webhook-deliveries.ts';
import { listStoredWebhooks, removeWebhook, type StoredWebhook } from '../../store/webhooks.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';

export function webhookRoutes(app: Mounter): void {
  const { store, clock, events, keys, webhooks: sender } = app.services;
  const { db } = store;
  const getOf = (id: string): StoredWebhook => webhooks.getWebhookOf(db, id);
  const show = (hook: StoredWebhook) => webhooks.showWebhook(db, hook);

  /** Now, whatever it waits for; answers what it has become. */
  const deliverNow = async (hook: StoredWebhook, no: number) => {
    await sender.deliver(no);
    const delivery: StoredDelivery | null = findDeliveryByNo(db, no);
    return showDelivery(delivery ?? getDeliveryOf(db, hook, ''));
  };

  mount(app, listWebhooks, () => ({ items: listStoredWebhooks(db).map(show) }));

  mount(app, createWebhook, async ({ body, actor }) => {
    webhooks.checkNewWebhook(db, body);
    const nowMs = clock.now();
    const uuid = newUuidBytes(nowMs);
    const secret = webhooks.newSecret();
    // First, so that no webhook is there that could not sign.
    await keys.set(webhooks.secretName({ uuid }), secret, { isPlainAllowed: body.isPlainAllowed });
    const hook = transact(db, () => webhooks.addWebhook(db, body, { uuid, actor: actor.id, nowMs }));
    sender.changed();
    return { ...show(hook), secret };
  });

  mount(app, getWebhook, ({ params }) => show(getOf(params.webhookId)));

  mount(app, updateWebhook, ({ params, body }) => {
    const hook = transact(db, () => webhooks.changeWebhook(db, getOf(params.webhookId), body));
    sender.changed();
    return show(hook);
  });

  mount(app, deleteWebhook, async ({ params }) => {
    const hook = getOf(params.webhookId);
    transact(db, () => removeWebhook(db, hook.no));
    sender.changed();
    await keys.remove(webhooks.secretName(hook));
    return { data: { id: params.webhookId } };
  });

  mount(app, renewWebhookSecret, async ({ params, body }) => {
    const hook = getOf(params.webhookId);
    const secret = webhooks.newSecret();
    await keys.set(webhooks.secretName(hook), secret, body);
    return { ...show(hook), secret };
  });

  mount(app, testWebhook, ({ params }) => {
    const hook = getOf(params.webhookId);
    const nowMs = clock.now();
    const about = formatId('whk', hook.uuid);
    const told = { topic: testTopic, id: about, revision: events.revision(), at: isoTime(nowMs) };
    const no = transact(db, () =>
      insertDelivery(db, {
        uuid: newUuidBytes(nowMs),
        webhookNo: hook.no,
        topic: testTopic,
        about,
        body: JSON.stringify(told),
        dueAtMs: nowMs,
        createdAtMs: nowMs,
      }),
    );
    return deliverNow(hook, no);
  });

  mount(app, listDeliveries, ({ params, query, request }) => {
    const { items, next } = pageOfDeliveries(db, getOf(params.webhookId), query);
    return { items, pagination: nextLink(request, next) };
  });

  mount(app, redeliver, ({ params }) => {
    const hook = getOf(params.webhookId);
    return deliverNow(hook, getDeliveryOf(db, hook, params.deliveryId).no);
  });
}
