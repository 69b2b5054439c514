// Spreads calls so that no span of the provider's length ever holds more of them than it allows, wherever the span begins.

export type Rate = { calls: number; perMs: number };

export type Bucket = {
  /** How long until a call may be made; 0: now. */
  waitMs: (ticks: number) => number;
  /** Only after `waitMs` said 0. Answers what to call when its answer begins. */
  take: (ticks: number) => (answeredTicks: number) => void;
  tokens: (ticks: number) => number;
};

/** What was in it when it was last looked at, by the wall clock. */
export type KeptTokens = { tokens: number; atMs: number };

const margin = 1.01;
/** A machine may stand still for so long while a call is on its way. */
const stallMs = (perMs: number): number => Math.min(perMs * 0.25, 1000);
/** A call may be held up by so much longer than usual, and still none is too many; more of it would cost too many calls. */
const heldUpMs = (perMs: number): number => Math.max(perMs * 0.03, stallMs(perMs));
/** A call that is late by so much, as machines are, is caught up with; later ones are lost. */
const lateMs = 500;

/**
 * Two bounds. Tokens come at the allowed rate and are kept for `lateMs` at the most, so that calls are spread; and a call waits until
 * the one that lies `calls` before it is out of the span, so that catching up never makes it too many. That memory is
 * lost with the program: after a restart the bucket begins as far below as it may have been above.
 */
export function createBucket(
  { calls, perMs }: Rate,
  kept: KeptTokens | null,
  start: { nowMs: number; ticks: number },
): Bucket {
  const spanMs = perMs * margin;
  const perTick = calls / spanMs;
  const size = perTick * 10_000 < 1 ? 1 : Math.min(calls, 1 + Math.ceil(perTick * lateMs));
  const passedMs = kept ? Math.max(0, start.nowMs - kept.atMs) : 0;
  const owed = size - 1 + perTick * stallMs(perMs);
  let tokens = kept ? Math.min(1, kept.tokens + passedMs * perTick) - owed : size;
  let at = start.ticks;
  /** Before when each of the last `calls` calls arrived, less what all of them take. */
  const arrived = new Float64Array(calls).fill(Number.NEGATIVE_INFINITY);
  let next = 0;
  /** From a call's turn to the head of its answer at best, learned slowly from nothing. */
  let usual = 0;
  const fill = (ticks: number): number => {
    tokens = Math.min(size, tokens + Math.max(0, ticks - at) * perTick);
    at = Math.max(at, ticks);
    return tokens;
  };
  return {
    waitMs(ticks) {
      // A billionth short counts as full, or rounding would make it wait once more.
      const forToken = (1 - 1e-9 - fill(ticks)) / perTick;
      const forSpan = (arrived[next] ?? 0) + spanMs - ticks;
      return Math.max(0, Math.ceil(Math.max(forToken, forSpan)));
    },
    take(ticks) {
      tokens = fill(ticks) - 1;
      const mine = next;
      next = (next + 1) % calls;
      arrived[mine] = ticks;
      return (answeredTicks) => {
        const took = answeredTicks - ticks;
        usual = Math.min(took, usual * 1.02 + 0.1);
        if (arrived[mine] === ticks) arrived[mine] = ticks + Math.min(took - usual, heldUpMs(perMs));
      };
    },
    tokens: fill,
  };
}
