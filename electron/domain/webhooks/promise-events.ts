// Keeps what webhooks have to be told from the moment that it is true: the promise of an event is part of the transaction of its change,
// and stands until the event's deliveries are written (jobs/webhooks/event-recorder.ts).
import type { EventHub, Told } from '../../lib/events.ts';
import { transact, type WriteDb } from '../../store/database.ts';
import { insertPromise } from '../../store/event-promises.ts';
import { listStoredWebhooks } from '../../store/webhooks.ts';

/** Call it in the transaction of what they tell of. What no webhook waits for is not promised. */
export function promiseEvents(db: WriteDb, events: readonly Told[]): void {
  if (events.length === 0) return;
  const wanted = new Set(listStoredWebhooks(db).flatMap(({ isOn, topics }) => (isOn ? topics : [])));
  for (const { topic, id, payload } of events)
    if (wanted.has(topic))
      insertPromise(db, {
        topic,
        about: id,
        payload: payload === undefined ? null : JSON.stringify(payload),
      });
}

/** Runs `work` in one transaction. What it publishes is promised in it, and told once it is committed; of what is rolled back, nothing. */
export const transactTelling = <T>(db: WriteDb, events: EventHub, work: () => T): T =>
  events.hold((told) =>
    transact(db, () => {
      const result = work();
      promiseEvents(db, told);
      return result;
    }),
  );
