// Writes down what webhooks have to be told, soon after it happened and never while it happens: publishing waits for nobody. What was
// promised in the transaction of its change (domain/webhooks/promise-events.ts) is written down once, whenever the program ends.
import type { BackendEvent } from '../../../shared/events.ts';
import { webhookLimits, webhookTopics } from '../../../shared/schema/webhook.ts';
import { queueEvents } from '../../domain/webhooks/queue-events.ts';
import type { Clock } from '../../lib/clock.ts';
import type { EventHub, Told } from '../../lib/events.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { dropPromises, lastPromise, listPromises, type StoredPromise } from '../../store/event-promises.ts';
import { listStoredWebhooks, type StoredWebhook } from '../../store/webhooks.ts';
import { reordered } from '../company-orders.ts';

export type EventRecorder = {
  /** Tells what an earlier run of the program promised and did not write down. */
  recover(): void;
  /** A webhook came, changed or went. */
  changed(): void;
  /** Writes down what was not yet. */
  flush(): void;
  stop(): void;
};

type Options = {
  db: WriteDb;
  clock: Clock;
  events: EventHub;
  inFlight: ReadonlySet<number>;
  /** Something is written down, and may be sent. */
  onQueued: () => void;
  onFailure: (error: unknown) => void;
};

/** `promised`: the last promise that it keeps. */
type Gathered = { event: BackendEvent; promised: number };

const gatherMs = 30;
const againMs = 5000;
const topics: ReadonlySet<string> = new Set(webhookTopics);

export function startRecorder({ db, clock, events, inFlight, onQueued, onFailure }: Options): EventRecorder {
  let known: StoredWebhook[] | null = null;
  let gathered: Gathered[] = [];
  let timer: NodeJS.Timeout | undefined;

  const thoseOn = (): StoredWebhook[] => listStoredWebhooks(db).filter(({ isOn }) => isOn);

  const writeDown = (told: readonly Gathered[]): void =>
    transact(db, () => {
      const news = told.map(({ event }) => event);
      queueEvents(db, thoseOn(), news, { nowMs: clock.now(), inFlight });
      for (const { event, promised } of told)
        if (promised > 0) dropPromises(db, event.topic, event.id, promised);
    });

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const told = gathered;
    gathered = [];
    if (told.length === 0) return;
    try {
      writeDown(told);
      onQueued();
    } catch (error) {
      gathered = [...told, ...gathered].slice(-webhookLimits.waiting);
      timer = setTimeout(flush, againMs).unref();
      onFailure(error);
    }
  };

  const isWanted = ({ topic }: { topic: string }): boolean =>
    (known ??= thoseOn()).some((hook) => hook.topics.includes(topic));

  const stop = events.subscribe((event) => {
    if (!topics.has(event.topic) || event.id === reordered) return;
    try {
      if (!isWanted(event)) return;
      // What a job tells goes on changing; what is written down is how it was.
      gathered.push({ event: structuredClone(event), promised: lastPromise(db, event.topic, event.id) });
      timer ??= setTimeout(flush, gatherMs);
    } catch (error) {
      onFailure(error);
    }
  });

  return {
    recover() {
      const left = listPromises(db);
      events.tell(...left.map(toTold));
      flush();
      // Those that no webhook waits for any more, and not what a thread promised since: it may have a number that was free again.
      const unwanted = left.filter((promise) => !isWanted(promise));
      if (unwanted.length === 0) return;
      transact(db, () => {
        for (const { topic, about, no } of unwanted) dropPromises(db, topic, about, no);
      });
    },
    changed() {
      known = null;
      flush();
    },
    flush,
    stop() {
      stop();
      flush();
      clearTimeout(timer);
    },
  };
}

const toTold = ({ topic, about, payload }: StoredPromise): Told =>
  ({ topic, id: about, ...(payload !== null && { payload: JSON.parse(payload) as unknown }) }) as Told;
