// The last events of this backend, for listeners that were away for a moment. Bounded: whoever was away for longer reads anew.
import type { BackendEvent } from '../../../shared/events.ts';

const keptEvents = 2000;

export type EventLog = {
  add(event: BackendEvent): void;
  /** What came after this revision; null where that is no longer known, or the revision is none of this backend. */
  after(revision: number): BackendEvent[] | null;
};

/** `revision`: of the last event before the first that is added. */
export function createEventLog(revision: number, kept = keptEvents): EventLog {
  let events: BackendEvent[] = [];
  let last = revision;
  return {
    add(event) {
      events.push(event);
      last = event.revision;
      // Not with each event: shifting thousands of them would cost more than keeping twice as many.
      if (events.length >= kept * 2) events = events.slice(-kept);
    },
    after(seen) {
      const first = last - events.length;
      return !Number.isInteger(seen) || seen < first || seen > last ? null : events.slice(seen - first);
    },
  };
}
