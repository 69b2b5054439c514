// A backend for one command: opened, used through the API and closed, whatever happens.
import { createBackend, type Backend } from '../../backend.ts';
import type { CallAnswer, CallInput, Endpoint } from '../../../shared/contract/endpoint.ts';
import type { ErrorBody } from '../../../shared/errors.ts';
import { resolve } from 'node:path';
import { createFileKeys } from '../../lib/file-keys.ts';
import { CliError } from './cli-error.ts';
import { version } from './version.ts';

export type Api = {
  call: <E extends Endpoint>(endpoint: E, input: CallInput<E>) => Promise<CallAnswer<E>>;
  events: Backend['events'];
};

export function openBackend(data: string): Backend {
  const dataDir = resolve(data);
  const keys = createFileKeys(dataDir, process.env);
  return createBackend({ dataDir, version: version(), keys, dueRuns: 'leave' });
}

export async function withApi<T>(data: string, work: (api: Api) => Promise<T>): Promise<T> {
  const backend = openBackend(data);
  try {
    return await work(apiOf(backend));
  } finally {
    await backend.close();
  }
}

export const apiOf = (backend: Backend): Api => ({
  events: backend.events,
  async call(endpoint, input) {
    const response = await backend.fetch(requestOf(endpoint, input as Parts), { kind: 'local' });
    const answer: unknown = await response.json();
    if (response.ok) return answer as CallAnswer<typeof endpoint>;
    const { code, message, details } = (answer as ErrorBody).error;
    throw new CliError(code, message, details);
  },
});

type Parts = {
  params?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
};

/** No address is reached: the handler only wants a whole URL. */
const base = 'http://rowbench.invalid';

function requestOf(endpoint: Endpoint, { params = {}, query = {}, body }: Parts): Request {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  if (body === undefined) return new Request(url, { method: endpoint.method });
  const headers = { 'content-type': 'application/json' };
  return new Request(url, { method: endpoint.method, headers, body: JSON.stringify(body) });
}
