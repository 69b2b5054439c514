// Which answers are none: the provider refuses, wants to be asked later, or has trouble of its own.
import type { ProviderError } from '../provider.ts';
import type { WireAnswer } from './exchange.ts';
import { refused, toldToWait, troubled } from './faults.ts';
import type { HttpLimits } from './limits.ts';
import { rateLimitHeaders, waitAfterMs } from './retry-after.ts';
import type { Timing } from './timing.ts';

/** Where a provider that is asked too often names no time, and asking again did not help. */
const restMs = 30_000;

export function refusalIn(
  { status, headers }: WireAnswer,
  { who, limits, timing, random }: { who: string; limits: HttpLimits; timing: Timing; random: () => number },
  tried: number,
): ProviderError | null {
  if (status >= 401 && status <= 403) return refused(who, status);
  const isPassing = status === 408 || status === 425 || status >= 500;
  if (status !== 429 && !isPassing) return null;
  const names = status === 429 ? rateLimitHeaders : ['retry-after'];
  const told = waitAfterMs(headers, timing.now(), names);
  if (isPassing && told === null) return troubled(who, status);
  const backoff = random() * limits.backoffMs * 2 ** (tried - 1);
  const least = told === null && tried >= limits.tries ? restMs : backoff;
  return toldToWait(who, status, Math.max(told ?? 0, least));
}
