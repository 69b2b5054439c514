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

export type Pace = {
  /** Waits until a call may go out, in the order of asking; throws a ProviderError where that takes too long. */
  turn: (signal: AbortSignal) => Promise<void>;
  /** After each turn, once: what became of its call. `nothing`: it was given up by us. */
  heard: (how: 'answered' | 'broken' | 'nothing') => Promise<void>;
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
const probeMs = 1000;

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
  let isProbing = false;
  let last: Promise<unknown> = Promise.resolve();

  const wallOf = (until: number): number => Math.ceil(now() + Math.max(0, until - ticks()));
  const save = async (): Promise<void> => {
    const tokens = bucket?.tokens(ticks()) ?? 1;
    const until = { blockedUntilMs: wallOf(blockedUntil), openUntilMs: wallOf(openUntil) };
    await store.save({ tokens, atMs: now(), failures, ...until });
  };

  const checkCircuit = (): void => {
    if (failures < failuresToOpen) return;
    const leftMs = isProbing ? probeMs : openUntil - ticks();
    if (leftMs > 0) throw circuitOpen(who, leftMs);
  };

  const takeTurn = async (since: number, signal: AbortSignal): Promise<void> => {
    for (;;) {
      signal.throwIfAborted();
      checkCircuit();
      const nowTicks = ticks();
      const wait = Math.max(blockedUntil - nowTicks, bucket?.waitMs(nowTicks) ?? 0);
      if (wait <= 0) break;
      if (nowTicks - since + wait > waitMs) throw limited(who, wait);
      await sleep(Math.ceil(wait), signal);
    }
    bucket?.take(ticks());
    isProbing = failures >= failuresToOpen;
    await save();
  };

  return {
    turn(signal) {
      const since = ticks();
      const turn = last.then(() => takeTurn(since, signal));
      last = turn.catch(() => undefined);
      return turn;
    },
    async heard(how) {
      isProbing = false;
      const before = failures;
      if (how === 'answered') failures = 0;
      if (how === 'broken') failures += 1;
      if (failures >= failuresToOpen && how === 'broken')
        openUntil = ticks() + Math.min(longestOpenMs, openMs * 2 ** (failures - failuresToOpen));
      if (failures !== before) await save();
    },
    async block(forMs) {
      blockedUntil = Math.max(blockedUntil, ticks() + forMs);
      await save();
    },
  };
}
