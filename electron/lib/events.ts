// The backend's event bus. Hosts forward what it says; domain code and jobs only publish.
import type { BackendEvent, EventPayloads, Topic } from '../../shared/events.ts';
import { isoTime, type Clock } from './clock.ts';

export type EventHub = {
  publish<T extends Topic>(topic: T, id: string, payload?: EventPayloads[T]): void;
  subscribe(listener: (event: BackendEvent) => void): () => void;
  /** Number of the last event; grows by one with each. */
  revision(): number;
};

/** `before`: the revision of the last event before this start of the program. */
export function createEventHub(clock: Clock, before = 0): EventHub {
  const listeners = new Set<(event: BackendEvent) => void>();
  let revision = before;
  return {
    publish(topic, id, payload) {
      revision += 1;
      const event = {
        topic,
        id,
        revision,
        at: isoTime(clock.now()),
        ...(payload === undefined ? {} : { payload }),
      };
      for (const listener of listeners) listener(event as BackendEvent);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => revision,
  };
}
