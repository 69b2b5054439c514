// Time as a client of a provider needs it. Waits are measured with `ticks`, which no one can set; `now` is only for what must
// outlive a restart and for dates that a provider names.
import { setTimeout as wait } from 'node:timers/promises';

export type Timing = {
  /** Milliseconds since 1970, by a clock that may jump. */
  now: () => number;
  /** Milliseconds since some moment; only ever forward. */
  ticks: () => number;
  /** Throws the signal's reason when it fires. */
  sleep: (ms: number, signal: AbortSignal) => Promise<void>;
};

export const systemTiming: Timing = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  async sleep(ms, signal) {
    try {
      await wait(ms, undefined, { signal });
    } catch {
      signal.throwIfAborted();
    }
  },
};
