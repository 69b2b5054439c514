// Follows work that goes on in the background to its end by looking again and again, and cancels it once when told to stop.
import { CliError } from './cli-error.ts';

const lookEveryMs = 100;

export type Followed<T> = {
  look: () => Promise<T>;
  isOver: (now: T) => boolean;
  show?: (now: T) => void;
  stop?: AbortSignal;
  cancel?: () => Promise<unknown>;
};

export async function follow<T>({ look, isOver, show, stop, cancel }: Followed<T>): Promise<T> {
  let asked = false;
  for (;;) {
    // One after the other on purpose: each look waits for the one before.
    // oxlint-disable-next-line no-await-in-loop
    const now = await look();
    if (isOver(now)) return now;
    show?.(now);
    if (stop?.aborted && !asked) {
      asked = true;
      // oxlint-disable-next-line no-await-in-loop
      await cancel?.().catch(endedMeanwhile);
    }
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => setTimeout(done, lookEveryMs));
  }
}

function endedMeanwhile(error: unknown): void {
  if (!(error instanceof CliError) || error.code !== 'job_conflict') throw error;
}
