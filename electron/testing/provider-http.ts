// For tests: the client that providers get, let to this machine, which does not really wait between its attempts.
import { onTestFinished } from 'vitest';
import { silentLog } from '../lib/log.ts';
import type { HttpClient, HttpRequest } from '../providers/http/http-client.ts';
import {
  createHttpClients,
  type HttpClients,
  type HttpClientsOptions,
} from '../providers/http/http-clients.ts';
import type { Provider } from '../providers/provider.ts';

type Asked = Pick<Provider, 'code' | 'label' | 'rate' | 'billed'>;

/** A clock that moves only when somebody sleeps. */
export function fakeTiming(startMs = Date.parse('2026-02-01T08:00:00Z')) {
  let passed = 0;
  const slept: number[] = [];
  return {
    slept,
    /** Sets the wall clock, as a person or a server of time does. */
    setBy(ms: number): void {
      startMs += ms;
    },
    pass(ms: number): void {
      passed += ms;
    },
    now: () => startMs + passed,
    ticks: () => passed,
    sleep(ms: number, signal: AbortSignal): Promise<void> {
      slept.push(ms);
      passed += ms;
      return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
    },
  };
}

export function testHttp(
  provider: Partial<Asked> = {},
  options: Partial<HttpClientsOptions> = {},
  signal: AbortSignal = givenUpAtTheEnd(),
): HttpClient {
  const asked: Asked = { code: 'test', label: 'Test', rate: null, billed: 'for a match', ...provider };
  return clientsOf(options).of(asked, { signal, isLocalAllowed: true, key: 'test-key' });
}

/** The same where it matters whose provider it is. */
export function testClients(options: Partial<HttpClientsOptions>) {
  const clients = clientsOf(options);
  const signal = givenUpAtTheEnd();
  const asked: Asked = { code: 'test', label: 'Test', rate: null, billed: 'for a match' };
  return {
    send: (request: HttpRequest, { isLocalAllowed }: { isLocalAllowed: boolean }) =>
      clients.of(asked, { signal, isLocalAllowed, key: '' }).send(request),
  };
}

function clientsOf(options: Partial<HttpClientsOptions>): HttpClients {
  const storeOf = () => ({ load: () => null, save: () => undefined });
  return createHttpClients({ storeOf, log: silentLog, timing: fakeTiming(), ...options });
}

function givenUpAtTheEnd(): AbortSignal {
  const given = new AbortController();
  onTestFinished(() => given.abort());
  return given.signal;
}
