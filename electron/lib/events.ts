// The backend's event bus. Hosts forward what it says; domain code and jobs only publish.
import type { BackendEvent, EventPayloads, Topic } from '../../shared/events.ts';
import { isoTime, type Clock } from './clock.ts';

/** What was published, before it has a number. */
export type Told<T extends Topic = Topic> = {
  [K in T]: { topic: K; id: string; payload?: EventPayloads[K] | undefined };
}[T];

export type EventHub = {
  publish<T extends Topic>(topic: T, id: string, payload?: EventPayloads[T]): void;
  tell(...told: readonly Told[]): void;
  subscribe(listener: (event: BackendEvent) => void): () => void;
  /** Keeps back what `work`, which waits for nothing, publishes until it is done; where it throws, nobody is told. */
  hold<T>(work: (told: readonly Told[]) => T): T;
  /** Number of the last event; grows by one with each. */
  revision(): number;
};

/** `before`: the revision of the last event before this start of the program. */
export function createEventHub(clock: Clock, before = 0): EventHub {
  const listeners = new Set<(event: BackendEvent) => void>();
  let revision = before;
  let held: Told[] | null = null;
  const publish = ({ topic, id, payload }: Told): void => {
    revision += 1;
    const at = isoTime(clock.now());
    const event = { topic, id, revision, at, ...(payload === undefined ? {} : { payload }) };
    for (const listener of listeners) listener(event as BackendEvent);
  };
  const tell = (...told: readonly Told[]): void => {
    if (held) held.push(...told);
    else told.forEach(publish);
  };
  return {
    publish: (topic, id, payload) => tell({ topic, id, payload } as Told),
    tell,
    hold(work) {
      const outer = held;
      const mine: Told[] = [];
      let result;
      held = mine;
      try {
        result = work(mine);
      } finally {
        held = outer;
      }
      tell(...mine);
      return result;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    revision: () => revision,
  };
}
