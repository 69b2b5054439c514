// Sends what webhooks have to be told. Each webhook has a few lanes of its own, so that a slow one holds up nobody else; what waits is
// in the store, so that it outlives the program. Delivery is at least once: one that was cut off is sent again, under the same id.
import { setTimeout as wait } from 'node:timers/promises';
import { webhookLimits } from '../../../shared/schema/webhook.ts';
import { afterAttempt } from '../../domain/webhooks/after-attempt.ts';
import type { Clock } from '../../lib/clock.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import type { EventHub } from '../../lib/events.ts';
import type { Log } from '../../lib/log.ts';
import type { KeyKeeper } from '../../lib/provider-keys.ts';
import type { Resolve } from '../../providers/http/pinned-lookup.ts';
import { transact } from '../../store/database.ts';
import type { Store } from '../../store/open-store.ts';
import {
  findDeliveryByNo,
  listDue,
  nextDueAfter,
  pruneDeliveries,
  saveAttempt,
  type StoredDelivery,
} from '../../store/webhook-deliveries.ts';
import { findWebhookByNo, listStoredWebhooks, type StoredWebhook } from '../../store/webhooks.ts';
import type { OnDamage } from '../telling-damage.ts';
import { startRecorder } from './event-recorder.ts';
import { tryDelivery } from './try-delivery.ts';

export type WebhookSender = {
  /** Writes down what an earlier run of the program was to tell. */
  recover(): void;
  /** Sends what is due now, and from now on; until then events are only written down. */
  start(): void;
  /** A webhook came, changed or went. */
  changed(): void;
  /** Tries one now, whether it is due or not; resolves when it was tried. */
  deliver(deliveryNo: number): Promise<void>;
  /** Writes down what was published, and tries whatever is due. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  store: Store;
  clock: Clock;
  log: Log;
  events: EventHub;
  keys: KeyKeeper;
  onDamage: OnDamage;
  resolve?: Resolve;
  random?: () => number;
};

/** Of one webhook at a time. */
const lanes = 4;
const longestSleepMs = 60_000;
const pruneEveryMs = 3600_000;
const dayMs = 24 * 3600_000;

export function createWebhookSender(options: Options): WebhookSender {
  const { store, clock, log, events, keys, onDamage, random = Math.random } = options;
  const { db } = store;
  const ending = new AbortController();
  const underway = new Map<number, Promise<void>>();
  const inFlight = new Set<number>();
  let isStarted = false;
  let timer: NodeJS.Timeout | undefined;
  let prunedAtMs = Number.NEGATIVE_INFINITY;

  const fail = (error: unknown): void => {
    log('error', 'webhook_failed', { name: (error as Error).name, code: (error as { code?: string }).code });
    const damage = storeDamageIn(error);
    if (damage !== null) onDamage(damage);
  };

  const attempt = async (hook: StoredWebhook, delivery: StoredDelivery): Promise<void> => {
    const { resolve } = options;
    const outcome = await tryDelivery(hook, delivery, {
      clock,
      keys,
      signal: ending.signal,
      ...(resolve && { resolve }),
    });
    if (ending.signal.aborted) return;
    // It may have been changed or deleted while it was told.
    const isOn = findWebhookByNo(db, hook.no)?.isOn ?? false;
    const next = afterAttempt(delivery, outcome, { nowMs: clock.now(), random: random(), isOn });
    transact(db, () => saveAttempt(db, delivery.no, next));
  };

  /** Never rejects. */
  const send = (hook: StoredWebhook, delivery: StoredDelivery): Promise<void> => {
    inFlight.add(delivery.no);
    const sending = attempt(hook, delivery)
      .catch(async (error: unknown) => {
        if (ending.signal.aborted) return;
        fail(error);
        // What a store or a program at fault cannot take is not tried again without a pause.
        await wait(longestSleepMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
      })
      .finally(() => {
        inFlight.delete(delivery.no);
        underway.delete(delivery.no);
        plan(0);
      });
    underway.set(delivery.no, sending);
    return sending;
  };

  const sendDue = (): Promise<void>[] => {
    const nowMs = clock.now();
    return listStoredWebhooks(db).flatMap((hook) => {
      if (!hook.isOn) return [];
      const due = listDue(db, hook.no, nowMs, lanes + inFlight.size);
      const busy = due.filter(({ no }) => inFlight.has(no)).length;
      const next = due.filter(({ no }) => !inFlight.has(no)).slice(0, Math.max(0, lanes - busy));
      return next.map((delivery) => send(hook, delivery));
    });
  };

  const prune = (): void => {
    const nowMs = clock.now();
    if (nowMs - prunedAtMs < pruneEveryMs) return;
    prunedAtMs = nowMs;
    transact(db, () => pruneDeliveries(db, nowMs - webhookLimits.logDays * dayMs, webhookLimits.logged));
  };

  const look = (): Promise<void>[] => {
    if (ending.signal.aborted) return [];
    try {
      const sent = sendDue();
      prune();
      const nextMs = nextDueAfter(db, clock.now());
      plan(Math.min(longestSleepMs, nextMs === null ? longestSleepMs : nextMs - clock.now()));
      return sent;
    } catch (error) {
      fail(error);
      plan(longestSleepMs);
      return [];
    }
  };

  /** Looks after so long, unless it looks sooner anyway. */
  const plan = (ms: number): void => {
    if (!isStarted || ending.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(look, ms).unref();
  };

  const recorder = startRecorder({
    db,
    clock,
    events,
    inFlight,
    onQueued: () => plan(0),
    onFailure: fail,
  });

  return {
    recover: () => recorder.recover(),
    start() {
      isStarted = true;
      plan(0);
    },
    changed() {
      recorder.changed();
      plan(0);
    },
    async deliver(deliveryNo) {
      const running = underway.get(deliveryNo);
      if (running) return running;
      const delivery = findDeliveryByNo(db, deliveryNo);
      const hook = delivery && findWebhookByNo(db, delivery.webhookNo);
      if (hook) await send(hook, delivery);
    },
    async look() {
      recorder.flush();
      await Promise.all(look());
    },
    async stop() {
      recorder.stop();
      clearTimeout(timer);
      ending.abort();
      await Promise.allSettled(underway.values());
    },
  };
}
