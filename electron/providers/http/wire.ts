// A request as it goes over the wire.
import { badRequest } from './faults.ts';
import type { HttpRequest } from './http-client.ts';
import { packings } from './read-body.ts';
import { parseAddress } from './redirects.ts';

export type Wire = {
  method: string;
  url: URL;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
};

/** Of the connection, which is not the provider's to speak of. */
const own = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'expect', 'te']);

export function wireOf({ method, url, headers = {}, body: sent }: HttpRequest, who: string): Wire {
  const body = sent === undefined ? null : Buffer.from(JSON.stringify(sent));
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  // Here, or Node would quote the header in its error.
  if (
    given.some(
      ([name, value]) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name) || !/^[\t\x20-\x7e\xa0-\xff]*$/.test(value),
    )
  )
    throw badRequest(who);
  return {
    method: method ?? (body ? 'POST' : 'GET'),
    url: parseAddress(url, who),
    headers: {
      accept: 'application/json',
      'user-agent': 'Rowbench',
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...Object.fromEntries(given.filter(([name]) => !own.has(name))),
      'accept-encoding': packings,
      ...(body ? { 'content-length': String(body.length) } : {}),
    },
    body,
  };
}
