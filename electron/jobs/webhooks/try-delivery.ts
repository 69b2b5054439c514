// One attempt at one delivery: signed anew, as its time is part of what is signed.
import { t } from '../../../shared/messages/message.ts';
import type { Outcome } from '../../domain/webhooks/after-attempt.ts';
import { secretName } from '../../domain/webhooks/manage-webhooks.ts';
import { deliveryIdOf } from '../../domain/webhooks/show-deliveries.ts';
import { signatureOf } from '../../domain/webhooks/sign.ts';
import type { Clock } from '../../lib/clock.ts';
import type { KeyKeeper } from '../../lib/provider-keys.ts';
import { postOnce } from '../../providers/http/post-once.ts';
import type { Resolve } from '../../providers/http/pinned-lookup.ts';
import { ProviderError } from '../../providers/provider.ts';
import type { StoredDelivery } from '../../store/webhook-deliveries.ts';
import type { StoredWebhook } from '../../store/webhooks.ts';

export type Sending = { clock: Clock; keys: KeyKeeper; signal: AbortSignal; resolve?: Resolve };

const nothing = { isDelivered: false, httpStatus: null, isFinal: false, retryAfterMs: null };

/** Throws only what nobody foresaw, and the signal's reason. */
export async function tryDelivery(
  hook: StoredWebhook,
  delivery: StoredDelivery,
  { clock, keys, signal, resolve }: Sending,
): Promise<Outcome> {
  const secret = await keys.find(secretName(hook)).catch(() => null);
  if (secret === null)
    return { ...nothing, error: t('Its secret is not among the keys of this machine. Make a new one.') };
  signal.throwIfAborted();
  const nowMs = clock.now();
  const headers = {
    'x-rowbench-delivery': deliveryIdOf(delivery),
    'x-rowbench-topic': delivery.topic,
    'x-rowbench-attempt': String(delivery.attempts + 1),
    'x-rowbench-signature': signatureOf(delivery.body, secret, nowMs),
  };
  const { url, isLocal: isLocalAllowed } = hook;
  const post = { url, headers, body: delivery.body, who: new URL(url).host, isLocalAllowed, signal, nowMs };
  try {
    return outcomeOf(await postOnce({ ...post, ...(resolve && { resolve }) }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    return { ...nothing, error: error.message, isFinal: unmendable.has(error.code) };
  }
}

/** A name that leads inwards may lead elsewhere tomorrow; these stay as they are. */
const unmendable = new Set(['not_secure', 'bad_address', 'bad_request']);

function outcomeOf({ status, retryAfterMs }: { status: number; retryAfterMs: number | null }): Outcome {
  const isDelivered = status >= 200 && status < 300;
  const error = isDelivered ? null : t('The answer was {status}, not 2xx.', { status });
  return { isDelivered, httpStatus: status, error, isFinal: status === 410, retryAfterMs };
}
