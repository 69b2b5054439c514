// Writes down what webhooks have to be told, soon after it happened and never while it happens: publishing waits for nobody.
import type { BackendEvent } from '../../../shared/events.ts';
import { webhookTopics } from '../../../shared/schema/webhook.ts';
import { queueEvents } from '../../domain/webhooks/queue-events.ts';
import type { Clock } from '../../lib/clock.ts';
import type { EventHub } from '../../lib/events.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { listStoredWebhooks, type StoredWebhook } from '../../store/webhooks.ts';
import { reordered } from '../company-orders.ts';

export type EventRecorder = {
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

const gatherMs = 30;
const topics: ReadonlySet<string> = new Set(webhookTopics);

export function startRecorder({ db, clock, events, inFlight, onQueued, onFailure }: Options): EventRecorder {
  let known: StoredWebhook[] | null = null;
  let gathered: BackendEvent[] = [];
  let timer: NodeJS.Timeout | undefined;

  /** Those that are on. */
  const hooks = (): StoredWebhook[] => (known ??= listStoredWebhooks(db).filter(({ isOn }) => isOn));

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const told = gathered;
    gathered = [];
    if (told.length === 0) return;
    try {
      transact(db, () => queueEvents(db, hooks(), told, { nowMs: clock.now(), inFlight }));
      onQueued();
    } catch (error) {
      onFailure(error);
    }
  };

  const stop = events.subscribe((event) => {
    if (!topics.has(event.topic) || event.id === reordered) return;
    try {
      if (!hooks().some((hook) => hook.topics.includes(event.topic))) return;
      // What a job tells goes on changing; what is written down is how it was.
      gathered.push(structuredClone(event));
      timer ??= setTimeout(flush, gatherMs);
    } catch (error) {
      onFailure(error);
    }
  });

  return {
    changed() {
      flush();
      known = null;
    },
    flush,
    stop() {
      stop();
      flush();
    },
  };
}
