// Makes, changes and shows webhooks. Call what writes in a transaction.
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import {
  webhookLimits,
  type Webhook,
  type webhookInputSchema,
  type webhookPatchSchema,
} from '../../../shared/schema/webhook.ts';
import { isoTime } from '../../lib/clock.ts';
import { formatId, formatUuid, parseId } from '../../lib/ids.ts';
import { reachOf } from '../../providers/http/address.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { countDeliveries } from '../../store/webhook-deliveries.ts';
import {
  findWebhook,
  insertWebhook,
  listStoredWebhooks,
  saveWebhook,
  type StoredWebhook,
} from '../../store/webhooks.ts';

type WebhookInput = z.output<typeof webhookInputSchema>;
type WebhookPatch = z.output<typeof webhookPatchSchema>;

export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64url')}`;

/** Under which name its secret is kept among the keys of providers. */
export const secretName = ({ uuid }: Pick<StoredWebhook, 'uuid'>): string => `webhook-${formatUuid(uuid)}`;

/** Throws `not_found`. */
export function getWebhookOf(db: ReadDb, id: string): StoredWebhook {
  const uuid = parseId('whk', id);
  const hook = uuid && findWebhook(db, uuid);
  if (hook) return hook;
  throw new AppError('not_found', {
    message: t('There is no webhook {id}. It may have been deleted.', { id }),
  });
}

export function showWebhook(db: ReadDb, hook: StoredWebhook): Webhook {
  const { waiting, failed, lastDeliveredAtMs } = countDeliveries(db, hook.no);
  return {
    id: formatId('whk', hook.uuid),
    url: hook.url,
    topics: hook.topics,
    isOn: hook.isOn,
    isLocal: hook.isLocal,
    createdAt: isoTime(hook.createdAtMs),
    waiting,
    failed,
    lastDeliveredAt: lastDeliveredAtMs === null ? null : isoTime(lastDeliveredAtMs),
  };
}

/** What can be refused before its secret is kept. */
export function checkNewWebhook(db: ReadDb, { url, isLocal }: WebhookInput): void {
  checkUrl(url, isLocal);
  if (listStoredWebhooks(db).length >= webhookLimits.webhooks)
    throw refused('url', t('There are as many webhooks as can be kept. Delete one first.'));
}

export function addWebhook(
  db: WriteDb,
  { url, topics, isLocal }: WebhookInput,
  { uuid, actor, nowMs }: { uuid: Buffer; actor: string; nowMs: number },
): StoredWebhook {
  const address = checkUrl(url, isLocal);
  return insertWebhook(db, {
    uuid,
    url: address,
    topics,
    isOn: true,
    isLocal,
    createdAtMs: nowMs,
    createdBy: actor,
  });
}

export function changeWebhook(db: WriteDb, hook: StoredWebhook, patch: WebhookPatch): StoredWebhook {
  const { topics = hook.topics, isOn = hook.isOn, isLocal = hook.isLocal } = patch;
  const url = checkUrl(patch.url ?? hook.url, isLocal);
  const next = { ...hook, url, topics, isOn, isLocal };
  saveWebhook(db, next);
  return next;
}

/** As it is kept: without what is never sent. A name that leads inwards is refused when it is looked up, at each delivery. */
function checkUrl(text: string, isLocal: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw refused('url', t('Expected a whole web address, such as https://example.com/hooks.'));
  if (url.username !== '' || url.password !== '')
    throw refused('url', t('Leave name and password out of the address: the signature says who sends.'));
  const host = url.hostname.replaceAll(/^\[|\]$|\.$/g, '');
  const reach = isIP(host) === 0 ? null : reachOf(host);
  const isInside = reach === 'local' || host === 'localhost' || host.endsWith('.localhost');
  if (reach === 'never') throw refused('url', t('This address is none that can be told of anything.'));
  if (isInside && !isLocal)
    throw refused(
      'url',
      t('This address is of this machine or its network. Allow that (isLocal), or use another.'),
    );
  if (url.protocol === 'http:' && !isLocal)
    throw refused('url', t('Use https: what is told would go over the internet for anybody to read.'));
  url.hash = '';
  return url.href;
}

function refused(path: string, message: string): AppError {
  return new AppError('validation_error', { message, issues: [{ path, code: 'invalid_webhook', message }] });
}
