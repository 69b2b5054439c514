// Signs a browser in: a one-time address turns into a cookie. Tokens and sessions live in memory and end with the host.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../lib/clock.ts';

const tokenLifeMs = 10 * 60 * 1000;

export const signInPath = '/sign-in';

export type SignIn = {
  /** The one-time address; `next` is where the browser lands. */
  url(next: string): string;
  answer(url: URL): Response;
  isSignedIn(headers: Headers): boolean;
};

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const secret = (): string => randomBytes(32).toString('base64url');

export function createSignIn(origin: string, port: number, clock: Clock): SignIn {
  const token = secret();
  const goodUntilMs = clock.now() + tokenLifeMs;
  const cookieName = `rowbench_${port}`;
  const sessions = new Set<string>();
  let used = false;

  const redeem = (sent: string): boolean => {
    // Hashes are of one length, so the comparison takes one time whatever was sent.
    const right = timingSafeEqual(sha256(sent), sha256(token));
    if (!right || used || clock.now() >= goodUntilMs) return false;
    used = true;
    return true;
  };

  return {
    url: (next) => {
      const url = new URL(signInPath, origin);
      url.searchParams.set('token', token);
      if (next !== '/') url.searchParams.set('next', next);
      return url.href;
    },
    answer(url) {
      if (!redeem(url.searchParams.get('token') ?? '')) return refusal();
      const session = secret();
      sessions.add(sha256(session).toString('hex'));
      return new Response(null, {
        status: 303,
        headers: {
          location: samePath(url.searchParams.get('next'), origin),
          'set-cookie': `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
        },
      });
    },
    isSignedIn: (headers) =>
      cookiesNamed(cookieName, headers).some((value) => sessions.has(sha256(value).toString('hex'))),
  };
}

/** Only a path of this host; anything that leads elsewhere becomes `/`. */
function samePath(next: string | null, origin: string): string {
  if (next === null || !next.startsWith('/')) return '/';
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
  return url?.origin === origin && !url.pathname.startsWith('//')
    ? `${url.pathname}${url.search}${url.hash}`
    : '/';
}

const cookiesNamed = (name: string, headers: Headers): string[] =>
  (headers.get('cookie') ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${name}=`))
    .map((cookie) => cookie.slice(name.length + 1));

const refusal = (): Response =>
  new Response(
    'This sign-in address was used before or is older than 10 minutes. Stop the rowbench command and start it again for a new one.\n',
    { status: 401, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' } },
  );
