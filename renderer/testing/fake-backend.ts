// Answers the window's requests in a test: by method and path, with whatever the test put there.
import type { ErrorCode } from '../../shared/errors.ts';
import { errorStatus } from '../../shared/errors.ts';

export type FakeRequest = { url: URL; body: unknown; headers: Headers };
type Answer = (request: FakeRequest) => unknown;

/** Thrown by an answer to refuse. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

const json = (status: number, body: unknown): Response => Response.json(body, { status });

function refuse({ code, message, details }: Refusal): Response {
  const error = { code, message, details, documentationUrl: '/docs', requestId: 'req_1', timestamp: '' };
  return json(errorStatus[code], { error });
}

const notThere = new Refusal('not_found', 'There is no such thing.');

/** Replaces fetch; `routes` are keyed `GET /v1/workspace`, a trailing `*` matches any rest. */
export function installFakeBackend(routes: Record<string, Answer>): { requests: string[] } {
  const requests: string[] = [];
  const find = (key: string): Answer | undefined =>
    routes[key] ??
    Object.entries(routes).find(([name]) => name.endsWith('*') && key.startsWith(name.slice(0, -1)))?.[1];

  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, 'http://window.test');
    const key = `${init?.method ?? 'GET'} ${url.pathname}`;
    requests.push(`${key}${url.search}`);
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    try {
      const answer = find(key);
      if (!answer) throw notThere;
      return json(200, await answer({ url, body, headers: new Headers(init?.headers) }));
    } catch (error) {
      if (error instanceof Refusal) return refuse(error);
      throw error;
    }
  };
  return { requests };
}
