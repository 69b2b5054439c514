// One POST of bytes as they are, behind the same guard and limits as the calls of providers: for what is told, not asked. It follows no
// redirect and tries nothing again.
import { exchangeHead } from './exchange.ts';
import { guardOf } from './guard.ts';
import type { HttpLimits } from './limits.ts';
import { systemResolve, type Resolve } from './pinned-lookup.ts';
import { parseAddress } from './redirects.ts';
import { waitAfterMs } from './retry-after.ts';

export type Post = {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** Whom a person is told of. */
  who: string;
  isLocalAllowed: boolean;
  signal: AbortSignal;
  nowMs: number;
  resolve?: Resolve;
};

const limits: HttpLimits = {
  connectMs: 10_000,
  wholeMs: 15_000,
  slowest: { bytes: 1, perMs: 10_000 },
  bytes: 1024 * 1024,
  redirects: 0,
  tries: 1,
  backoffMs: 0,
  waitMs: 0,
};

/** Throws a ProviderError where there is no answer; its head is one. `retryAfterMs`: where the answer names a time. */
export async function postOnce(post: Post): Promise<{ status: number; retryAfterMs: number | null }> {
  const { who, headers, signal, isLocalAllowed, resolve = systemResolve } = post;
  const body = Buffer.from(post.body);
  const wire = {
    method: 'POST',
    url: parseAddress(post.url, who),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Rowbench',
      ...headers,
      'content-length': String(body.length),
    },
    body,
  };
  const guard = guardOf(wire, wire, { who, isLocalAllowed, resolve });
  const answer = await exchangeHead(wire, {
    guard,
    limits,
    signal,
    mayGo: () => true,
    onHead: () => undefined,
  });
  return { status: answer.status, retryAfterMs: waitAfterMs(answer.headers, post.nowMs, ['retry-after']) };
}
