// Where a redirect leads, and what goes along: to another origin no header of the provider's, as its key is in one of them.
import { badAddress, badRedirect } from './faults.ts';
import type { WireAnswer } from './exchange.ts';
import type { Wire } from './wire.ts';

const moved = new Set([301, 302, 303, 307, 308]);

export const isRedirect = ({ status, headers }: WireAnswer): boolean =>
  moved.has(status) && headers.has('location');

/** Of a text that a provider or a person wrote. */
export function parseAddress(text: string, who: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw badAddress(who);
  return url;
}

/** The next request (https://fetch.spec.whatwg.org/#http-redirect-fetch); a body never goes to another origin. */
export function redirected(wire: Wire, { status, headers }: WireAnswer, who: string): Wire {
  const location = headers.get('location') ?? '';
  if (!URL.canParse(location, wire.url.href)) throw badRedirect(who);
  const url = parseAddress(new URL(location, wire.url).href, who);
  const dropsBody = status === 303 || (status < 303 && wire.method === 'POST');
  const next = dropsBody ? { ...wire, method: 'GET', body: null, headers: withoutBody(wire.headers) } : wire;
  if (url.origin === wire.url.origin) return { ...next, url };
  if (next.body) throw badRedirect(who);
  return { ...next, url, headers: plain(next.headers) };
}

const pick = (headers: Wire['headers'], test: (name: string) => boolean): Wire['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => test(name)));

const withoutBody = (headers: Wire['headers']): Wire['headers'] =>
  pick(headers, (name) => !name.startsWith('content-'));

const plain = (headers: Wire['headers']): Wire['headers'] =>
  pick(headers, (name) => ['accept', 'accept-encoding', 'user-agent'].includes(name));
