// One request and its answer, over a connection of its own: a kept one may break off under a request that is billed, and nobody
// could tell whether it arrived.
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { ProviderError } from '../provider.ts';
import { connectionLost, heldBack, notJson, offline, timeout, tooSlow } from './faults.ts';
import type { HttpLimits } from './limits.ts';
import { checkLiteral, pinnedLookup, type Guard } from './pinned-lookup.ts';
import { readBody } from './read-body.ts';
import type { Wire } from './wire.ts';

export type WireHead = { status: number; headers: Headers };
export type WireAnswer = WireHead & { body: Buffer };

export type ExchangeOptions = {
  guard: Guard;
  limits: HttpLimits;
  signal: AbortSignal;
  /** Asked when the connection stands; false: nothing is sent, and it fails as held back. */
  mayGo: () => boolean;
  /** The answer begins. */
  onHead: () => void;
};

export const exchange = (wire: Wire, options: ExchangeOptions): Promise<WireAnswer> =>
  exchangeFor(wire, options, async (response, onBytes) => {
    const { guard, limits } = options;
    const body = await readBody(response, { who: guard.who, most: limits.bytes, onBytes });
    return { ...headOf(response), body };
  });

/** Over as soon as the answer begins: whatever becomes of its body, it is not read. */
export const exchangeHead = (wire: Wire, options: ExchangeOptions): Promise<WireHead> =>
  exchangeFor(wire, options, headOf);

async function exchangeFor<T>(
  wire: Wire,
  { guard, limits, signal, mayGo, onHead }: ExchangeOptions,
  read: (response: IncomingMessage, onBytes: (bytes: number) => void) => T | Promise<T>,
): Promise<T> {
  const { who } = guard;
  signal.throwIfAborted();
  checkLiteral(wire.url, guard);
  const given = new AbortController();
  const watch = createWatch(given, limits, who);
  const ended = AbortSignal.any([signal, given.signal]);
  try {
    const response = await begin(wire, {
      guard,
      signal: ended,
      refusal() {
        watch.connected();
        return mayGo() ? null : heldBack(who);
      },
    });
    onHead();
    return await read(response, watch.answering());
  } catch (error) {
    throw ended.aborted ? ended.reason : explain(error, who, watch.isConnected());
  } finally {
    watch.end();
    // Whatever is left of it.
    given.abort();
  }
}

function begin(
  { method, url, headers, body }: Wire,
  { guard, signal, refusal }: { guard: Guard; signal: AbortSignal; refusal: () => ProviderError | null },
): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const options = { method, headers, signal, agent: false as const, lookup: pinnedLookup(guard) };
    const request = (isSecure ? httpsRequest : httpRequest)(url, options, (response) => {
      // Whoever reads it hears of it; without a reader nobody minds.
      response.on('error', () => undefined);
      resolve(response);
    });
    request.on('error', reject);
    // Not a byte goes out before the connection stands and nobody objects.
    const go = (): void => {
      const refused = refusal();
      if (refused) request.destroy(refused);
      else request.end(body ?? undefined);
    };
    request.on('socket', (socket) => socket.once(isSecure ? 'secureConnect' : 'connect', go));
  });
}

const headOf = (response: IncomingMessage): WireHead => ({
  status: response.statusCode ?? 0,
  headers: headersOf(response),
});

/** Fires `given` when the connection, the answer or the whole takes too long. */
function createWatch(given: AbortController, { connectMs, wholeMs, slowest }: HttpLimits, who: string) {
  let isConnected = false;
  let arrived = 0;
  let pace: NodeJS.Timeout | undefined;
  const connect = setTimeout(() => given.abort(offline(who, 'ETIMEDOUT')), connectMs);
  const whole = setTimeout(() => given.abort(timeout(who)), wholeMs);
  return {
    isConnected: () => isConnected,
    connected() {
      isConnected = true;
      clearTimeout(connect);
    },
    /** From the answer's head on its speed counts. */
    answering() {
      pace = setInterval(() => {
        if (arrived < slowest.bytes) given.abort(tooSlow(who));
        arrived = 0;
      }, slowest.perMs);
      return (bytes: number): void => {
        arrived += bytes;
      };
    },
    end() {
      clearTimeout(connect);
      clearTimeout(whole);
      clearInterval(pace);
    },
  };
}

/** Node's own words may quote a header; its codes are enough. */
function explain(error: unknown, who: string, isConnected: boolean): ProviderError {
  if (error instanceof ProviderError) return error;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  if (code.startsWith('Z_')) return notJson(who);
  return isConnected ? connectionLost(who, code) : offline(who, code);
}

function headersOf(response: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  return headers;
}
