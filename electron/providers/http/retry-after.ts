// When a provider says to come back, in the forms in which providers say it.

const secondMs = 1000;
/** Longer than this is a mistake of theirs. */
const longestMs = 31 * 24 * 3600 * secondMs;

/** Of an answer 429. Others carry some of them too, without anything being wrong. */
export const rateLimitHeaders = [
  'retry-after',
  'x-ratelimit-reset',
  'ratelimit-reset',
  'x-rate-limit-reset',
] as const;

/** By the first of `names` that can be read; `nowMs`: this machine's clock, where the provider does not tell its own. */
export function waitAfterMs(headers: Headers, nowMs: number, names: readonly string[]): number | null {
  const theirs = Date.parse(headers.get('date') ?? '');
  // By their own clock: ours may be wrong.
  const now = Number.isNaN(theirs) ? nowMs : theirs;
  const [wait] = names.map((name) => waitIn(headers.get(name), now)).filter((found) => found !== null);
  return wait === undefined ? null : Math.min(longestMs, Math.max(0, wait));
}

/** Seconds, or a point in time: a date, or seconds or milliseconds since 1970. Dates leave out a part of a second: one more. */
function waitIn(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (text === '') return null;
  const number = Number(text);
  if (Number.isNaN(number)) return untilDate(text, now);
  if (number < 0 || !Number.isFinite(number)) return null;
  if (number > 1e11) return number - now;
  return number > 1e9 ? (number + 1) * secondMs - now : number * secondMs;
}

function untilDate(text: string, now: number): number | null {
  const at = Date.parse(/^\d{4}-\d\d-\d\d[ T][\d:.]+$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(at) ? null : at + secondMs - now;
}
