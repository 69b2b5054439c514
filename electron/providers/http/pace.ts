// When a provider may be called: within its rate, not before the time that it named, and not while it fails again and again.
// All calls of a provider go through one pace; what must hold after a restart is kept before a call goes out.
import { createBucket, type Rate } from './bucket.ts';
import { circuitOpen, limited } from './faults.ts';
import type { Timing } from './timing.ts';

/** By the wall clock; `atMs`: when it was so. */
export type PaceState = {
  tokens: number;
  atMs: number;
  blockedUntilMs: number;
  /** In a row. */
  failures: number;
  openUntilMs: number;
};

export type PaceStore = { load: () => PaceState | null; save: (state: PaceState) => Promise<void> | void };

/** A call may go out now. */
export type Turn = {
  /** False: while it was connecting the provider named a time, so it must take another turn. */
  mayGo: () => boolean;
  /** Its answer begins. */
  answered: () => void;
  /** What became of it, said once. */
  ended: (how: HowEnded) => Promise<void>;
};

/** `nothing`: it was given up by us. */
type HowEnded = 'answered' | 'broken' | 'nothing';

export type Pace = {
  /** Waits until a call may go out, in the order of asking; throws a ProviderError where that takes too long. */
  turn: (signal: AbortSignal) => Promise<Turn>;
  /** The provider named a time. */
  block: (forMs: number) => Promise<void>;
};

export type PaceOptions = {
  who: string;
  rate: Rate | null;
  store: PaceStore;
  timing: Timing;
  waitMs: number;
};

const failuresToOpen = 5;
const openMs = 30_000;
const longestOpenMs = 600_000;
/** While somebody tries whether it works again. */
const trialMs = 1000;

export function createPace({ who, rate, store, timing, waitMs }: PaceOptions): Pace {
  const { now, ticks, sleep } = timing;
  const kept = store.load();
  // A clock that was set back since then must not prolong a wait.
  const start = { nowMs: Math.max(now(), kept?.atMs ?? 0), ticks: ticks() };
  const bucket = rate && createBucket(rate, kept, start);
  const remaining = (untilMs = 0): number => start.ticks + Math.max(0, untilMs - start.nowMs);
  let blockedUntil = remaining(kept?.blockedUntilMs);
  let openUntil = remaining(kept?.openUntilMs);
  let failures = kept?.failures ?? 0;
  let isTrying = false;
  let last: Promise<unknown> = Promise.resolve();

  const wallOf = (until: number): number => Math.ceil(now() + Math.max(0, until - ticks()));
  const save = async (): Promise<void> => {
    const tokens = bucket?.tokens(ticks()) ?? 1;
    const until = { blockedUntilMs: wallOf(blockedUntil), openUntilMs: wallOf(openUntil) };
    await store.save({ tokens, atMs: now(), failures, ...until });
  };

  const checkCircuit = (): void => {
    if (failures < failuresToOpen) return;
    const leftMs = isTrying ? trialMs : openUntil - ticks();
    if (leftMs > 0) throw circuitOpen(who, leftMs);
  };

  /** Only the failure of a trial makes the next wait longer, not those of calls that were under way with others. */
  const endedBy = async (how: HowEnded, isTrial: boolean): Promise<void> => {
    if (isTrial) isTrying = false;
    const before = failures;
    if (how === 'answered') failures = 0;
    if (how === 'broken') failures = isTrial ? failures + 1 : Math.min(failures + 1, failuresToOpen);
    if (how === 'broken' && (isTrial || failures > before))
      openUntil = ticks() + Math.min(longestOpenMs, openMs * 2 ** (failures - failuresToOpen));
    if (failures !== before) await save();
  };

  const takeTurn = async (since: number, signal: AbortSignal): Promise<Turn> => {
    for (;;) {
      signal.throwIfAborted();
      checkCircuit();
      const nowTicks = ticks();
      const wait = Math.max(blockedUntil - nowTicks, bucket?.waitMs(nowTicks) ?? 0);
      if (wait <= 0) break;
      if (nowTicks - since + wait > waitMs) throw limited(who, wait);
      await sleep(Math.ceil(wait), signal);
    }
    const note = bucket?.take(ticks());
    await save();
    const isTrial = failures >= failuresToOpen;
    if (isTrial) isTrying = true;
    return {
      mayGo: () => blockedUntil <= ticks(),
      answered: () => note?.(ticks()),
      ended: (how) => endedBy(how, isTrial),
    };
  };

  return {
    turn(signal) {
      const since = ticks();
      const turn = last.then(() => takeTurn(since, signal));
      last = turn.catch(() => undefined);
      return turn;
    },
    async block(forMs) {
      blockedUntil = Math.max(blockedUntil, ticks() + forMs);
      await save();
    },
  };
}
