// A token bucket for each API key: a minute's worth of requests at once, refilled evenly.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Identity } from './auth.ts';

/** Requests a minute for each key, where nobody says otherwise. */
export const defaultRateLimit = 600;

export type Allowance = {
  limit: number;
  remaining: number;
  resetMs: number;
  retryAfterSeconds: number | null;
};

export type RateLimiter = { take(identity: Identity, nowMs: number): Allowance };

type Bucket = { tokens: number; atMs: number };

/** Only keys are limited; everyone else is told the full allowance. */
export function createRateLimiter(perMinute: number): RateLimiter {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    take(identity, nowMs) {
      if (identity.kind !== 'key') return unlimited(perMinute, nowMs);
      const bucket = buckets.get(identity.actor.id) ?? { tokens: perMinute, atMs: nowMs };
      buckets.set(identity.actor.id, bucket);
      // A clock that is set back must not take tokens away.
      bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, nowMs - bucket.atMs) * perMs);
      bucket.atMs = nowMs;
      const granted = bucket.tokens >= 1;
      if (granted) bucket.tokens -= 1;
      return {
        limit: perMinute,
        remaining: Math.floor(bucket.tokens),
        resetMs: nowMs + (perMinute - bucket.tokens) / perMs,
        retryAfterSeconds: granted ? null : Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000)),
      };
    },
  };
}

export const unlimited = (perMinute: number, nowMs: number): Allowance => ({
  limit: perMinute,
  remaining: perMinute,
  resetMs: nowMs,
  retryAfterSeconds: null,
});

export function rateHeaders(allowance: Allowance): Record<string, string> {
  const { limit, remaining, resetMs, retryAfterSeconds } = allowance;
  return {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Math.ceil(resetMs / 1000)),
    ...(retryAfterSeconds === null ? {} : { 'retry-after': String(retryAfterSeconds) }),
  };
}

export function requireAllowance({ limit, retryAfterSeconds }: Allowance): void {
  if (retryAfterSeconds === null) return;
  throw new AppError('rate_limited', {
    message: t(
      'This API key may send {limit} requests a minute. Wait {retryAfterSeconds} s, then send it again.',
      { limit, retryAfterSeconds },
    ),
    details: { retryAfterSeconds },
    retryable: true,
  });
}
