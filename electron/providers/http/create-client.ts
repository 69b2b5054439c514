// The client that a provider is given: it paces, guards, and asks again where nothing can have been billed.
import type { Log } from '../../lib/log.ts';
import { ProviderError } from '../provider.ts';
import { exchange, type WireAnswer } from './exchange.ts';
import { tooManyRedirects } from './faults.ts';
import { guardOf } from './guard.ts';
import type { HttpAnswer, HttpClient } from './http-client.ts';
import type { HttpLimits } from './limits.ts';
import { noteCall } from './note-call.ts';
import type { Pace, Turn } from './pace.ts';
import type { Resolve } from './pinned-lookup.ts';
import { readJson } from './read-json.ts';
import { isRedirect, redirected } from './redirects.ts';
import { refusalIn } from './refusal.ts';
import type { Timing } from './timing.ts';
import { wireOf, type Wire } from './wire.ts';

export type ClientOptions = {
  code: string;
  /** Its label, for people. */
  who: string;
  pace: Pace;
  limits: HttpLimits;
  timing: Timing;
  log: Log;
  /** 0 to 1. */
  random: () => number;
  signal: AbortSignal;
  /** A person said that this provider is one of their own, on this machine or in its network. */
  isLocalAllowed: boolean;
  /** Taken out of whatever comes back; empty where there is none. */
  key: string;
  /** Its calls cost nothing, so that one may be made again though the outcome of the first is unknown. */
  isFree: boolean;
  resolve: Resolve;
  /** Awaited before a request goes out: from then on it may be carried out, and billed. */
  onSend?: () => Promise<void>;
};

/** `first`: the request as it began, before redirects; `tried`: from 1. */
type Attempt = { first: Wire; tried: number; options: ClientOptions };

export const createHttpClient = (options: ClientOptions): HttpClient => ({
  async send(request) {
    return sendPatiently(wireOf(request, options.who), options);
  },
});

async function sendPatiently(first: Wire, options: ClientOptions): Promise<HttpAnswer> {
  const { limits, random, timing, signal } = options;
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt({ first, tried, options });
    } catch (error) {
      if (tried >= limits.tries || !isWorthAnother(error, options)) throw error;
      // Full jitter, see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
      if (!isTimed(error)) await timing.sleep(random() * limits.backoffMs * 2 ** (tried - 1), signal);
    }
  }
}

/** A time that the provider named is waited for by its pace. */
const isTimed = (error: unknown): boolean =>
  error instanceof ProviderError && error.failure.kind === 'limited';

/** Whether it was carried out is unknown after a timeout or a broken connection: only what is free is asked again. */
function isWorthAnother(error: unknown, { isFree, limits }: ClientOptions): boolean {
  if (!(error instanceof ProviderError)) return false;
  const { failure, code } = error;
  const isUndone = code === 'offline' || code.startsWith('http_');
  if (failure.kind === 'limited') return isUndone && failure.retryAfterMs <= limits.waitMs;
  return failure.kind === 'passing' && (isUndone || isFree);
}

async function attempt(made: Attempt): Promise<HttpAnswer> {
  const { first, options } = made;
  const { who, limits, key } = options;
  let wire = first;
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const answer = await askInTurn(wire, made);
    const { status, headers } = answer;
    if (!isRedirect(answer)) return { status, headers, json: readJson(answer, who, key) };
    wire = redirected(wire, answer, who);
  }
  throw tooManyRedirects(who);
}

async function askInTurn(wire: Wire, made: Attempt): Promise<WireAnswer> {
  const { options, tried } = made;
  const turn = await options.pace.turn(options.signal);
  const answer = await ask(wire, made, turn).catch((error: unknown) => {
    if (error instanceof ProviderError && error.code === 'held_back') return null;
    throw error;
  });
  if (!answer) return askInTurn(wire, made);
  const refusal = refusalIn(answer, options, tried);
  if (refusal?.failure.kind === 'limited') await options.pace.block(refusal.failure.retryAfterMs);
  if (refusal) throw refusal;
  return answer;
}

async function ask(wire: Wire, { first, tried, options }: Attempt, turn: Turn): Promise<WireAnswer> {
  const note = noteCall(wire, tried, options);
  const guard = guardOf(wire, first, options);
  const send = async (): Promise<WireAnswer> => {
    await options.onSend?.();
    return exchange(wire, { ...options, guard, mayGo: turn.mayGo, onHead: turn.answered });
  };
  const answer = await send().catch(async (error: unknown) => {
    const code = error instanceof ProviderError ? error.code : 'given_up';
    note({ fault: code });
    await turn.ended(broken.has(code) ? 'broken' : 'nothing');
    throw error;
  });
  note({ status: answer.status, bytes: answer.body.length });
  await turn.ended(answer.status >= 500 ? 'broken' : 'answered');
  return answer;
}

/** That the provider is down, not this machine's network. */
const broken = new Set(['connection_lost', 'timeout', 'too_slow']);
