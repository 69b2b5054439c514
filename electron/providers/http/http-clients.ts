// The clients of all providers of a thread. A provider has one pace, however many of its calls are under way.
import type { Log } from '../../lib/log.ts';
import type { Provider } from '../provider.ts';
import { createHttpClient } from './create-client.ts';
import type { HttpClient } from './http-client.ts';
import { usualLimits, type HttpLimits } from './limits.ts';
import { createPace, type Pace, type PaceStore } from './pace.ts';
import { systemResolve, type Resolve } from './pinned-lookup.ts';
import { systemTiming, type Timing } from './timing.ts';

export type HttpClientsOptions = {
  /** What outlives a restart, of the provider with this code. */
  storeOf: (code: string) => PaceStore;
  log: Log;
  timing?: Timing;
  random?: () => number;
  limits?: Partial<HttpLimits>;
  resolve?: Resolve;
};

export type ForCall = {
  /** Ends whatever the client waits for. */
  signal: AbortSignal;
  /** Only by a person's word: it is a provider of their own, on this machine or in its network. */
  isLocalAllowed: boolean;
  /** Its key, so that no answer holds it; empty where it has none. */
  key: string;
  onSend?: () => Promise<void>;
};

export type HttpClients = {
  of: (provider: Pick<Provider, 'code' | 'label' | 'rate' | 'billed'>, call: ForCall) => HttpClient;
};

export function createHttpClients(options: HttpClientsOptions): HttpClients {
  const { storeOf, log, timing = systemTiming, random = Math.random, resolve = systemResolve } = options;
  const limits = { ...usualLimits, ...options.limits };
  const paces = new Map<string, Pace>();
  return {
    of({ code, label: who, rate, billed }, call) {
      const { waitMs } = limits;
      const pace = paces.get(code) ?? createPace({ who, rate, store: storeOf(code), timing, waitMs });
      paces.set(code, pace);
      const isFree = billed === 'never';
      return createHttpClient({ code, who, pace, limits, timing, log, random, isFree, resolve, ...call });
    },
  };
}
