// Between Node's HTTP and the handler's Request and Response. Bodies are streamed both ways and never collected here.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export type Fetch = (request: Request) => Promise<Response>;

/** How much of a refused body is read and thrown away, so that its sender gets to see the refusal. */
const drainBytes = 256 * 1024 * 1024;
const drainMs = 10_000;

/** `origins`: this host's addresses; a request's URL begins with the one that it was sent to. */
export const nodeListener =
  (origins: readonly string[], fetch: Fetch): RequestListener =>
  (incoming, outgoing) => {
    // Whoever sends what makes no request, or goes away while being answered, loses the connection.
    void answer(origins, fetch, incoming, outgoing).catch(() => incoming.socket.destroy());
  };

async function answer(
  origins: readonly string[],
  fetch: Fetch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const response = await fetch(toRequest(origins, incoming));
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status);
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body), outgoing);
  drain(incoming);
}

function toRequest(origins: readonly string[], incoming: IncomingMessage): Request {
  const { method = 'GET', url: target = '/' } = incoming;
  const origin = origins.find((known) => known === `http://${incoming.headers.host}`) ?? origins[0];
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  // A target such as http://elsewhere/ is meant for a proxy; without a Host the guard turns it away.
  if (!target.startsWith('/')) headers.delete('host');
  const url = `${origin}${target.startsWith('/') ? target : '/'}`;
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  return new Request(url, { method, headers, body: bodyOf(incoming), duplex: 'half' });
}

/** Letting go of this stream must not destroy the socket, which Readable.toWeb would: the answer still has to go out. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> | null {
  const { 'content-length': length, 'transfer-encoding': coding } = incoming.headers;
  if (coding === undefined && (length === undefined || length === '0')) return null;
  return ReadableStream.from(incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
}

function drain(incoming: IncomingMessage): void {
  if (incoming.complete || incoming.destroyed) return;
  let left = drainBytes;
  const stop = (): void => void incoming.socket.destroy();
  const timer = setTimeout(stop, drainMs);
  incoming.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) stop();
  });
  incoming.once('close', () => clearTimeout(timer));
  incoming.resume();
}
