import { array, assert, integer, property } from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import type { Identity } from './auth.ts';
import { createRateLimiter } from './rate-limit.ts';
import { openApp, type TestApp } from './testing/open-app.ts';

let test: TestApp;
beforeEach(() => {
  test = openApp({ rateLimit: 5 });
});
afterEach(() => test.close());

const ask = (key: string, path = '/v1/workspace'): Promise<Response> => test.send('GET', path, { key });

describe('the rate limit', () => {
  it('counts down, refuses with Retry-After and refills evenly', async () => {
    const key = test.makeKey(['read:companies']);
    for (const remaining of ['4', '3', '2', '1', '0']) {
      const response = await ask(key);
      expect(response.status).toBe(200);
      expect(response.headers.get('x-ratelimit-remaining')).toBe(remaining);
    }
    const refused = await ask(key);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('12');
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(test.services.clock.now() / 1000 + 60));
    expect(((await refused.json()) as ErrorBody).error).toMatchObject({ code: 'rate_limited' });
    test.wait(11_999);
    expect((await ask(key)).status).toBe(429);
    test.wait(1);
    expect((await ask(key)).status).toBe(200);
    expect((await ask(key)).status).toBe(429);
  });

  it('counts requests that are refused or lead nowhere', async () => {
    const key = test.makeKey(['read:jobs']);
    for (const path of ['/v1/keys', '/nowhere', '/v1/workspace', '/health', '/v1/keys']) await ask(key, path);
    expect((await ask(key, '/health')).status).toBe(429);
  });

  it('is counted for each key by itself', async () => {
    const [first, second] = [test.makeKey(['read:companies']), test.makeKey(['read:companies'])];
    for (let sent = 0; sent < 6; sent += 1) await ask(first);
    expect((await ask(first)).status).toBe(429);
    expect((await ask(second)).status).toBe(200);
  });

  it('does not hold for the window, a signed-in browser or a request without a key', async () => {
    for (const kind of ['local', 'session', 'network'] as const) {
      for (let sent = 0; sent < 10; sent += 1) {
        const response = await test.send('GET', '/health', { caller: { kind } });
        expect(response.status).toBe(200);
        expect(response.headers.get('x-ratelimit-remaining')).toBe('5');
      }
    }
  });
});

it('never grants more than a bucket and its refill, whatever the pauses, also when the clock is set back', () => {
  const identity: Identity = {
    kind: 'key',
    actor: { id: 'key_1', fullName: '', email: null },
    permissions: [],
    expiresAtMs: null,
  };
  assert(
    property(array(integer({ min: -5000, max: 30_000 }), { maxLength: 200 }), (pauses) => {
      const limiter = createRateLimiter(10);
      let nowMs = 1_000_000;
      let forwardMs = 0;
      let granted = 0;
      for (const pause of pauses) {
        nowMs += pause;
        forwardMs += Math.max(0, pause);
        const allowance = limiter.take(identity, nowMs);
        expect(allowance.remaining).toBeGreaterThanOrEqual(0);
        if (allowance.retryAfterSeconds === null) granted += 1;
      }
      expect(granted).toBeLessThanOrEqual(10 + Math.ceil((forwardMs * 10) / 60_000));
    }),
  );
});
