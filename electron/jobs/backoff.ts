export const longestBackoffMs = 300_000;

/** Full jitter (random in 0 … 1): a wait between nothing and one second doubled with each attempt, five minutes at most. */
export const backoffMs = (attempt: number, random: number): number =>
  Math.floor(random * Math.min(longestBackoffMs, 1000 * 2 ** Math.max(0, attempt - 1)));
