// How fast a running import is and how long it will take, from what it has really done. No figure is made up: what is not
// known yet is null.
import type { Progress } from './run-import.ts';

export type LiveProgress = {
  phase: Progress['phase'];
  rowsDone: number;
  rowsTotal: number | null;
  rowsPerSecond: number | null;
  secondsLeft: number | null;
};

/** The rate is that of the last few seconds. */
const windowMs = 5000;

export type ProgressMeter = {
  note(progress: Progress, knownTotal: number | null): LiveProgress;
  last(): LiveProgress | null;
};

export function createProgressMeter(now: () => number = () => performance.now()): ProgressMeter {
  const seen: { at: number; rows: number }[] = [];
  let last: LiveProgress | null = null;
  return {
    note(progress, knownTotal) {
      const at = now();
      const rows = progress.recordsDone;
      seen.push({ at, rows });
      while (seen.length > 2 && at - (seen[0]?.at ?? at) > windowMs) seen.shift();
      const rowsPerSecond = rateOf(seen);
      const rowsTotal = knownTotal ?? estimate(progress);
      last = {
        phase: progress.phase,
        rowsDone: rows,
        rowsTotal,
        rowsPerSecond,
        secondsLeft: left(rows, rowsTotal, rowsPerSecond),
      };
      return last;
    },
    last: () => last,
  };
}

function rateOf(seen: readonly { at: number; rows: number }[]): number | null {
  const [first] = seen;
  const newest = seen.at(-1);
  if (!first || !newest || newest.at - first.at < 200) return null;
  return Math.round(((newest.rows - first.rows) * 1000) / (newest.at - first.at));
}

/** From the share of the bytes that the rows so far took. */
function estimate({ recordsDone, bytesRead, byteSize }: Progress): number | null {
  if (bytesRead === 0 || byteSize === 0) return null;
  return Math.max(recordsDone, Math.round((recordsDone * byteSize) / bytesRead));
}

const left = (done: number, total: number | null, rate: number | null): number | null =>
  total === null || rate === null || rate === 0 ? null : Math.ceil(Math.max(0, total - done) / rate);
