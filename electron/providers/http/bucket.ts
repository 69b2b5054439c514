// Spreads calls so that no span of the provider's length ever holds more of them than it allows, wherever the span begins.

export type Rate = { calls: number; perMs: number };

export type Bucket = {
  /** How long until a call may be made; 0: now. */
  waitMs: (ticks: number) => number;
  /** Only after `waitMs` said 0. */
  take: (ticks: number) => void;
  tokens: (ticks: number) => number;
};

/** What was in it when it was last looked at, by the wall clock. */
export type KeptTokens = { tokens: number; atMs: number };

/** Of what is allowed; the rest is for calls that bunch up on their way. */
const used = 0.985;

/**
 * A bucket of size b that fills at r lets b + rW calls through in a span W at the most: r is what is left of the allowed when a full
 * bucket is spent. With a bucket of 3 % that is more than 95 % of the allowed in the long run. After a restart it holds one
 * call at the most: the clock that measured the time between may have been set.
 */
export function createBucket(
  { calls, perMs }: Rate,
  kept: KeptTokens | null,
  start: { nowMs: number; ticks: number },
): Bucket {
  const size = Math.max(1, Math.floor(calls * 0.03));
  const perTick = (used * (calls - size + 1)) / perMs;
  const passedMs = kept ? Math.max(0, start.nowMs - kept.atMs) : 0;
  let tokens = kept ? Math.min(1, kept.tokens + passedMs * perTick) : 1;
  let at = start.ticks;
  const fill = (ticks: number): number => {
    tokens = Math.min(size, tokens + Math.max(0, ticks - at) * perTick);
    at = Math.max(at, ticks);
    return tokens;
  };
  return {
    // A billionth short counts as full, or rounding would make it wait once more.
    waitMs: (ticks) => Math.max(0, Math.ceil((1 - 1e-9 - fill(ticks)) / perTick)),
    take: (ticks) => {
      tokens = fill(ticks) - 1;
    },
    tokens: fill,
  };
}
