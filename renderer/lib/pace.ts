// How often something that takes long may be asked again: most of the time belongs to everything else.

export type Pace = {
  /** Runs and remembers how long it took. */
  time: <T>(run: () => Promise<T>) => Promise<T>;
  /** Milliseconds to leave between two. */
  everyMs: () => number;
};

const share = 5;

export function createPace(leastMs: number, now: () => number = () => performance.now()): Pace {
  let lastMs = 0;
  return {
    time: async (run) => {
      const started = now();
      try {
        return await run();
      } finally {
        lastMs = now() - started;
      }
    },
    everyMs: () => Math.max(leastMs, lastMs * share),
  };
}
